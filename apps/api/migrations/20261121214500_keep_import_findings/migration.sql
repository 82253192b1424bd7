-- A preview says of every row what applying will do, and keeps what was asked and answered about the file.
ALTER TABLE "import_job" ADD COLUMN "answers" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "arrives_as" "record_state" NOT NULL DEFAULT 'SUBMITTED',
ADD COLUMN "questions" JSONB NOT NULL DEFAULT '[]';

ALTER TABLE "import_row" ADD COLUMN "findings" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "outcome" VARCHAR(10);

-- The preview's lists of bad and of doubtful rows; most files have few of either.
CREATE INDEX "import_row_error_idx" ON "import_row" (municipality_id, job_id, row_number) WHERE has_error;
CREATE INDEX "import_row_warning_idx" ON "import_row" (municipality_id, job_id, row_number) WHERE has_warning;
