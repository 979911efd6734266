-- Moved goalposts (DESIGN 2.4): pledges and targets are revised with a day, a reason and a source, and what stood there before
-- is kept whole. And where a revised target would stand against what was first promised, stored beside its summary.

CREATE TYPE "revision_state" AS ENUM ('submitted', 'returned', 'withdrawn', 'published');

CREATE TABLE "revision" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "pledge_id" UUID NOT NULL,
  "target_id" UUID,
  "before" JSONB NOT NULL,
  "content" JSONB NOT NULL,
  "based_on" INTEGER NOT NULL,
  "revised_on" DATE NOT NULL,
  "reason" JSONB NOT NULL,
  "state" "revision_state" NOT NULL DEFAULT 'submitted',
  "author_id" UUID NOT NULL,
  "submitted_at" TIMESTAMPTZ(3) NOT NULL,
  "approver_id" UUID,
  "published_at" TIMESTAMPTZ(3),
  "returned_by_id" UUID,
  "return_reason" TEXT,
  "ledger_seq" BIGINT,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "revision" ADD CONSTRAINT "revision_pledge_id_fkey" FOREIGN KEY ("pledge_id") REFERENCES "pledge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "revision" ADD CONSTRAINT "revision_target_id_pledge_id_fkey" FOREIGN KEY ("target_id", "pledge_id") REFERENCES "target"("id", "pledge_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "revision" ADD CONSTRAINT "revision_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "revision" ADD CONSTRAINT "revision_approver_id_fkey" FOREIGN KEY ("approver_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "revision" ADD CONSTRAINT "revision_returned_by_id_fkey" FOREIGN KEY ("returned_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "revision_pledge_id_idx" ON "revision"("pledge_id");
CREATE INDEX "revision_target_id_idx" ON "revision"("target_id");
CREATE INDEX "revision_author_id_idx" ON "revision"("author_id");

CREATE TABLE "revision_source" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "revision_id" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "url" TEXT NOT NULL,
  "publisher" TEXT NOT NULL,
  "published_on" DATE,
  "kind" "source_kind" NOT NULL,
  CONSTRAINT "revision_source_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "revision_source" ADD CONSTRAINT "revision_source_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "revision_source_revision_id_position_key" ON "revision_source"("revision_id", "position");

ALTER TABLE "target_summary" ADD COLUMN "original_summary" JSONB;

-- A published revision may be one person's (the programme's policy decides, in the program), but never approved by its author.
-- One revision of a thing waits at a time, by exclusions because Prisma has no words for partial indexes.
ALTER TABLE "revision"
  ADD CONSTRAINT "revision_content_check" CHECK (jsonb_typeof(before) = 'object' AND jsonb_typeof(content) = 'object' AND before <> content),
  ADD CONSTRAINT "revision_reason_check" CHECK (jsonb_typeof(reason) = 'object' AND reason <> '{}'),
  ADD CONSTRAINT "revision_published_check" CHECK (
    (state = 'published') = (published_at IS NOT NULL) AND (approver_id IS NULL OR published_at IS NOT NULL)),
  ADD CONSTRAINT "revision_approver_check" CHECK (approver_id IS DISTINCT FROM author_id),
  ADD CONSTRAINT "revision_return_check" CHECK (
    (returned_by_id IS NULL) = (return_reason IS NULL)
    AND returned_by_id IS DISTINCT FROM author_id
    AND (state <> 'returned' OR coalesce(return_reason, '') <> '')),
  ADD CONSTRAINT "revision_one_waiting_for_target" EXCLUDE USING gist (target_id WITH =) WHERE (state = 'submitted'),
  ADD CONSTRAINT "revision_one_waiting_for_pledge" EXCLUDE USING gist (pledge_id WITH =) WHERE (state = 'submitted' AND target_id IS NULL);

ALTER TABLE "revision_source"
  ADD CONSTRAINT "revision_source_url_check" CHECK (url ~ '^https?://' AND length(url) <= 2000),
  ADD CONSTRAINT "revision_source_publisher_check" CHECK (publisher <> '');

CREATE FUNCTION revision_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'Revision % stays', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'submitted' THEN
      RAISE EXCEPTION 'A revision begins as a submission, not as %', NEW.state USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('submitted', 'returned'), ('submitted', 'withdrawn'), ('submitted', 'published'),
    ('returned', 'submitted'), ('withdrawn', 'submitted')
  ) THEN
    RAISE EXCEPTION 'A revision cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.author_id <> OLD.author_id OR NEW.pledge_id <> OLD.pledge_id OR NEW.target_id IS DISTINCT FROM OLD.target_id THEN
    RAISE EXCEPTION 'The author and the subject of a revision do not change' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- Its number in the ledger is known only once the entry is written, and is then the last thing that is said of it.
  IF OLD.published_at IS NOT NULL
     AND (to_jsonb(NEW) - 'ledger_seq' <> to_jsonb(OLD) - 'ledger_seq' OR OLD.ledger_seq IS NOT NULL) THEN
    RAISE EXCEPTION 'Revision % is published and does not change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state = 'published' AND OLD.state <> 'published'
     AND NOT EXISTS (SELECT 1 FROM revision_source WHERE revision_id = NEW.id) THEN
    RAISE EXCEPTION 'A revision is published with a source or not at all' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER revision_guard BEFORE INSERT OR UPDATE OR DELETE ON revision FOR EACH ROW EXECUTE FUNCTION revision_guard();
CREATE TRIGGER revision_keep BEFORE TRUNCATE ON revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION revision_source_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  parent uuid := CASE WHEN TG_OP = 'INSERT' THEN NEW.revision_id ELSE OLD.revision_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM revision WHERE id = parent AND published_at IS NOT NULL) THEN
    RAISE EXCEPTION 'Revision % is published and its sources do not change', parent USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER revision_source_guard BEFORE INSERT OR UPDATE OR DELETE ON revision_source FOR EACH ROW EXECUTE FUNCTION revision_source_guard();
