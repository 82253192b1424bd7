-- CreateEnum
CREATE TYPE "allowance_kind" AS ENUM ('REQUESTS', 'COST');

-- CreateTable: not logged, since it is worth a minute and written with every request
CREATE UNLOGGED TABLE "token_allowance" (
    "token_id" UUID NOT NULL,
    "kind" "allowance_kind" NOT NULL,
    "remaining" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "token_allowance_pkey" PRIMARY KEY ("token_id","kind")
) WITH (fillfactor = 50);

-- AddForeignKey
ALTER TABLE "token_allowance" ADD CONSTRAINT "token_allowance_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "access_token"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nobody else has business here.
GRANT SELECT, INSERT, UPDATE ON "token_allowance" TO tolok_app;
