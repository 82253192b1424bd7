-- The settings of an indicator that the domain knows and a row could not say: which side of a range is the worse one, what a ratio is per, and no floor.
CREATE TYPE "range_condition" AS ENUM ('NORMAL', 'SPECIAL');

ALTER TABLE "indicator" ADD COLUMN "per" DECIMAL(12,0),
ADD COLUMN "range_condition" "range_condition" NOT NULL DEFAULT 'NORMAL',
ALTER COLUMN "floor" DROP NOT NULL;

-- Those that are there keep the formula by which they have been judged so far.
UPDATE "indicator" SET "per" = CASE "type" WHEN 'RATIO' THEN 100 WHEN 'DEADLINE' THEN 30 WHEN 'QUALITATIVE' THEN 20 ELSE 1 END;
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_per_check" CHECK (per > 0);
