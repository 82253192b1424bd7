-- CreateEnum
CREATE TYPE "rating_kind" AS ENUM ('FIGURE', 'RESULT', 'BEHAVIOUR');

-- CreateEnum
CREATE TYPE "expectation" AS ENUM ('ABOVE', 'MEETS', 'BELOW');

-- CreateEnum
CREATE TYPE "predicate" AS ENUM ('VERY_GOOD', 'GOOD', 'NEEDS_IMPROVEMENT', 'POOR_MISCONDUCT', 'VERY_POOR');

-- CreateEnum
CREATE TYPE "organisation_predicate" AS ENUM ('EXCEPTIONAL', 'GOOD', 'NEEDS_IMPROVEMENT', 'POOR', 'VERY_POOR');

-- CreateTable
CREATE TABLE "plan" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "employee_id" UUID NOT NULL,
    "period" VARCHAR(10) NOT NULL,
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "scheme_municipality_id" INTEGER NOT NULL,
    "scheme_id" UUID NOT NULL,
    "practice" BOOLEAN NOT NULL DEFAULT false,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

CONSTRAINT "plan_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "plan_item" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "ordinal" SMALLINT NOT NULL,
    "component" VARCHAR(40) NOT NULL,
    "weight" DECIMAL(9,6) NOT NULL,
    "baseline" DECIMAL(28,6),
    "attainable_maximum" BOOLEAN NOT NULL DEFAULT false,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(6),

CONSTRAINT "plan_item_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "rating" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "kind" "rating_kind" NOT NULL,
    "component" VARCHAR(40),
    "value" DECIMAL(9,6),
    "expectation" "expectation",
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

CONSTRAINT "rating_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "organisation_rating" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "period" VARCHAR(10) NOT NULL,
    "predicate" "organisation_predicate" NOT NULL,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

CONSTRAINT "organisation_rating_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "scorecard" (
    "municipality_id" INTEGER NOT NULL,
    "plan_id" UUID NOT NULL,
    "changes" INTEGER NOT NULL DEFAULT 1,
    "computed_changes" INTEGER NOT NULL DEFAULT 0,
    "score" DECIMAL,
    "band" VARCHAR(40),
    "predicate" "predicate",
    "evidence" DECIMAL,
    "not_assessed" VARCHAR(40),
    "problems" JSONB NOT NULL DEFAULT '[]',
    "input_hash" VARCHAR(64),
    "scheme_hash" VARCHAR(64),
    "engine" VARCHAR(20),
    "computed_at" TIMESTAMPTZ(6),
    "sealed_at" TIMESTAMPTZ(6),

CONSTRAINT "scorecard_pkey" PRIMARY KEY ("municipality_id","plan_id")
);

-- CreateTable
CREATE TABLE "final_scorecard" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "sha256" VARCHAR(64) NOT NULL,
    "sealed_by" UUID,
    "sealed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

CONSTRAINT "final_scorecard_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "recomputation" (
    "municipality_id" INTEGER NOT NULL,
    "period" VARCHAR(10) NOT NULL,
    "seal" BOOLEAN NOT NULL,
    "last_plan_id" UUID,
    "done" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),

CONSTRAINT "recomputation_pkey" PRIMARY KEY ("municipality_id","period","seal")
);

-- CreateIndex
CREATE INDEX "plan_municipality_id_scheme_id_idx" ON "plan"("municipality_id", "scheme_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_municipality_id_employee_id_period_practice_key" ON "plan"("municipality_id", "employee_id", "period", "practice");

-- CreateIndex
CREATE INDEX "plan_item_municipality_id_plan_id_idx" ON "plan_item"("municipality_id", "plan_id");

-- CreateIndex
CREATE INDEX "plan_item_municipality_id_assignment_id_indicator_id_idx" ON "plan_item"("municipality_id", "assignment_id", "indicator_id");

-- CreateIndex
CREATE INDEX "rating_municipality_id_plan_id_idx" ON "rating"("municipality_id", "plan_id");

-- CreateIndex
CREATE INDEX "organisation_rating_municipality_id_period_agency_id_idx" ON "organisation_rating"("municipality_id", "period", "agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "final_scorecard_municipality_id_plan_id_key" ON "final_scorecard"("municipality_id", "plan_id");

-- AddForeignKey
ALTER TABLE "plan_item" ADD CONSTRAINT "plan_item_municipality_id_plan_id_fkey" FOREIGN KEY ("municipality_id", "plan_id") REFERENCES "plan"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_municipality_id_plan_id_fkey" FOREIGN KEY ("municipality_id", "plan_id") REFERENCES "plan"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorecard" ADD CONSTRAINT "scorecard_municipality_id_plan_id_fkey" FOREIGN KEY ("municipality_id", "plan_id") REFERENCES "plan"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "final_scorecard" ADD CONSTRAINT "final_scorecard_municipality_id_plan_id_fkey" FOREIGN KEY ("municipality_id", "plan_id") REFERENCES "plan"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Facts that hold whatever the application does ──
ALTER TABLE "plan" ADD CONSTRAINT "plan_days_check" CHECK (period_to >= period_from);
ALTER TABLE "plan" ADD CONSTRAINT "plan_scheme_check" CHECK (scheme_municipality_id IN (0, municipality_id));
ALTER TABLE "plan_item" ADD CONSTRAINT "plan_item_weight_check" CHECK (weight >= 0 AND weight <= 100);
CREATE UNIQUE INDEX "plan_item_once" ON "plan_item" (municipality_id, plan_id, assignment_id, indicator_id) WHERE withdrawn_at IS NULL;
ALTER TABLE "rating" ADD CONSTRAINT "rating_shape_check" CHECK (CASE kind
  WHEN 'FIGURE' THEN component IS NOT NULL AND value IS NOT NULL AND expectation IS NULL
  ELSE component IS NULL AND value IS NULL AND expectation IS NOT NULL END);
CREATE INDEX "scorecard_stale_idx" ON "scorecard" (municipality_id, plan_id) WHERE changes <> computed_changes AND sealed_at IS NULL;

-- ── Foreign keys between slices ──
ALTER TABLE "plan" ADD CONSTRAINT "plan_employee_fkey" FOREIGN KEY (municipality_id, employee_id) REFERENCES "employee" (municipality_id, id);
ALTER TABLE "plan" ADD CONSTRAINT "plan_scheme_fkey" FOREIGN KEY (scheme_municipality_id, scheme_id) REFERENCES "scheme" (municipality_id, id);
ALTER TABLE "plan_item" ADD CONSTRAINT "plan_item_assignment_fkey" FOREIGN KEY (municipality_id, assignment_id) REFERENCES "assignment" (municipality_id, id);
ALTER TABLE "plan_item" ADD CONSTRAINT "plan_item_indicator_fkey" FOREIGN KEY (municipality_id, indicator_id) REFERENCES "indicator" (municipality_id, id);
ALTER TABLE "organisation_rating" ADD CONSTRAINT "organisation_rating_agency_fkey" FOREIGN KEY (municipality_id, agency_id) REFERENCES "agency" (municipality_id, id);

-- ── Row-level security and roles ──
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['plan', 'plan_item', 'rating', 'organisation_rating', 'scorecard', 'final_scorecard', 'recomputation']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_municipality ON %I USING (municipality_id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]))', t);
  END LOOP;
END $$;
GRANT SELECT ON "plan", "plan_item", "rating", "organisation_rating", "scorecard", "final_scorecard", "recomputation" TO tolok_app, tolok_report, tolok_importer;
-- What was planned, rated and sealed is appended; only an item's withdrawal and the cache change.
GRANT INSERT ON "plan", "plan_item", "rating", "organisation_rating" TO tolok_app;
GRANT UPDATE (withdrawn_at) ON "plan_item" TO tolok_app;
GRANT INSERT, UPDATE ON "scorecard" TO tolok_app, tolok_importer;
GRANT INSERT ON "final_scorecard" TO tolok_app, tolok_importer;
GRANT INSERT, UPDATE ON "recomputation" TO tolok_importer;

-- ── Whatever a scorecard rests on makes it stale in the same transaction: no door can forget it, imports and their undoing included ──
CREATE FUNCTION mark_scorecards_stale() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE touched uuid[]; affected integer[];
BEGIN
  IF TG_TABLE_NAME = 'observation' THEN
    SELECT array_agg(p.municipality_id), array_agg(p.id) INTO affected, touched FROM (SELECT DISTINCT c.municipality_id, c.subject_id, c.indicator_id, c.observed_on FROM changed c
        WHERE c.subject_id <> c.agency_id AND (TG_OP = 'UPDATE' OR c.state >= 'SUBMITTED')) c
      JOIN plan_item i ON i.municipality_id = c.municipality_id AND i.assignment_id = c.subject_id AND i.indicator_id = c.indicator_id AND i.withdrawn_at IS NULL
      JOIN plan p ON p.municipality_id = i.municipality_id AND p.id = i.plan_id AND c.observed_on BETWEEN p.period_from AND p.period_to;
  ELSIF TG_TABLE_NAME = 'target' THEN
    SELECT array_agg(i.municipality_id), array_agg(i.plan_id) INTO affected, touched FROM changed c
      JOIN plan_item i ON i.municipality_id = c.municipality_id AND i.assignment_id = c.assignment_id AND i.indicator_id = c.indicator_id AND i.withdrawn_at IS NULL;
  ELSIF TG_TABLE_NAME = 'target_revision' THEN
    SELECT array_agg(i.municipality_id), array_agg(i.plan_id) INTO affected, touched FROM changed c
      JOIN target t ON t.municipality_id = c.municipality_id AND t.id = c.target_id
      JOIN plan_item i ON i.municipality_id = t.municipality_id AND i.assignment_id = t.assignment_id AND i.indicator_id = t.indicator_id AND i.withdrawn_at IS NULL;
  ELSIF TG_TABLE_NAME = 'indicator' THEN
    SELECT array_agg(i.municipality_id), array_agg(i.plan_id) INTO affected, touched FROM changed c
      JOIN plan_item i ON i.municipality_id = c.municipality_id AND i.indicator_id = c.id AND i.withdrawn_at IS NULL;
  ELSIF TG_TABLE_NAME = 'assignment' THEN
    SELECT array_agg(p.municipality_id), array_agg(p.id) INTO affected, touched FROM changed c
      JOIN plan p ON p.municipality_id = c.municipality_id AND p.employee_id = c.employee_id;
  ELSIF TG_TABLE_NAME = 'exemption' THEN
    SELECT array_agg(p.municipality_id), array_agg(p.id) INTO affected, touched FROM changed c
      JOIN assignment s ON s.municipality_id = c.municipality_id AND s.id = c.assignment_id
      JOIN plan p ON p.municipality_id = s.municipality_id AND p.employee_id = s.employee_id;
  ELSIF TG_TABLE_NAME = 'organisation_rating' THEN
    SELECT array_agg(p.municipality_id), array_agg(p.id) INTO affected, touched FROM changed c
      JOIN plan p ON p.municipality_id = c.municipality_id AND p.period = c.period
        AND p.employee_id IN (SELECT s.employee_id FROM agency_ancestry x JOIN "position" o ON o.municipality_id = x.municipality_id AND o.agency_id = x.agency_id
          JOIN assignment s ON s.municipality_id = o.municipality_id AND s.position_id = o.id
          WHERE x.municipality_id = c.municipality_id AND x.ancestor_id = c.agency_id);
  ELSE -- rating, plan_item
    SELECT array_agg(c.municipality_id), array_agg(c.plan_id) INTO affected, touched FROM changed c;
  END IF;
  IF touched IS NULL THEN RETURN NULL; END IF;
  -- In the order of the key, so that two who mark the same ones wait for each other and never in a circle.
  PERFORM FROM scorecard s WHERE s.municipality_id = ANY (affected) AND s.plan_id = ANY (touched) ORDER BY s.municipality_id, s.plan_id FOR UPDATE;
  UPDATE scorecard s SET changes = s.changes + 1 WHERE s.municipality_id = ANY (affected) AND s.plan_id = ANY (touched) AND s.sealed_at IS NULL;
  IF FOUND THEN PERFORM pg_notify('scorecards_stale', ''); END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['observation', 'target', 'target_revision', 'assignment', 'exemption', 'plan_item', 'rating', 'organisation_rating']
  LOOP
    EXECUTE format('CREATE TRIGGER scorecards_stale_inserted AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_scorecards_stale()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['observation', 'target', 'target_revision', 'assignment', 'exemption', 'plan_item', 'indicator']
  LOOP
    EXECUTE format('CREATE TRIGGER scorecards_stale_updated AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_scorecards_stale()', t);
  END LOOP;
END $$;
