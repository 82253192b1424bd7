-- AlterTable
ALTER TABLE "protected_cube" ADD COLUMN     "content_hash" VARCHAR(64) NOT NULL,
ADD COLUMN     "left_out" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "cube_calendar" (
    "municipality_id" INTEGER NOT NULL,
    "on_day" VARCHAR(5) NOT NULL,
    "set_by" UUID,
    "set_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cube_calendar_pkey" PRIMARY KEY ("municipality_id")
);

-- ── Month and day; one that every month has ──
ALTER TABLE "cube_calendar" ADD CONSTRAINT "cube_calendar_day_check" CHECK (on_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$');

-- ── Foreign keys between slices ──
ALTER TABLE "cube_calendar" ADD CONSTRAINT "cube_calendar_municipality_fkey" FOREIGN KEY (municipality_id) REFERENCES "municipality" (id);

-- ── Row-level security and roles ──
ALTER TABLE "cube_calendar" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_municipality ON "cube_calendar" USING (municipality_id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]));
GRANT SELECT ON "cube_calendar" TO tolok_app, tolok_report, tolok_importer;
GRANT INSERT, UPDATE, DELETE ON "cube_calendar" TO tolok_app;
