-- A second factor for signing in: the secret that an app shares, recovery codes, what was done to it, and which roles need one.

CREATE TYPE "second_factor_event_kind" AS ENUM ('switched_on', 'codes_renewed', 'switched_off', 'taken_away');

CREATE TABLE "second_factor" (
  "user_id" UUID NOT NULL,
  "sealed_secret" TEXT NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "confirmed_at" TIMESTAMPTZ(3),
  "last_step" INTEGER,
  CONSTRAINT "second_factor_pkey" PRIMARY KEY ("user_id")
);
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "recovery_code" (
  "user_id" UUID NOT NULL,
  "code_hash" CHAR(64) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("user_id", "code_hash")
);
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "second_factor"("user_id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "second_factor_event" (
  "id" BIGSERIAL NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "user_id" UUID NOT NULL,
  "actor_id" UUID,
  "kind" "second_factor_event_kind" NOT NULL,
  CONSTRAINT "second_factor_event_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "second_factor_event" ADD CONSTRAINT "second_factor_event_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "second_factor_event" ADD CONSTRAINT "second_factor_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "second_factor_event_user_id_idx" ON "second_factor_event"("user_id");

CREATE TABLE "second_factor_rule" (
  "role" "role" NOT NULL,
  "for_provider" BOOLEAN NOT NULL,
  "since" TIMESTAMPTZ(3) NOT NULL,
  "set_by_id" UUID NOT NULL,
  CONSTRAINT "second_factor_rule_pkey" PRIMARY KEY ("role")
);
ALTER TABLE "second_factor_rule" ADD CONSTRAINT "second_factor_rule_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Confirmed by a code, whose time step is then known; others take away, oneself does the rest.
ALTER TABLE "second_factor"
  ADD CONSTRAINT "second_factor_confirmed_check" CHECK ((confirmed_at IS NULL) = (last_step IS NULL));
ALTER TABLE "second_factor_event"
  ADD CONSTRAINT "second_factor_event_actor_check" CHECK ((kind = 'taken_away') = (actor_id IS DISTINCT FROM user_id));
ALTER TABLE "sign_in"
  ADD CONSTRAINT "sign_in_code_check" CHECK (outcome NOT IN ('code_awaited', 'wrong_code', 'recovery_code_used') OR user_id IS NOT NULL);

CREATE TRIGGER second_factor_event_immutable BEFORE UPDATE OR DELETE ON second_factor_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER second_factor_event_keep BEFORE TRUNCATE ON second_factor_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
