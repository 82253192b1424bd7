-- CreateTable
CREATE TABLE "bulk_request" (
    "municipality_id" INTEGER NOT NULL,
    "account_id" UUID NOT NULL,
    "key_hash" VARCHAR(64) NOT NULL,
    "body_hash" VARCHAR(64) NOT NULL,
    "job_id" UUID NOT NULL,
    "status" INTEGER,
    "answer" JSON,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bulk_request_pkey" PRIMARY KEY ("municipality_id","account_id","key_hash")
);

-- ── Facts that hold whatever the application does ──
ALTER TABLE "bulk_request" ADD CONSTRAINT "bulk_request_answer_check" CHECK ((status IS NULL) = (answer IS NULL));
CREATE INDEX "bulk_request_age_idx" ON "bulk_request" (municipality_id, created_at);

-- ── Foreign keys between slices ──
ALTER TABLE "bulk_request" ADD CONSTRAINT "bulk_request_municipality_fkey" FOREIGN KEY (municipality_id) REFERENCES "municipality" (id);

-- ── Row-level security and roles ──
ALTER TABLE "bulk_request" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_municipality ON "bulk_request" USING (municipality_id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]));
GRANT SELECT, INSERT, DELETE ON "bulk_request" TO tolok_app;
GRANT UPDATE (job_id, status, answer) ON "bulk_request" TO tolok_app;
