-- Accounts kept on the site: invitations that can be taken back, links to a new password, and a list of sign-ins.

ALTER TABLE "invitation" ADD COLUMN "revoked_at" TIMESTAMPTZ(3);

CREATE TABLE "password_link" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "token_hash" CHAR(64) NOT NULL,
  "user_id" UUID NOT NULL,
  "issued_by_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  "revoked_at" TIMESTAMPTZ(3),
  CONSTRAINT "password_link_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "password_link_token_hash_key" ON "password_link"("token_hash");
CREATE INDEX "password_link_user_id_idx" ON "password_link"("user_id");
ALTER TABLE "password_link" ADD CONSTRAINT "password_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "password_link" ADD CONSTRAINT "password_link_issued_by_id_fkey" FOREIGN KEY ("issued_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TYPE "sign_in_outcome" AS ENUM ('succeeded', 'unknown_email', 'wrong_password', 'account_disabled', 'too_many_attempts');

CREATE TABLE "sign_in" (
  "id" BIGSERIAL NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "user_id" UUID,
  "email" CITEXT,
  "outcome" "sign_in_outcome" NOT NULL,
  "address" TEXT NOT NULL,
  CONSTRAINT "sign_in_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "sign_in_at_idx" ON "sign_in"("at");
CREATE INDEX "sign_in_user_id_at_idx" ON "sign_in"("user_id", "at");
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A link is used or taken back, not both; nobody succeeds without an account.
ALTER TABLE "invitation"
  ADD CONSTRAINT "invitation_end_check" CHECK (used_at IS NULL OR revoked_at IS NULL);
ALTER TABLE "password_link"
  ADD CONSTRAINT "password_link_end_check" CHECK (used_at IS NULL OR revoked_at IS NULL);
ALTER TABLE "sign_in"
  ADD CONSTRAINT "sign_in_account_check" CHECK (outcome <> 'succeeded' OR user_id IS NOT NULL);
