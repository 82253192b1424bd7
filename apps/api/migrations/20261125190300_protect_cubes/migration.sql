-- CreateEnum
CREATE TYPE "protected_kind" AS ENUM ('CELL', 'AGENCY', 'PREDICATE', 'REST');

-- CreateTable
CREATE TABLE "protected_cube" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "period" VARCHAR(10) NOT NULL,
    "published_by" UUID,
    "published_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "protected_cube_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "protected_cell" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "cube_id" UUID NOT NULL,
    "kind" "protected_kind" NOT NULL,
    "agency_id" UUID,
    "predicate" "predicate",
    "masked" BOOLEAN NOT NULL,
    "people" INTEGER,
    "score" DECIMAL,

    CONSTRAINT "protected_cell_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "protected_cube_municipality_id_period_key" ON "protected_cube"("municipality_id", "period");

-- CreateIndex
CREATE INDEX "protected_cell_municipality_id_cube_id_idx" ON "protected_cell"("municipality_id", "cube_id");

-- AddForeignKey
ALTER TABLE "protected_cell" ADD CONSTRAINT "protected_cell_municipality_id_cube_id_fkey" FOREIGN KEY ("municipality_id", "cube_id") REFERENCES "protected_cube"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Facts that hold whatever the application does: a year, what is masked is not kept, nobody is told of among fewer than five ──
ALTER TABLE "protected_cube" ADD CONSTRAINT "protected_cube_year_check" CHECK (period ~ '^[0-9]{4}$');
ALTER TABLE "protected_cell" ADD CONSTRAINT "protected_cell_mask_check" CHECK (masked = (people IS NULL) AND (NOT masked OR score IS NULL));
ALTER TABLE "protected_cell" ADD CONSTRAINT "protected_cell_people_check" CHECK (people = 0 OR people >= 5);
ALTER TABLE "protected_cell" ADD CONSTRAINT "protected_cell_shape_check" CHECK (CASE kind
  WHEN 'CELL' THEN agency_id IS NOT NULL
  WHEN 'AGENCY' THEN agency_id IS NOT NULL AND predicate IS NULL
  WHEN 'PREDICATE' THEN agency_id IS NULL
  ELSE agency_id IS NULL AND predicate IS NULL END);

-- ── Foreign keys between slices ──
ALTER TABLE "protected_cube" ADD CONSTRAINT "protected_cube_municipality_fkey" FOREIGN KEY (municipality_id) REFERENCES "municipality" (id);
ALTER TABLE "protected_cell" ADD CONSTRAINT "protected_cell_agency_fkey" FOREIGN KEY (municipality_id, agency_id) REFERENCES "agency" (municipality_id, id);

-- ── Row-level security and roles: what is published is appended and never changes ──
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['protected_cube', 'protected_cell']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_municipality ON %I USING (municipality_id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]))', t);
  END LOOP;
END $$;
GRANT SELECT ON "protected_cube", "protected_cell" TO tolok_app, tolok_report, tolok_importer;
GRANT INSERT ON "protected_cube", "protected_cell" TO tolok_app;
