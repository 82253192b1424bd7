-- CreateTable
CREATE TABLE "report_total" (
    "municipality_id" INTEGER NOT NULL,
    "months" SMALLINT NOT NULL,
    "first_day" DATE NOT NULL,
    "indicator_id" UUID NOT NULL,
    "personal" BOOLEAN NOT NULL,
    "kind" VARCHAR(1) NOT NULL,
    "divisor" DECIMAL NOT NULL,
    "subjects" DECIMAL NOT NULL,
    "target" DECIMAL,
    "target_high" DECIMAL,
    "actual" DECIMAL,
    "numerator" DECIMAL,
    "denominator" DECIMAL,
    "observations" DECIMAL,
    "printed" TEXT,
    "common" DECIMAL,
    "sources" SMALLINT NOT NULL,
    "is_coarser" BOOLEAN NOT NULL,
    "is_incomplete" BOOLEAN NOT NULL,

    CONSTRAINT "report_total_pkey" PRIMARY KEY ("municipality_id","months","first_day","indicator_id","personal","kind","divisor")
);

-- CreateTable
CREATE TABLE "report_slot_total" (
    "municipality_id" INTEGER NOT NULL,
    "months" SMALLINT NOT NULL,
    "last_day" DATE NOT NULL,
    "indicator_id" UUID NOT NULL,
    "personal" BOOLEAN NOT NULL,
    "expected" INTEGER NOT NULL,
    "reported" INTEGER NOT NULL,
    "late" INTEGER NOT NULL,

    CONSTRAINT "report_slot_total_pkey" PRIMARY KEY ("municipality_id","months","last_day","indicator_id","personal")
);

-- CreateIndex
CREATE INDEX "report_total_municipality_id_indicator_id_idx" ON "report_total"("municipality_id", "indicator_id");

-- CreateIndex
CREATE INDEX "report_slot_total_municipality_id_indicator_id_idx" ON "report_slot_total"("municipality_id", "indicator_id");

-- ── Row-level security and roles ──
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['report_total', 'report_slot_total']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_municipality ON %I USING (municipality_id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]))', t);
  END LOOP;
END $$;
GRANT SELECT ON "report_total", "report_slot_total" TO tolok_app, tolok_report, tolok_importer;
GRANT INSERT, DELETE ON "report_total", "report_slot_total" TO tolok_importer;
-- What is kept so far has no totals: counted anew, at the next fold.
DELETE FROM "report_fold";
