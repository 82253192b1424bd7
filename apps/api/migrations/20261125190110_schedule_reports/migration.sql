-- CreateEnum
CREATE TYPE "report_channel" AS ENUM ('IN_APP', 'E_MAIL');

-- CreateEnum
CREATE TYPE "report_run_state" AS ENUM ('RUNNING', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('WAITING', 'SENT', 'FAILED');

-- CreateTable
CREATE TABLE "report_schedule" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "cron" VARCHAR(100) NOT NULL,
    "channels" "report_channel"[],
    "account_ids" UUID[],
    "addresses" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "next_run_at" TIMESTAMPTZ(6),
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

CONSTRAINT "report_schedule_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "report_run" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "schedule_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "missed" INTEGER NOT NULL DEFAULT 0,
    "account_id" UUID NOT NULL,
    "requested_by" UUID,
    "state" "report_run_state" NOT NULL DEFAULT 'RUNNING',
    "version" INTEGER,
    "as_of" TIMESTAMPTZ(6),
    "query_hash" VARCHAR(32),
    "row_count" INTEGER,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),

CONSTRAINT "report_run_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "inbox_message" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "report_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(6),

CONSTRAINT "inbox_message_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "outbox_mail" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "address" VARCHAR(254) NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "attachment_name" VARCHAR(120),
    "attachment" TEXT,
    "state" "mail_state" NOT NULL DEFAULT 'WAITING',
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(6),

CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "report_schedule_municipality_id_report_id_owner_id_key" ON "report_schedule"("municipality_id", "report_id", "owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_run_municipality_id_schedule_id_due_at_key" ON "report_run"("municipality_id", "schedule_id", "due_at");

-- CreateIndex
CREATE INDEX "inbox_message_municipality_id_account_id_idx" ON "inbox_message"("municipality_id", "account_id");

-- AddForeignKey
ALTER TABLE "report_run" ADD CONSTRAINT "report_run_municipality_id_schedule_id_fkey" FOREIGN KEY ("municipality_id", "schedule_id") REFERENCES "report_schedule"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox_message" ADD CONSTRAINT "inbox_message_municipality_id_run_id_fkey" FOREIGN KEY ("municipality_id", "run_id") REFERENCES "report_run"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_mail" ADD CONSTRAINT "outbox_mail_municipality_id_run_id_fkey" FOREIGN KEY ("municipality_id", "run_id") REFERENCES "report_run"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Facts that hold whatever the application does ──
ALTER TABLE "report_schedule" ADD CONSTRAINT "report_schedule_active_check" CHECK (active = (next_run_at IS NOT NULL));
CREATE INDEX "report_schedule_due_idx" ON "report_schedule" (next_run_at) WHERE active;
CREATE INDEX "report_run_running_idx" ON "report_run" (started_at) WHERE state = 'RUNNING';
CREATE INDEX "outbox_mail_waiting_idx" ON "outbox_mail" (id) WHERE state = 'WAITING';

-- ── Foreign keys between slices ──
ALTER TABLE "report_schedule" ADD CONSTRAINT "report_schedule_report_fkey" FOREIGN KEY (municipality_id, report_id) REFERENCES "saved_report" (municipality_id, id);

-- ── Row-level security and roles ──
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['report_schedule', 'report_run', 'inbox_message', 'outbox_mail']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_municipality ON %I USING (municipality_id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]))', t);
  END LOOP;
END $$;
-- Letters hold addresses and figures: no report is made of them.
GRANT SELECT ON "report_schedule", "report_run", "inbox_message", "outbox_mail" TO tolok_app;
GRANT INSERT ON "report_schedule", "report_run", "inbox_message", "outbox_mail" TO tolok_app;
GRANT UPDATE (cron, channels, account_ids, addresses, active, next_run_at, changed_at) ON "report_schedule" TO tolok_app;
GRANT UPDATE (state, version, as_of, query_hash, row_count, problems, finished_at) ON "report_run" TO tolok_app;
GRANT UPDATE (read_at) ON "inbox_message" TO tolok_app;
GRANT UPDATE (state, settled_at) ON "outbox_mail" TO tolok_app;
