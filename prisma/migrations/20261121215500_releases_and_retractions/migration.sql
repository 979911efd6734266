-- Releases that a publisher has announced, for the desk; proposals to retract; the thread of an assessment, and its retraction.

CREATE TYPE "retraction_state" AS ENUM ('proposed', 'withdrawn', 'returned', 'done');
CREATE TYPE "assessment_event_kind" AS ENUM ('submitted', 'withdrawn', 'returned', 'approved', 'superseded', 'retraction_proposed', 'retraction_withdrawn', 'retraction_returned', 'retracted');

CREATE TABLE "expected_release" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "target_id" UUID NOT NULL,
  "name" JSONB NOT NULL,
  "publisher" TEXT NOT NULL,
  "reference_on" DATE NOT NULL,
  "expected_on" DATE NOT NULL,
  CONSTRAINT "expected_release_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "expected_release" ADD CONSTRAINT "expected_release_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "target"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "expected_release_target_id_reference_on_key" ON "expected_release"("target_id", "reference_on");

CREATE TABLE "retraction" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "figure_id" UUID,
  "assessment_id" UUID,
  "proposer_id" UUID NOT NULL,
  "proposed_at" TIMESTAMPTZ(3) NOT NULL,
  "reason" JSONB NOT NULL,
  "state" "retraction_state" NOT NULL DEFAULT 'proposed',
  "decided_by_id" UUID,
  "decided_at" TIMESTAMPTZ(3),
  "return_reason" TEXT,
  CONSTRAINT "retraction_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "retraction" ADD CONSTRAINT "retraction_figure_id_fkey" FOREIGN KEY ("figure_id") REFERENCES "figure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "retraction" ADD CONSTRAINT "retraction_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "retraction" ADD CONSTRAINT "retraction_proposer_id_fkey" FOREIGN KEY ("proposer_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "retraction" ADD CONSTRAINT "retraction_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "retraction_state_idx" ON "retraction"("state");
CREATE INDEX "retraction_figure_id_idx" ON "retraction"("figure_id");
CREATE INDEX "retraction_assessment_id_idx" ON "retraction"("assessment_id");

CREATE TABLE "assessment_event" (
  "id" BIGSERIAL NOT NULL,
  "assessment_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "actor_id" UUID NOT NULL,
  "kind" "assessment_event_kind" NOT NULL,
  "reason" TEXT,
  "content" JSONB,
  CONSTRAINT "assessment_event_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "assessment_event" ADD CONSTRAINT "assessment_event_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "assessment_event" ADD CONSTRAINT "assessment_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "assessment_event_assessment_id_idx" ON "assessment_event"("assessment_id");

ALTER TABLE "assessment"
  ADD COLUMN "retraction_reason" JSONB,
  ADD COLUMN "retracted_at" TIMESTAMPTZ(3),
  ADD COLUMN "retracted_by_id" UUID,
  ADD COLUMN "retraction_approver_id" UUID;
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_retracted_by_id_fkey" FOREIGN KEY ("retracted_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_retraction_approver_id_fkey" FOREIGN KEY ("retraction_approver_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "expected_release"
  ADD CONSTRAINT "expected_release_name_check" CHECK (jsonb_typeof(name) = 'object' AND name <> '{}'),
  ADD CONSTRAINT "expected_release_publisher_check" CHECK (publisher <> ''),
  ADD CONSTRAINT "expected_release_days_check" CHECK (reference_on <= expected_on);

-- One proposal at a time, about one thing; decided by a second person, who says why where it goes back.
ALTER TABLE "retraction"
  ADD CONSTRAINT "retraction_subject_check" CHECK (num_nonnulls(figure_id, assessment_id) = 1),
  ADD CONSTRAINT "retraction_reason_check" CHECK (jsonb_typeof(reason) = 'object' AND reason <> '{}'),
  ADD CONSTRAINT "retraction_decision_check" CHECK (
    (state IN ('returned', 'done')) = (decided_by_id IS NOT NULL)
    AND (decided_by_id IS NULL) = (decided_at IS NULL)
    AND decided_by_id IS DISTINCT FROM proposer_id),
  ADD CONSTRAINT "retraction_return_check" CHECK ((state = 'returned') = (coalesce(return_reason, '') <> '')),
  ADD CONSTRAINT "retraction_one_of_figure" EXCLUDE USING gist (figure_id WITH =) WHERE (state = 'proposed'),
  ADD CONSTRAINT "retraction_one_of_assessment" EXCLUDE USING gist (assessment_id WITH =) WHERE (state = 'proposed');

ALTER TABLE "assessment_event"
  ADD CONSTRAINT "assessment_event_reason_check" CHECK (
    kind NOT IN ('returned', 'superseded', 'retraction_proposed', 'retraction_returned', 'retracted') OR coalesce(reason, '') <> '');
ALTER TABLE "figure_event" DROP CONSTRAINT "figure_event_reason_check";
ALTER TABLE "figure_event"
  ADD CONSTRAINT "figure_event_reason_check" CHECK (
    kind NOT IN ('returned', 'superseded', 'retracted', 'retraction_proposed', 'retraction_returned') OR coalesce(reason, '') <> '');

CREATE TRIGGER assessment_event_immutable BEFORE UPDATE OR DELETE ON assessment_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER assessment_event_keep BEFORE TRUNCATE ON assessment_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "assessment" DROP CONSTRAINT "assessment_published_check";
ALTER TABLE "assessment"
  ADD CONSTRAINT "assessment_published_check" CHECK (
    (state IN ('published', 'superseded', 'retracted')) = (published_at IS NOT NULL)
    AND (published_at IS NULL) = (approver_id IS NULL)),
  ADD CONSTRAINT "assessment_retraction_check" CHECK (
    (state = 'retracted') = (retracted_at IS NOT NULL)
    AND (retracted_at IS NULL) = (retraction_reason IS NULL)
    AND (retracted_at IS NULL) = (retracted_by_id IS NULL)
    AND (retracted_at IS NULL) = (retraction_approver_id IS NULL)
    AND (retraction_approver_id IS NULL OR retraction_approver_id <> retracted_by_id));

-- As before, and: its author may take it back and submit it again; two people may retract it, and say why.
CREATE OR REPLACE FUNCTION assessment_guard() RETURNS trigger LANGUAGE plpgsql AS $$
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
    ('submitted', 'returned'), ('returned', 'submitted'), ('submitted', 'withdrawn'), ('withdrawn', 'submitted'),
    ('submitted', 'published'), ('published', 'superseded'), ('published', 'retracted')
  ) THEN
    RAISE EXCEPTION 'An assessment cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.author_id <> OLD.author_id THEN
    RAISE EXCEPTION 'The author of an assessment does not change' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state = 'published' AND NEW.state = 'retracted' THEN
    free := free || ARRAY['retraction_reason', 'retracted_at', 'retracted_by_id', 'retraction_approver_id'];
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
