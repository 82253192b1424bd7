-- A rule of an extension also runs where a file is written and a period is sealed: as the importer, which may therefore write what is the extension's own.
CREATE OR REPLACE FUNCTION guard_municipal_table(guarded regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
  EXECUTE format('CREATE POLICY own_municipality ON %s USING (municipality_id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]))', guarded);
  EXECUTE format('GRANT SELECT ON %s TO tolok_app, tolok_report, tolok_importer', guarded);
  EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %s TO tolok_app, tolok_importer', guarded);
END $$;

-- The tables of extensions that are there already: everything that begins with the name of one.
DO $$
DECLARE theirs regclass;
BEGIN
  FOR theirs IN
    SELECT DISTINCT c.oid::regclass FROM pg_class c JOIN extension_migration m ON c.relname LIKE replace(replace(m.extension, '-', '_'), '_', '\_') || '\_%'
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
  LOOP
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %s TO tolok_importer', theirs);
  END LOOP;
END $$;
