-- What lists and overviews read of a target, beside its whole summary and of a size that does not grow with its figures: an
-- outline of the summary, and the statuses that it has had. Absent where an earlier version wrote the row; one of an earlier
-- version that runs beside this one leaves `derived_seq` behind `ledger_seq`.
ALTER TABLE "target_summary"
  ADD COLUMN "outline" JSONB,
  ADD COLUMN "steps" JSONB,
  ADD COLUMN "derived_seq" BIGINT,
  ADD CONSTRAINT "target_summary_derived_check" CHECK (num_nulls(outline, steps, derived_seq) IN (0, 3)),
  ADD CONSTRAINT "target_summary_steps_check" CHECK (jsonb_typeof(steps) = 'array' AND steps <> '[]');
