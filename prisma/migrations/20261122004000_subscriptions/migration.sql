-- Updates by e-mail. Nothing is kept of an address but what sending to it needs, and nothing once it is unsubscribed.

CREATE TYPE "digest_frequency" AS ENUM ('instantly', 'weekly');

-- Asked for and not confirmed yet: whether it was the holder of the address who asked, nobody knows.
CREATE TABLE "subscription_wish" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "email" CITEXT NOT NULL,
  "locale" TEXT NOT NULL,
  "frequency" "digest_frequency" NOT NULL,
  "programme_id" UUID NOT NULL,
  "theme_id" UUID,
  "pledge_id" UUID,
  "token_hash" CHAR(64),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "subscription_wish_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "subscription_wish_token_hash_key" ON "subscription_wish"("token_hash");
CREATE INDEX "subscription_wish_email_idx" ON "subscription_wish"("email");
ALTER TABLE "subscription_wish" ADD CONSTRAINT "subscription_wish_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "subscription_wish" ADD CONSTRAINT "subscription_wish_theme_id_fkey" FOREIGN KEY ("theme_id") REFERENCES "theme"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "subscription_wish" ADD CONSTRAINT "subscription_wish_pledge_id_fkey" FOREIGN KEY ("pledge_id") REFERENCES "pledge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "subscriber" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "email" CITEXT NOT NULL,
  "locale" TEXT NOT NULL,
  "frequency" "digest_frequency" NOT NULL,
  "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
  "failures" INTEGER NOT NULL DEFAULT 0,
  "retry_at" TIMESTAMPTZ(3),
  "suspended_at" TIMESTAMPTZ(3),
  CONSTRAINT "subscriber_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "subscriber_email_key" ON "subscriber"("email");

CREATE TABLE "subscription" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "subscriber_id" UUID NOT NULL,
  "programme_id" UUID NOT NULL,
  "theme_id" UUID,
  "pledge_id" UUID,
  "after_seq" BIGINT NOT NULL,
  "settled_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "subscription_after_seq_idx" ON "subscription"("after_seq");
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_theme_id_fkey" FOREIGN KEY ("theme_id") REFERENCES "theme"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_pledge_id_fkey" FOREIGN KEY ("pledge_id") REFERENCES "pledge"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Once each; the words keep what is not said from being taken for different things.
CREATE UNIQUE INDEX "subscription_once" ON "subscription"("subscriber_id", "programme_id", (coalesce(theme_id::text, '')), (coalesce(pledge_id::text, '')));

-- A mail: up to which ledger entry it tells. Begun before it is sent, so that after a crash it is sent again rather than never.
CREATE TABLE "digest" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "subscriber_id" UUID NOT NULL,
  "up_to_seq" BIGINT NOT NULL,
  "in_doubt" INTEGER NOT NULL DEFAULT 0,
  "begun_at" TIMESTAMPTZ(3) NOT NULL,
  "sent_at" TIMESTAMPTZ(3),
  CONSTRAINT "digest_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "digest_subscriber_id_idx" ON "digest"("subscriber_id");
ALTER TABLE "digest" ADD CONSTRAINT "digest_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the links in a subscriber's mails are recognised by.
CREATE TABLE "subscriber_link" (
  "token_hash" CHAR(64) NOT NULL,
  "subscriber_id" UUID NOT NULL,
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "subscriber_link_pkey" PRIMARY KEY ("token_hash")
);
CREATE INDEX "subscriber_link_subscriber_id_idx" ON "subscriber_link"("subscriber_id");
ALTER TABLE "subscriber_link" ADD CONSTRAINT "subscriber_link_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "subscription_wish"
  ADD CONSTRAINT "subscription_wish_topic_check" CHECK (theme_id IS NULL OR pledge_id IS NULL),
  ADD CONSTRAINT "subscription_wish_expiry_check" CHECK (expires_at > created_at);
ALTER TABLE "subscription"
  ADD CONSTRAINT "subscription_topic_check" CHECK (theme_id IS NULL OR pledge_id IS NULL),
  ADD CONSTRAINT "subscription_after_check" CHECK (after_seq >= 0);
ALTER TABLE "subscriber"
  ADD CONSTRAINT "subscriber_failures_check" CHECK (failures >= 0 AND (failures > 0 OR retry_at IS NULL));
ALTER TABLE "digest"
  ADD CONSTRAINT "digest_check" CHECK (up_to_seq > 0 AND in_doubt >= 0);
