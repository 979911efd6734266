-- Sign-in through a provider (OpenID Connect), and links to a new password that their holder asked for.

CREATE TABLE "identity" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "user_id" UUID NOT NULL,
  "issuer" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "identity_issuer_subject_key" ON "identity"("issuer", "subject");
CREATE INDEX "identity_user_id_idx" ON "identity"("user_id");
ALTER TABLE "identity" ADD CONSTRAINT "identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- OpenID Connect Core 1.0, section 2: a subject has at most 255 characters.
ALTER TABLE "identity"
  ADD CONSTRAINT "identity_subject_check" CHECK (length(subject) BETWEEN 1 AND 255 AND issuer ~ '^https?://');

-- Somebody who comes through a provider needs no password.
ALTER TABLE "user_account" DROP CONSTRAINT "user_account_sign_in_check";
ALTER TABLE "user_account"
  ADD CONSTRAINT "user_account_sign_in_check" CHECK (password_hash IS NULL OR email IS NOT NULL);

-- Nobody issued what the holder asked for by mail.
ALTER TABLE "password_link" ALTER COLUMN "issued_by_id" DROP NOT NULL;

ALTER TYPE "sign_in_outcome" ADD VALUE 'unknown_person' AFTER 'too_many_attempts';
ALTER TYPE "sign_in_outcome" ADD VALUE 'email_unverified' AFTER 'unknown_person';
ALTER TABLE "sign_in" ADD COLUMN "is_by_provider" BOOLEAN NOT NULL DEFAULT false;
