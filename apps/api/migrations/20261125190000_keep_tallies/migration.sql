-- CreateTable
CREATE TABLE "report_tally" (
    "municipality_id" INTEGER NOT NULL,
    "months" SMALLINT NOT NULL,
    "first_day" DATE NOT NULL,
    "agency_id" UUID NOT NULL,
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

    CONSTRAINT "report_tally_pkey" PRIMARY KEY ("municipality_id","months","first_day","agency_id","indicator_id","personal","kind","divisor")
);

-- CreateTable
CREATE TABLE "report_slot" (
    "municipality_id" INTEGER NOT NULL,
    "months" SMALLINT NOT NULL,
    "last_day" DATE NOT NULL,
    "agency_id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "personal" BOOLEAN NOT NULL,
    "expected" INTEGER NOT NULL,
    "reported" INTEGER NOT NULL,
    "late" INTEGER NOT NULL,

    CONSTRAINT "report_slot_pkey" PRIMARY KEY ("municipality_id","months","last_day","agency_id","indicator_id","personal")
);

-- CreateTable
CREATE TABLE "report_mark" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "agency_id" UUID,
    "indicator_id" UUID,
    "from_day" DATE,
    "lasting" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "report_mark_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "report_fold" (
    "municipality_id" INTEGER NOT NULL,
    "through_day" DATE NOT NULL,
    "time_zone" TEXT NOT NULL,
    "report_deadline_days" INTEGER NOT NULL,

    CONSTRAINT "report_fold_pkey" PRIMARY KEY ("municipality_id")
);

-- CreateIndex
CREATE INDEX "report_tally_municipality_id_agency_id_indicator_id_idx" ON "report_tally"("municipality_id", "agency_id", "indicator_id");

-- CreateIndex
CREATE INDEX "report_slot_municipality_id_agency_id_indicator_id_idx" ON "report_slot"("municipality_id", "agency_id", "indicator_id");

-- ── Row-level security and roles ──
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['report_tally', 'report_slot', 'report_mark', 'report_fold']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_municipality ON %I USING (municipality_id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]))', t);
  END LOOP;
END $$;
GRANT SELECT ON "report_tally", "report_slot", "report_mark", "report_fold" TO tolok_app, tolok_report, tolok_importer;
-- Whoever writes a fact appends a mark; only the folding job, as the importer, takes marks away and keeps tallies.
GRANT INSERT ON "report_mark" TO tolok_app;
GRANT INSERT, DELETE ON "report_tally", "report_slot", "report_mark" TO tolok_importer;
GRANT INSERT, UPDATE, DELETE ON "report_fold" TO tolok_importer;
