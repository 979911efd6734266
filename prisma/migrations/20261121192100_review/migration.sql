-- Review, corrections and retractions: what a figure is to replace, why it was retracted, what was said on the way, and drafts.

CREATE TYPE "figure_event_kind" AS ENUM ('submitted', 'withdrawn', 'returned', 'approved', 'published', 'superseded', 'retracted');

ALTER TABLE "figure"
  ADD COLUMN "corrects_id" UUID,
  ADD COLUMN "retraction_reason" JSONB,
  ADD COLUMN "retracted_at" TIMESTAMPTZ(3),
  ADD COLUMN "retracted_by_id" UUID;

ALTER TABLE "figure" ADD CONSTRAINT "figure_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "figure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "figure" ADD CONSTRAINT "figure_retracted_by_id_fkey" FOREIGN KEY ("retracted_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "figure_corrects_id_idx" ON "figure"("corrects_id");

CREATE TABLE "figure_event" (
  "id" BIGSERIAL NOT NULL,
  "figure_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "actor_id" UUID NOT NULL,
  "kind" "figure_event_kind" NOT NULL,
  "reason" TEXT,
  "content" JSONB,
  CONSTRAINT "figure_event_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "figure_event" ADD CONSTRAINT "figure_event_figure_id_fkey" FOREIGN KEY ("figure_id") REFERENCES "figure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "figure_event" ADD CONSTRAINT "figure_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "figure_event_figure_id_idx" ON "figure_event"("figure_id");

CREATE TABLE "figure_draft" (
  "id" UUID NOT NULL,
  "author_id" UUID NOT NULL,
  "pledge_id" UUID NOT NULL,
  "target_id" UUID,
  "corrects_id" UUID,
  "typed" JSONB NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "figure_draft_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "figure_draft" ADD CONSTRAINT "figure_draft_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "figure_draft" ADD CONSTRAINT "figure_draft_pledge_id_fkey" FOREIGN KEY ("pledge_id") REFERENCES "pledge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "figure_draft" ADD CONSTRAINT "figure_draft_target_id_pledge_id_fkey" FOREIGN KEY ("target_id", "pledge_id") REFERENCES "target"("id", "pledge_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "figure_draft" ADD CONSTRAINT "figure_draft_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "figure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "figure_draft_author_id_idx" ON "figure_draft"("author_id");

-- Whoever takes a figure back or sends it back says why.
ALTER TABLE "figure"
  ADD CONSTRAINT "figure_retraction_check" CHECK (
    (state = 'retracted') = (retracted_at IS NOT NULL)
    AND (retracted_at IS NULL) = (retraction_reason IS NULL)
    AND (retracted_at IS NULL) = (retracted_by_id IS NULL)),
  ADD CONSTRAINT "figure_corrects_check" CHECK (corrects_id IS NULL OR reason IS NOT NULL);
ALTER TABLE "figure_event"
  ADD CONSTRAINT "figure_event_reason_check" CHECK (kind NOT IN ('returned', 'superseded', 'retracted') OR coalesce(reason, '') <> '');
ALTER TABLE "figure_draft"
  ADD CONSTRAINT "figure_draft_typed_check" CHECK (jsonb_typeof(typed) = 'object');

CREATE TRIGGER figure_event_immutable BEFORE UPDATE OR DELETE ON figure_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER figure_event_keep BEFORE TRUNCATE ON figure_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- As before, but a figure may say on its way to "retracted" when, by whom and why.
CREATE OR REPLACE FUNCTION figure_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['state', 'version'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.published_at IS NOT NULL THEN
      RAISE EXCEPTION 'Figure % is published and stays', OLD.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state NOT IN ('draft', 'submitted') THEN
      RAISE EXCEPTION 'A figure begins as a draft or a submission, not as %', NEW.state USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('draft', 'submitted'), ('submitted', 'draft'), ('submitted', 'returned'), ('submitted', 'published'),
    ('returned', 'submitted'), ('published', 'superseded'), ('published', 'retracted')
  ) THEN
    RAISE EXCEPTION 'A figure cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state = 'published' AND NEW.state = 'retracted' THEN
    free := free || ARRAY['retraction_reason', 'retracted_at', 'retracted_by_id'];
  END IF;
  IF OLD.published_at IS NOT NULL AND to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'Figure % is published and does not change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.recorded_by_id <> OLD.recorded_by_id THEN
    RAISE EXCEPTION 'The author of a figure does not change' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state = 'published' AND OLD.state <> 'published'
     AND NOT EXISTS (SELECT 1 FROM figure_source WHERE figure_id = NEW.id) THEN
    RAISE EXCEPTION 'A figure is published with a source or not at all' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
