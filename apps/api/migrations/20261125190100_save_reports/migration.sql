-- CreateEnum
CREATE TYPE "sharing" AS ENUM ('PRIVATE', 'AGENCY', 'ROLE', 'MUNICIPALITY', 'PUBLIC');

-- CreateEnum
CREATE TYPE "publication_state" AS ENUM ('REQUESTED', 'APPROVED', 'DECLINED', 'WITHDRAWN');

-- CreateTable
CREATE TABLE "saved_report" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "folder" VARCHAR(120) NOT NULL DEFAULT '',
    "sharing" "sharing" NOT NULL DEFAULT 'PRIVATE',
    "shared_agency_id" UUID,
    "shared_role" "role",
    "version" INTEGER NOT NULL DEFAULT 1,
    "published_version" INTEGER,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(6),

CONSTRAINT "saved_report_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "saved_report_version" (
    "municipality_id" INTEGER NOT NULL,
    "report_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "content_hash" VARCHAR(64) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

CONSTRAINT "saved_report_version_pkey" PRIMARY KEY ("municipality_id","report_id","version")
);

-- CreateTable
CREATE TABLE "report_favourite" (
    "municipality_id" INTEGER NOT NULL,
    "report_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

CONSTRAINT "report_favourite_pkey" PRIMARY KEY ("municipality_id","report_id","account_id")
);

-- CreateTable
CREATE TABLE "report_publication" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "publication_state" NOT NULL DEFAULT 'REQUESTED',
    "reason" TEXT NOT NULL,
    "requested_by" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(6),
    "note" TEXT NOT NULL DEFAULT '',

CONSTRAINT "report_publication_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "dashboard" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "sharing" "sharing" NOT NULL DEFAULT 'PRIVATE',
    "shared_agency_id" UUID,
    "shared_role" "role",
    "tiles" JSONB NOT NULL,
    "filters" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(6),

CONSTRAINT "dashboard_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateIndex
CREATE INDEX "saved_report_municipality_id_owner_id_idx" ON "saved_report"("municipality_id", "owner_id");

-- CreateIndex
CREATE INDEX "report_publication_municipality_id_report_id_idx" ON "report_publication"("municipality_id", "report_id");

-- AddForeignKey
ALTER TABLE "saved_report_version" ADD CONSTRAINT "saved_report_version_municipality_id_report_id_fkey" FOREIGN KEY ("municipality_id", "report_id") REFERENCES "saved_report"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_favourite" ADD CONSTRAINT "report_favourite_municipality_id_report_id_fkey" FOREIGN KEY ("municipality_id", "report_id") REFERENCES "saved_report"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_publication" ADD CONSTRAINT "report_publication_municipality_id_report_id_fkey" FOREIGN KEY ("municipality_id", "report_id") REFERENCES "saved_report"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Facts that hold whatever the application does ──
ALTER TABLE "saved_report" ADD CONSTRAINT "saved_report_sharing_check" CHECK ((sharing = 'AGENCY') = (shared_agency_id IS NOT NULL)
  AND (sharing = 'ROLE') = (shared_role IS NOT NULL) AND (sharing = 'PUBLIC') = (published_version IS NOT NULL));
ALTER TABLE "dashboard" ADD CONSTRAINT "dashboard_sharing_check" CHECK ((sharing = 'AGENCY') = (shared_agency_id IS NOT NULL)
  AND (sharing = 'ROLE') = (shared_role IS NOT NULL) AND sharing <> 'PUBLIC');
-- Made public by a second person: not even a fault of the application lets one person do it.
ALTER TABLE "report_publication" ADD CONSTRAINT "report_publication_second_person_check" CHECK (state <> 'APPROVED' OR (decided_by IS NOT NULL AND decided_by <> requested_by));
CREATE UNIQUE INDEX "report_publication_once" ON "report_publication" (municipality_id, report_id) WHERE state = 'REQUESTED';

-- ── Foreign keys between slices ──
ALTER TABLE "saved_report" ADD CONSTRAINT "saved_report_agency_fkey" FOREIGN KEY (municipality_id, shared_agency_id) REFERENCES "agency" (municipality_id, id);
ALTER TABLE "dashboard" ADD CONSTRAINT "dashboard_agency_fkey" FOREIGN KEY (municipality_id, shared_agency_id) REFERENCES "agency" (municipality_id, id);

-- ── Row-level security and roles ──
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['saved_report', 'saved_report_version', 'report_favourite', 'report_publication', 'dashboard']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_municipality ON %I USING (municipality_id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]))', t);
  END LOOP;
END $$;
-- What the nation (municipality 0) made public is read everywhere, in the version that was approved, and may be dear to anyone.
CREATE POLICY public_of_the_nation ON "saved_report" FOR SELECT USING (municipality_id = 0 AND sharing = 'PUBLIC');
CREATE POLICY public_of_the_nation ON "saved_report_version" FOR SELECT
  USING (municipality_id = 0 AND EXISTS (SELECT FROM saved_report r WHERE r.municipality_id = 0 AND r.id = saved_report_version.report_id AND r.sharing = 'PUBLIC' AND r.published_version = saved_report_version.version));
CREATE POLICY favourites_of_the_nation ON "report_favourite" USING (municipality_id = 0);
GRANT SELECT ON "saved_report", "saved_report_version", "report_favourite", "report_publication", "dashboard" TO tolok_app, tolok_report, tolok_importer;
-- Versions and what was said at a publication are appended; where a report stands and with whom it is shared changes.
GRANT INSERT ON "saved_report", "saved_report_version", "report_favourite", "report_publication", "dashboard" TO tolok_app;
GRANT UPDATE (folder, sharing, shared_agency_id, shared_role, version, published_version, archived_at) ON "saved_report" TO tolok_app;
GRANT UPDATE (state, decided_by, decided_at, note) ON "report_publication" TO tolok_app;
GRANT UPDATE (title, description, sharing, shared_agency_id, shared_role, tiles, filters, version, changed_at, archived_at) ON "dashboard" TO tolok_app;
GRANT DELETE ON "report_favourite" TO tolok_app;
