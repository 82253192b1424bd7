-- CreateTable
CREATE TABLE "access_token" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "prefix" VARCHAR(20) NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "bound" BOOLEAN NOT NULL DEFAULT false,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "last_used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "access_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "token_operation" (
    "token_id" UUID NOT NULL,
    "hash" VARCHAR(64) NOT NULL,
    "document" TEXT NOT NULL,

    CONSTRAINT "token_operation_pkey" PRIMARY KEY ("token_id","hash")
);

-- CreateTable
CREATE TABLE "integrator" (
    "municipality_id" INTEGER NOT NULL,
    "account_id" UUID NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "role" "role" NOT NULL,
    "agency_id" UUID,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(6),

    CONSTRAINT "integrator_pkey" PRIMARY KEY ("municipality_id","account_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "access_token_token_hash_key" ON "access_token"("token_hash");

-- CreateIndex
CREATE INDEX "access_token_account_id_idx" ON "access_token"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "integrator_account_id_key" ON "integrator"("account_id");

-- AddForeignKey
ALTER TABLE "token_operation" ADD CONSTRAINT "token_operation_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "access_token"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── Facts that hold whatever the application does: no token lasts longer than a year and a day ──
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_expiry_check" CHECK (expires_at > created_at AND expires_at <= created_at + interval '366 days');
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_hash_check" CHECK (length(token_hash) = 32);

-- ── Foreign keys between slices ──
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_account_fkey" FOREIGN KEY (account_id) REFERENCES "account" (id);
ALTER TABLE "integrator" ADD CONSTRAINT "integrator_account_fkey" FOREIGN KEY (account_id) REFERENCES "account" (id);
ALTER TABLE "integrator" ADD CONSTRAINT "integrator_municipality_fkey" FOREIGN KEY (municipality_id) REFERENCES "municipality" (id);
ALTER TABLE "integrator" ADD CONSTRAINT "integrator_agency_fkey" FOREIGN KEY (municipality_id, agency_id) REFERENCES "agency" (municipality_id, id);

-- ── Row-level security and roles. Tokens belong to accounts, which belong to no municipality; like sessions only the application reads them ──
ALTER TABLE "integrator" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_municipality ON "integrator" USING (municipality_id = ANY ((SELECT app_municipalities())::integer[]) OR -1 = ANY ((SELECT app_municipalities())::integer[]));
GRANT SELECT, INSERT ON "access_token", "token_operation", "integrator" TO tolok_app;
GRANT UPDATE (last_used_at, revoked_at) ON "access_token" TO tolok_app;
GRANT UPDATE (closed_at) ON "integrator" TO tolok_app;
