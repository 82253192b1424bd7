-- What Prisma's models cannot say: foreign keys between slices, no overlaps in time, who may touch which row.
-- Each slice's test of unmanaged objects holds the lists below (apps/api/src/testing/unmanaged.test.ts).

-- ── Facts that hold whatever the application does ──
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE "municipality" ADD CONSTRAINT "municipality_time_zone_check" CHECK (time_zone IN ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'));
ALTER TABLE "agency_placement" ADD CONSTRAINT "agency_placement_days_check" CHECK (valid_to IS NULL OR valid_to > valid_from);
ALTER TABLE "agency_placement" ADD CONSTRAINT "agency_placement_once" EXCLUDE USING gist (municipality_id WITH =, agency_id WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE "employee" ADD CONSTRAINT "employee_nip_check" CHECK (nip ~ '^[0-9]{18}$');
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_days_check" CHECK (valid_to IS NULL OR valid_to > valid_from);
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_own_supervisor_check" CHECK (supervisor_id IS DISTINCT FROM employee_id);
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_one_definitive" EXCLUDE USING gist (municipality_id WITH =, employee_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (kind = 'DEFINITIVE' AND withdrawn_at IS NULL);
ALTER TABLE "exemption" ADD CONSTRAINT "exemption_days_check" CHECK (valid_to IS NULL OR valid_to > valid_from);
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_part_of_itself_check" CHECK (part_of_id IS DISTINCT FROM id);
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_weight_check" CHECK (weight >= 0);
ALTER TABLE "target" ADD CONSTRAINT "target_subject_check" CHECK (subject_id = coalesce(assignment_id, agency_id));
ALTER TABLE "target" ADD CONSTRAINT "target_days_check" CHECK (period_to >= period_from);
ALTER TABLE "observation" ADD CONSTRAINT "observation_figure_check"
  CHECK ((value IS NOT NULL AND numerator IS NULL AND denominator IS NULL) OR (value IS NULL AND numerator IS NOT NULL AND denominator IS NOT NULL));

-- ── Foreign keys between slices, municipality first: no row can point into another municipality ──
ALTER TABLE "agency" ADD CONSTRAINT "agency_municipality_fkey" FOREIGN KEY (municipality_id) REFERENCES "municipality" (id);
ALTER TABLE "agency_ancestry" ADD CONSTRAINT "agency_ancestry_agency_fkey" FOREIGN KEY (municipality_id, agency_id) REFERENCES "agency" (municipality_id, id);
ALTER TABLE "person" ADD CONSTRAINT "person_municipality_fkey" FOREIGN KEY (municipality_id) REFERENCES "municipality" (id);
ALTER TABLE "position" ADD CONSTRAINT "position_agency_fkey" FOREIGN KEY (municipality_id, agency_id) REFERENCES "agency" (municipality_id, id);
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_municipality_fkey" FOREIGN KEY (municipality_id) REFERENCES "municipality" (id);
ALTER TABLE "source" ADD CONSTRAINT "source_municipality_fkey" FOREIGN KEY (municipality_id) REFERENCES "municipality" (id);
ALTER TABLE "target" ADD CONSTRAINT "target_indicator_fkey" FOREIGN KEY (municipality_id, indicator_id) REFERENCES "indicator" (municipality_id, id);
ALTER TABLE "target" ADD CONSTRAINT "target_agency_fkey" FOREIGN KEY (municipality_id, agency_id) REFERENCES "agency" (municipality_id, id);
ALTER TABLE "target" ADD CONSTRAINT "target_assignment_fkey" FOREIGN KEY (municipality_id, assignment_id) REFERENCES "assignment" (municipality_id, id);
ALTER TABLE "target" ADD CONSTRAINT "target_source_fkey" FOREIGN KEY (municipality_id, source_id) REFERENCES "source" (municipality_id, id);
ALTER TABLE "observation" ADD CONSTRAINT "observation_target_fkey" FOREIGN KEY (municipality_id, target_id, indicator_id, agency_id, subject_id)
  REFERENCES "target" (municipality_id, id, indicator_id, agency_id, subject_id);
ALTER TABLE "observation" ADD CONSTRAINT "observation_source_fkey" FOREIGN KEY (municipality_id, source_id) REFERENCES "source" (municipality_id, id);
ALTER TABLE "observation" ADD CONSTRAINT "observation_import_job_fkey" FOREIGN KEY (municipality_id, import_job_id) REFERENCES "import_job" (municipality_id, id);
ALTER TABLE "import_job" ADD CONSTRAINT "import_job_municipality_fkey" FOREIGN KEY (municipality_id) REFERENCES "municipality" (id);

-- Few observations are corrections or imported: the indexes hold only those.
CREATE INDEX "observation_supersedes_idx" ON "observation" (municipality_id, supersedes_id) WHERE supersedes_id IS NOT NULL;
CREATE INDEX "observation_import_job_idx" ON "observation" (municipality_id, import_job_id) WHERE import_job_id IS NOT NULL;
CREATE INDEX "target_revision_import_job_idx" ON "target_revision" (municipality_id, import_job_id) WHERE import_job_id IS NOT NULL;
CREATE INDEX "target_import_job_idx" ON "target" (municipality_id, import_job_id) WHERE import_job_id IS NOT NULL;

-- ── Row-level security: the backstop behind Scope. Nothing set, nothing seen; -1 is every municipality ──
CREATE FUNCTION app_municipalities() RETURNS integer[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT string_to_array(nullif(current_setting('app.municipalities', true), ''), ',')::integer[] $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['region_code', 'agency', 'agency_placement', 'agency_ancestry', 'person', 'employee', 'position', 'assignment', 'exemption',
    'indicator', 'target', 'target_revision', 'source', 'observation', 'observation_state', 'audit_event', 'import_job', 'import_row', 'import_change']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_municipality ON %I USING (municipality_id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]))', t);
  END LOOP;
END $$;
ALTER TABLE "municipality" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_municipality ON "municipality" USING (id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]));
-- National schemes (municipality 0) are read by everyone and written by the owner alone.
ALTER TABLE "scheme" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_or_national ON "scheme" FOR SELECT
  USING (municipality_id = 0 OR municipality_id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]));
CREATE POLICY own_municipality ON "scheme" FOR INSERT WITH CHECK (municipality_id = ANY ((SELECT app_municipalities())::integer[]));

-- ── Roles: none may create, alter or drop anything, none bypasses the policies above ──
DO $$
DECLARE r text;
BEGIN
  FOREACH r IN ARRAY ARRAY['tolok_app', 'tolok_report', 'tolok_importer'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', r);
    EXCEPTION WHEN duplicate_object THEN NULL; -- another database of the same cluster made it
    END;
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- Everything may be read except secrets, which only the application's sign-in reads.
GRANT SELECT ON ALL TABLES IN SCHEMA public TO tolok_app, tolok_report, tolok_importer;
REVOKE SELECT ON "account", "account_role", "session", "setup_link" FROM tolok_report, tolok_importer;

-- Facts are appended; only their caches change.
GRANT INSERT ON "observation", "observation_state", "target", "target_revision", "audit_event" TO tolok_app, tolok_importer;
GRANT UPDATE (state, first_submitted_at, successor_state, withdrawn_at) ON "observation" TO tolok_app, tolok_importer;
GRANT UPDATE (withdrawn_at) ON "target", "target_revision" TO tolok_app, tolok_importer;

-- Registers are kept; what ends is dated, not deleted.
GRANT INSERT, UPDATE ON "agency", "agency_placement", "person", "employee", "position", "assignment", "exemption", "indicator", "source" TO tolok_app, tolok_importer;
GRANT INSERT, UPDATE, DELETE ON "agency_ancestry" TO tolok_app, tolok_importer;
GRANT DELETE ON "agency_placement" TO tolok_app, tolok_importer;
GRANT INSERT ON "municipality", "region_code", "scheme" TO tolok_app;
GRANT UPDATE (name, time_zone, report_deadline_days) ON "municipality" TO tolok_app;
GRANT INSERT, UPDATE ON "import_job" TO tolok_app, tolok_importer;
GRANT INSERT, UPDATE, DELETE ON "import_row" TO tolok_app, tolok_importer;
GRANT INSERT ON "import_change" TO tolok_importer;

GRANT INSERT, UPDATE ON "account", "account_role", "setup_link" TO tolok_app;
GRANT INSERT, UPDATE, DELETE ON "session" TO tolok_app;

ALTER ROLE tolok_app SET statement_timeout = '5s';
ALTER ROLE tolok_app SET lock_timeout = '2s';
ALTER ROLE tolok_app SET idle_in_transaction_session_timeout = '10s';
ALTER ROLE tolok_report SET statement_timeout = '60s';
ALTER ROLE tolok_report SET default_transaction_read_only = on;
ALTER ROLE tolok_importer SET statement_timeout = '300s';
ALTER ROLE tolok_importer SET lock_timeout = '5s';
ALTER ROLE tolok_importer SET idle_in_transaction_session_timeout = '60s';
