-- CreateEnum
CREATE TYPE "scheme_draft_state" AS ENUM ('DRAFT', 'OPEN', 'SIMULATED', 'PUBLISHED', 'WITHDRAWN');

-- CreateTable
CREATE TABLE "scheme_draft" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "code" VARCHAR(60) NOT NULL,
    "base_municipality_id" INTEGER NOT NULL,
    "base_id" UUID NOT NULL,
    "state" "scheme_draft_state" NOT NULL DEFAULT 'DRAFT',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "comments_until" DATE,
    "drafted_by" UUID NOT NULL,
    "drafted_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opened_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "ended_by" UUID,
    "end_reason" TEXT,
    "published_id" UUID,

    CONSTRAINT "scheme_draft_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "scheme_revision" (
    "municipality_id" INTEGER NOT NULL,
    "draft_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "content_hash" VARCHAR(64) NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scheme_revision_pkey" PRIMARY KEY ("municipality_id","draft_id","revision")
);

-- CreateTable
CREATE TABLE "scheme_comment" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scheme_comment_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "scheme_answer" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scheme_answer_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "scheme_simulation" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "content_hash" VARCHAR(64) NOT NULL,
    "period" VARCHAR(10) NOT NULL,
    "plan_count" INTEGER NOT NULL,
    "done_count" INTEGER NOT NULL DEFAULT 0,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "scheme_simulation_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "simulated_plan" (
    "municipality_id" INTEGER NOT NULL,
    "simulation_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "employee_id" UUID NOT NULL,
    "agency_id" UUID,
    "outcome_from" VARCHAR(64) NOT NULL,
    "outcome_to" VARCHAR(64) NOT NULL,
    "direction" VARCHAR(10) NOT NULL,
    "score_from" DECIMAL,
    "score_to" DECIMAL,
    "points" DECIMAL,
    "reasons" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "simulated_plan_pkey" PRIMARY KEY ("municipality_id","simulation_id","plan_id")
);

-- CreateIndex
CREATE INDEX "scheme_comment_municipality_id_draft_id_idx" ON "scheme_comment"("municipality_id", "draft_id");

-- CreateIndex
CREATE INDEX "scheme_answer_municipality_id_comment_id_idx" ON "scheme_answer"("municipality_id", "comment_id");

-- CreateIndex
CREATE INDEX "scheme_simulation_municipality_id_draft_id_idx" ON "scheme_simulation"("municipality_id", "draft_id");

-- AddForeignKey
ALTER TABLE "scheme_revision" ADD CONSTRAINT "scheme_revision_municipality_id_draft_id_fkey" FOREIGN KEY ("municipality_id", "draft_id") REFERENCES "scheme_draft"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheme_comment" ADD CONSTRAINT "scheme_comment_municipality_id_draft_id_fkey" FOREIGN KEY ("municipality_id", "draft_id") REFERENCES "scheme_draft"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheme_answer" ADD CONSTRAINT "scheme_answer_municipality_id_comment_id_fkey" FOREIGN KEY ("municipality_id", "comment_id") REFERENCES "scheme_comment"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheme_simulation" ADD CONSTRAINT "scheme_simulation_municipality_id_draft_id_fkey" FOREIGN KEY ("municipality_id", "draft_id") REFERENCES "scheme_draft"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "simulated_plan" ADD CONSTRAINT "simulated_plan_municipality_id_simulation_id_fkey" FOREIGN KEY ("municipality_id", "simulation_id") REFERENCES "scheme_simulation"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Facts that hold whatever the application does ──
ALTER TABLE "scheme_draft" ADD CONSTRAINT "scheme_draft_base_check" CHECK (base_municipality_id IN (0, municipality_id));
ALTER TABLE "scheme_draft" ADD CONSTRAINT "scheme_draft_open_check" CHECK (state IN ('DRAFT', 'WITHDRAWN') OR comments_until IS NOT NULL);
-- Published by a second person: not even a fault of the application lets the drafter do it.
ALTER TABLE "scheme_draft" ADD CONSTRAINT "scheme_draft_second_person_check"
  CHECK (state <> 'PUBLISHED' OR (published_id IS NOT NULL AND ended_by IS NOT NULL AND ended_by <> drafted_by));

-- ── Foreign keys between slices ──
ALTER TABLE "scheme_draft" ADD CONSTRAINT "scheme_draft_base_fkey" FOREIGN KEY (base_municipality_id, base_id) REFERENCES "scheme" (municipality_id, id);
ALTER TABLE "scheme_draft" ADD CONSTRAINT "scheme_draft_published_fkey" FOREIGN KEY (municipality_id, published_id) REFERENCES "scheme" (municipality_id, id);
ALTER TABLE "simulated_plan" ADD CONSTRAINT "simulated_plan_plan_fkey" FOREIGN KEY (municipality_id, plan_id) REFERENCES "plan" (municipality_id, id);

-- ── Row-level security and roles ──
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['scheme_draft', 'scheme_revision', 'scheme_comment', 'scheme_answer', 'scheme_simulation', 'simulated_plan']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_municipality ON %I USING (municipality_id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]))', t);
  END LOOP;
END $$;
GRANT SELECT ON "scheme_draft", "scheme_revision", "scheme_comment", "scheme_answer", "scheme_simulation", "simulated_plan" TO tolok_app, tolok_report, tolok_importer;
-- What was said, changed and simulated is appended; only a draft's state and a simulation's progress change.
GRANT INSERT ON "scheme_draft", "scheme_revision", "scheme_comment", "scheme_answer", "scheme_simulation", "simulated_plan" TO tolok_app;
GRANT UPDATE (state, revision, comments_until, opened_at, ended_at, ended_by, end_reason, published_id) ON "scheme_draft" TO tolok_app;
GRANT UPDATE (done_count, finished_at) ON "scheme_simulation" TO tolok_app;

-- A published version never changes, whoever asks: no role has the grant, and the owner would meet this.
CREATE FUNCTION refuse_scheme_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published version of a scheme never changes: publish another version' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER scheme_never_changes BEFORE UPDATE OR DELETE ON "scheme" FOR EACH ROW EXECUTE FUNCTION refuse_scheme_change();
