-- What each extension has applied, after core's own migrations. It stays when an extension is taken out, and its tables with it: put back, it goes on where it was.
CREATE TABLE "extension_migration" (
    "extension" VARCHAR(60) NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "checksum" CHAR(64) NOT NULL,
    "applied_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "extension_migration_pkey" PRIMARY KEY ("extension","name")
);
GRANT SELECT ON "extension_migration" TO tolok_app, tolok_report, tolok_importer;

-- What a table of municipal rows needs, in one call: rows of other municipalities are not there, and the application may read and write what is.
CREATE FUNCTION guard_municipal_table(guarded regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
  EXECUTE format('CREATE POLICY own_municipality ON %s USING (municipality_id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]))', guarded);
  EXECUTE format('GRANT SELECT ON %s TO tolok_app, tolok_report, tolok_importer', guarded);
  EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %s TO tolok_app', guarded);
END $$;
REVOKE EXECUTE ON FUNCTION guard_municipal_table(regclass) FROM PUBLIC;
