-- METHOD 7: an editor's verdict on a pledge beside its status, always by two people, every revision kept.

CREATE TYPE "verdict" AS ENUM ('kept', 'partly_kept', 'not_kept', 'compromise', 'too_early_to_say', 'cannot_be_judged');
CREATE TYPE "assessment_state" AS ENUM ('submitted', 'returned', 'published', 'superseded');

CREATE TABLE "assessment" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "pledge_id" UUID NOT NULL,
  "verdict" "verdict" NOT NULL,
  "reasoning" JSONB NOT NULL,
  "method_version" INTEGER NOT NULL,
  "state" "assessment_state" NOT NULL DEFAULT 'submitted',
  "author_id" UUID NOT NULL,
  "submitted_at" TIMESTAMPTZ(3) NOT NULL,
  "approver_id" UUID,
  "published_at" TIMESTAMPTZ(3),
  "supersedes_id" UUID,
  "reason" JSONB,
  "returned_by_id" UUID,
  "return_reason" TEXT,
  "ledger_seq" BIGINT,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_pledge_id_fkey" FOREIGN KEY ("pledge_id") REFERENCES "pledge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_approver_id_fkey" FOREIGN KEY ("approver_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_returned_by_id_fkey" FOREIGN KEY ("returned_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "assessment_pledge_id_idx" ON "assessment"("pledge_id");
CREATE INDEX "assessment_author_id_idx" ON "assessment"("author_id");

CREATE TABLE "assessment_source" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "assessment_id" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "url" TEXT NOT NULL,
  "publisher" TEXT NOT NULL,
  "published_on" DATE,
  "kind" "source_kind" NOT NULL,
  CONSTRAINT "assessment_source_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "assessment_source" ADD CONSTRAINT "assessment_source_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "assessment_source_assessment_id_position_key" ON "assessment_source"("assessment_id", "position");

-- Two people, whatever the programme's policy; a revision says why; one verdict of a pledge is in force, by an exclusion
-- because Prisma has no words for a partial index.
ALTER TABLE "assessment"
  ADD CONSTRAINT "assessment_reasoning_check" CHECK (jsonb_typeof(reasoning) = 'object' AND reasoning <> '{}'),
  ADD CONSTRAINT "assessment_published_check" CHECK (
    (state IN ('published', 'superseded')) = (published_at IS NOT NULL)
    AND (published_at IS NULL) = (approver_id IS NULL)),
  ADD CONSTRAINT "assessment_approver_check" CHECK (approver_id IS DISTINCT FROM author_id),
  ADD CONSTRAINT "assessment_revision_check" CHECK ((supersedes_id IS NULL) = (reason IS NULL)),
  ADD CONSTRAINT "assessment_return_check" CHECK (
    (returned_by_id IS NULL) = (return_reason IS NULL)
    AND returned_by_id IS DISTINCT FROM author_id
    AND (state <> 'returned' OR coalesce(return_reason, '') <> '')),
  ADD CONSTRAINT "assessment_one_in_force" EXCLUDE USING gist (pledge_id WITH =) WHERE (state = 'published');

ALTER TABLE "assessment_source"
  ADD CONSTRAINT "assessment_source_url_check" CHECK (url ~ '^https?://' AND length(url) <= 2000),
  ADD CONSTRAINT "assessment_source_publisher_check" CHECK (publisher <> '');

CREATE FUNCTION assessment_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['state', 'version', 'ledger_seq'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'Assessment % stays', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'submitted' THEN
      RAISE EXCEPTION 'An assessment begins as a submission, not as %', NEW.state USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('submitted', 'returned'), ('returned', 'submitted'), ('submitted', 'published'), ('published', 'superseded')
  ) THEN
    RAISE EXCEPTION 'An assessment cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.author_id <> OLD.author_id THEN
    RAISE EXCEPTION 'The author of an assessment does not change' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.published_at IS NOT NULL
     AND (to_jsonb(NEW) - free <> to_jsonb(OLD) - free OR (OLD.ledger_seq IS NOT NULL AND NEW.ledger_seq IS DISTINCT FROM OLD.ledger_seq)) THEN
    RAISE EXCEPTION 'Assessment % is published and does not change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state = 'published' AND OLD.state <> 'published'
     AND NOT EXISTS (SELECT 1 FROM assessment_source WHERE assessment_id = NEW.id) THEN
    RAISE EXCEPTION 'An assessment is published with a source or not at all' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assessment_guard BEFORE INSERT OR UPDATE OR DELETE ON assessment FOR EACH ROW EXECUTE FUNCTION assessment_guard();
CREATE TRIGGER assessment_keep BEFORE TRUNCATE ON assessment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION assessment_source_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  parent uuid := CASE WHEN TG_OP = 'INSERT' THEN NEW.assessment_id ELSE OLD.assessment_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM assessment WHERE id = parent AND published_at IS NOT NULL) THEN
    RAISE EXCEPTION 'Assessment % is published and its sources do not change', parent USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER assessment_source_guard BEFORE INSERT OR UPDATE OR DELETE ON assessment_source FOR EACH ROW EXECUTE FUNCTION assessment_source_guard();
