-- CreateEnum
CREATE TYPE "export_kind" AS ENUM ('REPORT', 'FACTS');

-- CreateEnum
CREATE TYPE "export_format" AS ENUM ('CSV', 'XLSX', 'PDF');

-- CreateEnum
CREATE TYPE "export_status" AS ENUM ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'EXPIRED');

-- CreateTable
CREATE TABLE "export_job" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" "export_kind" NOT NULL,
    "format" "export_format" NOT NULL,
    "status" "export_status" NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "document" JSONB NOT NULL,
    "options" JSONB NOT NULL DEFAULT '{}',
    "query_hash" VARCHAR(64) NOT NULL,
    "as_of" TIMESTAMPTZ(6) NOT NULL,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER,
    "withheld" INTEGER NOT NULL DEFAULT 0,
    "mark" JSONB,
    "grants" JSONB NOT NULL DEFAULT '[]',
    "file_size" BIGINT,
    "sha256" VARCHAR(64),
    "problems" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "export_job_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateIndex
CREATE INDEX "export_job_municipality_id_account_id_created_at_idx" ON "export_job"("municipality_id", "account_id", "created_at");

-- ── Facts that hold whatever the application does ──
ALTER TABLE "export_job" ADD CONSTRAINT "export_job_done_check" CHECK (status <> 'DONE' OR (file_size IS NOT NULL AND sha256 IS NOT NULL AND finished_at IS NOT NULL));
CREATE INDEX "export_job_open_idx" ON "export_job" (created_at) WHERE status IN ('QUEUED', 'RUNNING');
CREATE INDEX "export_job_expiry_idx" ON "export_job" (expires_at) WHERE status <> 'EXPIRED';

-- ── Row-level security and roles: a job belongs to its municipality, one over several to the platform (0); within them the application asks for the account ──
ALTER TABLE "export_job" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_municipality ON "export_job" USING (municipality_id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]));
GRANT SELECT, INSERT ON "export_job" TO tolok_app;
GRANT UPDATE (status, query_hash, as_of, rows_done, rows_total, withheld, mark, grants, file_size, sha256, problems, started_at, finished_at, expires_at) ON "export_job" TO tolok_app;
