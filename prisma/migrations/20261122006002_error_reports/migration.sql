-- What readers report as wrong. Only the desk reads it; the address is for the answer alone, and goes some time after it.
CREATE TYPE "report_state" AS ENUM ('new', 'answered', 'dismissed');

CREATE TABLE "error_report" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "pledge_id" UUID NOT NULL,
  "locale" TEXT NOT NULL,
  "wrong" TEXT NOT NULL,
  "correct" TEXT,
  "source_url" TEXT,
  "email" TEXT,
  "state" "report_state" NOT NULL DEFAULT 'new',
  "received_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_by_id" UUID,
  "decided_at" TIMESTAMPTZ(3),
  "answer" JSONB,
  "entry_seq" BIGINT,
  CONSTRAINT "error_report_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "error_report" ADD CONSTRAINT "error_report_pledge_id_fkey" FOREIGN KEY ("pledge_id") REFERENCES "pledge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "error_report" ADD CONSTRAINT "error_report_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "error_report_pledge_id_state_idx" ON "error_report"("pledge_id", "state");
CREATE INDEX "error_report_state_received_at_idx" ON "error_report"("state", "received_at");
ALTER TABLE "error_report"
  ADD CONSTRAINT error_report_text_check CHECK (
    length("wrong") BETWEEN 1 AND 4000 AND length("correct") <= 4000 AND length("source_url") <= 2000 AND length("email") <= 254
  ),
  ADD CONSTRAINT error_report_decision_check CHECK (
    ("state" = 'new') = ("decided_at" IS NULL) AND ("decided_at" IS NULL) = ("decided_by_id" IS NULL)
  ),
  ADD CONSTRAINT error_report_answer_check CHECK (
    CASE WHEN "state" = 'answered' THEN "answer" IS NOT NULL OR "entry_seq" IS NOT NULL
    ELSE "answer" IS NULL AND "entry_seq" IS NULL END
  );
