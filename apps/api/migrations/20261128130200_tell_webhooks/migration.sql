-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('WAITING', 'DELIVERED', 'FAILED');

-- CreateTable
CREATE TABLE "webhook" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "url" VARCHAR(500) NOT NULL,
    "actions" TEXT[],
    "secret" BYTEA NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stopped_at" TIMESTAMPTZ(6),
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "action" VARCHAR(60) NOT NULL,
    "object_type" VARCHAR(40) NOT NULL,
    "object_id" VARCHAR(60),
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,
    "replay" BOOLEAN NOT NULL DEFAULT false,
    "state" "delivery_state" NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(6),
    "last_status" INTEGER,
    "last_problem" VARCHAR(60),
    "last_ms" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(6),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateIndex
CREATE INDEX "webhook_delivery_municipality_id_webhook_id_id_idx" ON "webhook_delivery"("municipality_id", "webhook_id", "id");

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_municipality_id_webhook_id_fkey" FOREIGN KEY ("municipality_id", "webhook_id") REFERENCES "webhook"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Facts that hold whatever the application does ──
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_secret_check" CHECK (length(secret) >= 32);
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_waiting_check" CHECK ((state = 'WAITING') = (next_at IS NOT NULL));
CREATE INDEX "webhook_delivery_due_idx" ON "webhook_delivery" (next_at) WHERE state = 'WAITING';
CREATE INDEX "webhook_active_idx" ON "webhook" (municipality_id) WHERE active;

-- ── Foreign keys between slices ──
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_municipality_fkey" FOREIGN KEY (municipality_id) REFERENCES "municipality" (id);

-- ── A message that concerns no report ──
ALTER TABLE "inbox_message" ALTER COLUMN "report_id" DROP NOT NULL, ALTER COLUMN "run_id" DROP NOT NULL;

-- ── Row-level security and roles. Only the application signs, so only it reads the secrets ──
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['webhook', 'webhook_delivery']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_municipality ON %I USING (municipality_id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON "webhook", "webhook_delivery" TO tolok_app;
GRANT UPDATE (name, url, actions, active, failures, stopped_at, removed_at) ON "webhook" TO tolok_app;
GRANT UPDATE (state, attempts, next_at, last_status, last_problem, last_ms, settled_at) ON "webhook_delivery" TO tolok_app;
-- The importer's audit entries are told of too; of webhooks it sees what that takes, and never a secret.
GRANT SELECT (municipality_id, id, actions, active) ON "webhook" TO tolok_importer;
GRANT INSERT ON "webhook_delivery" TO tolok_importer;

-- ── Whoever writes an entry of the audit log tells the webhooks that wait for it, in the same transaction: no door can forget it ──
-- A UUIDv7, as the application makes them: the first 48 bits are the time, so the log is read in the order of its ids.
CREATE FUNCTION time_ordered_id() RETURNS uuid LANGUAGE sql VOLATILE
  AS $$ SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid $$;
CREATE FUNCTION tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_delivery (municipality_id, id, webhook_id, event_id, action, object_type, object_id, occurred_at, next_at, created_at)
  SELECT n.municipality_id, time_ordered_id(), w.id, n.id, n.action, n.object_type, n.object_id, n.at, n.at, n.at
  FROM appended n JOIN webhook w ON w.municipality_id = n.municipality_id AND w.active AND n.action = ANY (w.actions);
  RETURN NULL;
END $$;
CREATE TRIGGER webhooks_told AFTER INSERT ON "audit_event" REFERENCING NEW TABLE AS appended FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks();
