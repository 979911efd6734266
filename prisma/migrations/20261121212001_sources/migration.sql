-- The addresses of the sources: when each was last seen, what was found there, and what the public is told of it.

CREATE TYPE "source_state" AS ENUM ('unchecked', 'alive', 'changed', 'unreachable', 'dead', 'refused');
CREATE TYPE "source_outcome" AS ENUM ('seen', 'gone', 'failed', 'refused');

CREATE TABLE "source_address" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "url" TEXT NOT NULL,
  "state" "source_state" NOT NULL DEFAULT 'unchecked',
  "state_since" TIMESTAMPTZ(3),
  "last_checked_at" TIMESTAMPTZ(3),
  "last_alive_at" TIMESTAMPTZ(3),
  "failures" INTEGER NOT NULL DEFAULT 0,
  "failing_since" TIMESTAMPTZ(3),
  "fault" TEXT,
  "http_status" INTEGER,
  "final_url" TEXT,
  "content_type" TEXT,
  "size_bytes" INTEGER,
  "content_hash" CHAR(64),
  "recorded_hash" CHAR(64),
  "archive_url" TEXT,
  "mark_state" "source_state",
  "mark_seen_on" DATE,
  "mark_since" DATE,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "source_address_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "source_address_url_key" ON "source_address"("url");

CREATE TABLE "source_run" (
  "id" BIGSERIAL NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "finished_at" TIMESTAMPTZ(3) NOT NULL,
  "visits" INTEGER NOT NULL,
  "is_discarded" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "source_run_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "source_check" (
  "id" BIGSERIAL NOT NULL,
  "address_id" UUID NOT NULL,
  "run_id" BIGINT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "outcome" "source_outcome" NOT NULL,
  "fault" TEXT,
  "http_status" INTEGER,
  "final_url" TEXT,
  "content_type" TEXT,
  "size_bytes" INTEGER,
  "content_hash" CHAR(64),
  CONSTRAINT "source_check_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "source_check" ADD CONSTRAINT "source_check_address_id_fkey" FOREIGN KEY ("address_id") REFERENCES "source_address"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "source_check" ADD CONSTRAINT "source_check_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "source_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "source_check_address_id_idx" ON "source_check"("address_id");

CREATE TABLE "source_extract" (
  "address_id" UUID NOT NULL,
  "figure_id" UUID NOT NULL,
  "extract" TEXT NOT NULL,
  "found_at" TIMESTAMPTZ(3) NOT NULL,
  "is_found" BOOLEAN NOT NULL DEFAULT true,
  CONSTRAINT "source_extract_pkey" PRIMARY KEY ("address_id", "figure_id")
);
ALTER TABLE "source_extract" ADD CONSTRAINT "source_extract_address_id_fkey" FOREIGN KEY ("address_id") REFERENCES "source_address"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "source_extract" ADD CONSTRAINT "source_extract_figure_id_fkey" FOREIGN KEY ("figure_id") REFERENCES "figure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "source_extract_figure_id_idx" ON "source_extract"("figure_id");

CREATE TABLE "source_look" (
  "id" BIGSERIAL NOT NULL,
  "address_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "actor_id" UUID NOT NULL,
  "state" "source_state" NOT NULL,
  "note" TEXT NOT NULL,
  CONSTRAINT "source_look_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "source_look" ADD CONSTRAINT "source_look_address_id_fkey" FOREIGN KEY ("address_id") REFERENCES "source_address"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "source_look" ADD CONSTRAINT "source_look_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "source_look_address_id_idx" ON "source_look"("address_id");

ALTER TABLE "source_address"
  ADD CONSTRAINT "source_address_url_check" CHECK (url ~ '^https?://' AND length(url) <= 2000),
  ADD CONSTRAINT "source_address_archive_check" CHECK (archive_url ~ '^https://' AND length(archive_url) <= 2000),
  ADD CONSTRAINT "source_address_hash_check" CHECK (coalesce(content_hash ~ '^[0-9a-f]{64}$', true) AND coalesce(recorded_hash ~ '^[0-9a-f]{64}$', true)),
  ADD CONSTRAINT "source_address_failures_check" CHECK (failures >= 0 AND (failures = 0) = (failing_since IS NULL)),
  ADD CONSTRAINT "source_address_state_check" CHECK (
    (state = 'unchecked') = (last_checked_at IS NULL)
    AND (state = 'unchecked') = (state_since IS NULL)
    AND (state NOT IN ('alive', 'changed') OR last_alive_at IS NOT NULL)
    AND (state NOT IN ('unreachable', 'dead') OR failures > 0)),
  ADD CONSTRAINT "source_address_mark_check" CHECK (
    mark_state IS DISTINCT FROM 'unchecked'
    AND (mark_state IS NOT NULL OR mark_seen_on IS NULL AND mark_since IS NULL)
    AND (mark_state IN ('changed', 'dead') OR mark_since IS NULL));

ALTER TABLE "source_run"
  ADD CONSTRAINT "source_run_check" CHECK (finished_at >= started_at AND visits >= 0);

ALTER TABLE "source_check"
  ADD CONSTRAINT "source_check_fault_check" CHECK (outcome = 'seen' OR fault IS NOT NULL),
  ADD CONSTRAINT "source_check_hash_check" CHECK (content_hash IS NULL OR content_hash ~ '^[0-9a-f]{64}$' AND outcome = 'seen');

ALTER TABLE "source_extract"
  ADD CONSTRAINT "source_extract_check" CHECK (extract <> '' AND length(extract) <= 1000);

ALTER TABLE "source_look"
  ADD CONSTRAINT "source_look_check" CHECK (note <> '' AND state <> 'unchecked');

-- What was seen on a visit, and what a person said of it, stays.
CREATE TRIGGER source_run_immutable BEFORE UPDATE OR DELETE ON source_run FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER source_check_immutable BEFORE UPDATE OR DELETE ON source_check FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER source_look_immutable BEFORE UPDATE OR DELETE ON source_look FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER source_address_keep BEFORE DELETE ON source_address FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER source_check_keep BEFORE TRUNCATE ON source_check FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER source_look_keep BEFORE TRUNCATE ON source_look FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
