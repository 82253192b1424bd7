-- CreateEnum
CREATE TYPE "role" AS ENUM ('ADMIN', 'PLANNER', 'INSPECTOR', 'SUPERIOR', 'EMPLOYEE', 'NATIONAL_ANALYST');

-- CreateEnum
CREATE TYPE "agency_kind" AS ENUM ('SEKRETARIAT', 'DINAS', 'BADAN', 'INSPEKTORAT', 'KECAMATAN', 'KELURAHAN', 'BIDANG', 'BAGIAN', 'SEKSI', 'UPTD');

-- CreateEnum
CREATE TYPE "employment" AS ENUM ('PNS', 'PPPK');

-- CreateEnum
CREATE TYPE "position_type" AS ENUM ('JPT', 'ADMINISTRATOR', 'PENGAWAS', 'PELAKSANA', 'FUNGSIONAL');

-- CreateEnum
CREATE TYPE "assignment_kind" AS ENUM ('DEFINITIVE', 'ACTING');

-- CreateEnum
CREATE TYPE "import_kind" AS ENUM ('AGENCIES', 'EMPLOYEES', 'INDICATORS', 'TARGETS', 'OBSERVATIONS');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('UPLOADED', 'READING', 'NEEDS_ANSWER', 'PREVIEW', 'APPLYING', 'APPLIED', 'FAILED', 'CANCELLED', 'UNDONE');

-- CreateEnum
CREATE TYPE "polarity" AS ENUM ('MAXIMIZE', 'MINIMIZE', 'RANGE', 'EXACT');

-- CreateEnum
CREATE TYPE "minimize_formula" AS ENUM ('LINEAR', 'RATIO');

-- CreateEnum
CREATE TYPE "over_time" AS ENUM ('SUM', 'AVERAGE', 'LAST', 'MIN', 'MAX');

-- CreateEnum
CREATE TYPE "over_subjects" AS ENUM ('SUM', 'AVERAGE', 'RATIO', 'NONE');

-- CreateEnum
CREATE TYPE "cadence" AS ENUM ('MONTH', 'QUARTER', 'SEMESTER', 'YEAR');

-- CreateEnum
CREATE TYPE "municipality_kind" AS ENUM ('KABUPATEN', 'KOTA');

-- CreateEnum
CREATE TYPE "record_state" AS ENUM ('DRAFT', 'RETURNED', 'SUBMITTED', 'VERIFIED', 'FINAL');

-- CreateEnum
CREATE TYPE "source_kind" AS ENUM ('REPORTED', 'PUBLISHED', 'INVENTED');

-- CreateEnum
CREATE TYPE "scheme_yield" AS ENUM ('SCORE', 'PREDICATE');

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "username" VARCHAR(80) NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "municipality_id" INTEGER,
    "employee_id" UUID,
    "failed_attempts" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(6),
    "disabled_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_role" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "municipality_id" INTEGER,
    "agency_id" UUID,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "account_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" BYTEA NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "setup_link" (
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "setup_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "agency" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "agency_kind" NOT NULL,
    "opened_on" DATE NOT NULL,
    "closed_on" DATE,
    "successor_id" UUID,
    "import_job_id" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "agency_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "agency_placement" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "parent_id" UUID,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "import_job_id" UUID,

    CONSTRAINT "agency_placement_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "agency_ancestry" (
    "municipality_id" INTEGER NOT NULL,
    "agency_id" UUID NOT NULL,
    "level" SMALLINT NOT NULL,
    "ancestor_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "agency_ancestry_pkey" PRIMARY KEY ("municipality_id","agency_id","level","valid_from")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "account_id" UUID,
    "action" VARCHAR(60) NOT NULL,
    "object_type" VARCHAR(40) NOT NULL,
    "object_id" VARCHAR(60),
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "person" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "employee" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "nip" VARCHAR(18) NOT NULL,
    "employment" "employment" NOT NULL,
    "grade" VARCHAR(8) NOT NULL,
    "joined_on" DATE NOT NULL,
    "left_on" DATE,
    "import_job_id" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "employee_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "position" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "title" TEXT NOT NULL,
    "type" "position_type" NOT NULL,
    "import_job_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "position_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "employee_id" UUID NOT NULL,
    "position_id" UUID NOT NULL,
    "kind" "assignment_kind" NOT NULL,
    "supervisor_id" UUID,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "import_job_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "exemption" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "reason" TEXT NOT NULL,

    CONSTRAINT "exemption_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "import_job" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "kind" "import_kind" NOT NULL,
    "status" "import_status" NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" VARCHAR(64) NOT NULL,
    "format" JSONB NOT NULL DEFAULT '{}',
    "row_count" INTEGER NOT NULL DEFAULT 0,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "bad_count" INTEGER NOT NULL DEFAULT 0,
    "warning_count" INTEGER NOT NULL DEFAULT 0,
    "new_count" INTEGER NOT NULL DEFAULT 0,
    "changed_count" INTEGER NOT NULL DEFAULT 0,
    "unchanged_count" INTEGER NOT NULL DEFAULT 0,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_at" TIMESTAMPTZ(6),
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "import_job_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "municipality_id" INTEGER NOT NULL,
    "job_id" UUID NOT NULL,
    "row_number" INTEGER NOT NULL,
    "cells" JSONB NOT NULL,
    "parsed" JSONB,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "has_error" BOOLEAN NOT NULL DEFAULT false,
    "has_warning" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("municipality_id","job_id","row_number")
);

-- CreateTable
CREATE TABLE "import_change" (
    "municipality_id" INTEGER NOT NULL,
    "job_id" UUID NOT NULL,
    "object_type" VARCHAR(40) NOT NULL,
    "object_id" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,

    CONSTRAINT "import_change_pkey" PRIMARY KEY ("municipality_id","job_id","object_type","object_id")
);

-- CreateTable
CREATE TABLE "indicator" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "type" VARCHAR(40) NOT NULL,
    "unit" VARCHAR(40) NOT NULL,
    "polarity" "polarity" NOT NULL,
    "minimize_formula" "minimize_formula" NOT NULL DEFAULT 'LINEAR',
    "over_time" "over_time" NOT NULL,
    "over_subjects" "over_subjects" NOT NULL,
    "cadence" "cadence" NOT NULL,
    "part_of_id" UUID,
    "weight" DECIMAL(12,4) NOT NULL DEFAULT 1,
    "cap" DECIMAL(12,4),
    "floor" DECIMAL(12,4) NOT NULL DEFAULT 0,
    "decimals" SMALLINT NOT NULL DEFAULT 2,
    "import_job_id" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "indicator_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "municipality" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "municipality_kind" NOT NULL,
    "province" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "report_deadline_days" INTEGER NOT NULL DEFAULT 10,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "municipality_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region_code" (
    "municipality_id" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "code" VARCHAR(10) NOT NULL,

    CONSTRAINT "region_code_pkey" PRIMARY KEY ("municipality_id","valid_from")
);

-- CreateTable
CREATE TABLE "source" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "source_kind" NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "observation" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "observed_on" DATE NOT NULL,
    "value" DECIMAL(28,6),
    "numerator" DECIMAL(28,6),
    "denominator" DECIMAL(28,6),
    "source_id" UUID NOT NULL,
    "evidence" TEXT,
    "printed_achievement" VARCHAR(20),
    "supersedes_id" UUID,
    "import_job_id" UUID,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" "record_state" NOT NULL,
    "first_submitted_at" TIMESTAMPTZ(6),
    "successor_state" "record_state",
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "observation_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "observation_state" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "observation_id" UUID NOT NULL,
    "state" "record_state" NOT NULL,
    "account_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "observation_state_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "scheme" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "code" VARCHAR(60) NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "regulation" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "yields" "scheme_yield" NOT NULL,
    "document" JSONB NOT NULL,
    "content_hash" VARCHAR(64) NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scheme_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "target" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "assignment_id" UUID,
    "subject_id" UUID NOT NULL,
    "period" VARCHAR(10) NOT NULL,
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "source_id" UUID NOT NULL,
    "import_job_id" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "target_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "target_revision" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "value" DECIMAL(28,6) NOT NULL,
    "value_high" DECIMAL(28,6),
    "reason" TEXT NOT NULL DEFAULT '',
    "import_job_id" UUID,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "target_revision_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_username_key" ON "account"("username");

-- CreateIndex
CREATE INDEX "account_role_account_id_idx" ON "account_role"("account_id");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "agency_municipality_id_successor_id_idx" ON "agency"("municipality_id", "successor_id");

-- CreateIndex
CREATE UNIQUE INDEX "agency_municipality_id_code_key" ON "agency"("municipality_id", "code");

-- CreateIndex
CREATE INDEX "agency_placement_municipality_id_parent_id_idx" ON "agency_placement"("municipality_id", "parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "agency_placement_municipality_id_agency_id_valid_from_key" ON "agency_placement"("municipality_id", "agency_id", "valid_from");

-- CreateIndex
CREATE INDEX "agency_ancestry_municipality_id_ancestor_id_agency_id_idx" ON "agency_ancestry"("municipality_id", "ancestor_id", "agency_id");

-- CreateIndex
CREATE INDEX "audit_event_municipality_id_object_type_object_id_idx" ON "audit_event"("municipality_id", "object_type", "object_id");

-- CreateIndex
CREATE INDEX "employee_municipality_id_person_id_idx" ON "employee"("municipality_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "employee_municipality_id_nip_key" ON "employee"("municipality_id", "nip");

-- CreateIndex
CREATE INDEX "position_municipality_id_agency_id_idx" ON "position"("municipality_id", "agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "position_municipality_id_code_key" ON "position"("municipality_id", "code");

-- CreateIndex
CREATE INDEX "assignment_municipality_id_employee_id_idx" ON "assignment"("municipality_id", "employee_id");

-- CreateIndex
CREATE INDEX "assignment_municipality_id_position_id_idx" ON "assignment"("municipality_id", "position_id");

-- CreateIndex
CREATE INDEX "assignment_municipality_id_supervisor_id_idx" ON "assignment"("municipality_id", "supervisor_id");

-- CreateIndex
CREATE INDEX "exemption_municipality_id_assignment_id_idx" ON "exemption"("municipality_id", "assignment_id");

-- CreateIndex
CREATE INDEX "import_job_municipality_id_file_hash_idx" ON "import_job"("municipality_id", "file_hash");

-- CreateIndex
CREATE INDEX "indicator_municipality_id_part_of_id_idx" ON "indicator"("municipality_id", "part_of_id");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_municipality_id_code_key" ON "indicator"("municipality_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "source_municipality_id_code_key" ON "source"("municipality_id", "code");

-- CreateIndex
CREATE INDEX "observation_municipality_id_target_id_observed_on_idx" ON "observation"("municipality_id", "target_id", "observed_on");

-- CreateIndex
CREATE INDEX "observation_municipality_id_observed_on_idx" ON "observation"("municipality_id", "observed_on");

-- CreateIndex
CREATE INDEX "observation_state_municipality_id_observation_id_recorded_a_idx" ON "observation_state"("municipality_id", "observation_id", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "scheme_municipality_id_code_version_key" ON "scheme"("municipality_id", "code", "version");

-- CreateIndex
CREATE INDEX "target_municipality_id_agency_id_idx" ON "target"("municipality_id", "agency_id");

-- CreateIndex
CREATE INDEX "target_municipality_id_period_from_period_to_idx" ON "target"("municipality_id", "period_from", "period_to");

-- CreateIndex
CREATE UNIQUE INDEX "target_municipality_id_indicator_id_subject_id_period_key" ON "target"("municipality_id", "indicator_id", "subject_id", "period");

-- CreateIndex
CREATE UNIQUE INDEX "target_observed_key" ON "target"("municipality_id", "id", "indicator_id", "agency_id", "subject_id");

-- CreateIndex
CREATE INDEX "target_revision_municipality_id_target_id_valid_from_idx" ON "target_revision"("municipality_id", "target_id", "valid_from");

-- AddForeignKey
ALTER TABLE "account_role" ADD CONSTRAINT "account_role_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency" ADD CONSTRAINT "agency_municipality_id_successor_id_fkey" FOREIGN KEY ("municipality_id", "successor_id") REFERENCES "agency"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency_placement" ADD CONSTRAINT "agency_placement_municipality_id_agency_id_fkey" FOREIGN KEY ("municipality_id", "agency_id") REFERENCES "agency"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency_placement" ADD CONSTRAINT "agency_placement_municipality_id_parent_id_fkey" FOREIGN KEY ("municipality_id", "parent_id") REFERENCES "agency"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employee" ADD CONSTRAINT "employee_municipality_id_person_id_fkey" FOREIGN KEY ("municipality_id", "person_id") REFERENCES "person"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_municipality_id_employee_id_fkey" FOREIGN KEY ("municipality_id", "employee_id") REFERENCES "employee"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_municipality_id_supervisor_id_fkey" FOREIGN KEY ("municipality_id", "supervisor_id") REFERENCES "employee"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_municipality_id_position_id_fkey" FOREIGN KEY ("municipality_id", "position_id") REFERENCES "position"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exemption" ADD CONSTRAINT "exemption_municipality_id_assignment_id_fkey" FOREIGN KEY ("municipality_id", "assignment_id") REFERENCES "assignment"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_municipality_id_job_id_fkey" FOREIGN KEY ("municipality_id", "job_id") REFERENCES "import_job"("municipality_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_municipality_id_job_id_fkey" FOREIGN KEY ("municipality_id", "job_id") REFERENCES "import_job"("municipality_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_municipality_id_part_of_id_fkey" FOREIGN KEY ("municipality_id", "part_of_id") REFERENCES "indicator"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "region_code" ADD CONSTRAINT "region_code_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_municipality_id_supersedes_id_fkey" FOREIGN KEY ("municipality_id", "supersedes_id") REFERENCES "observation"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation_state" ADD CONSTRAINT "observation_state_municipality_id_observation_id_fkey" FOREIGN KEY ("municipality_id", "observation_id") REFERENCES "observation"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_revision" ADD CONSTRAINT "target_revision_municipality_id_target_id_fkey" FOREIGN KEY ("municipality_id", "target_id") REFERENCES "target"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
