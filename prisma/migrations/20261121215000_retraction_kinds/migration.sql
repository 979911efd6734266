-- Values of enums that the next migration's rules use: Postgres lets nobody use a value in the transaction that adds it.

ALTER TYPE "figure_event_kind" ADD VALUE 'retraction_proposed';
ALTER TYPE "figure_event_kind" ADD VALUE 'retraction_withdrawn';
ALTER TYPE "figure_event_kind" ADD VALUE 'retraction_returned';
ALTER TYPE "assessment_state" ADD VALUE 'withdrawn';
ALTER TYPE "assessment_state" ADD VALUE 'retracted';
ALTER TYPE "ledger_kind" ADD VALUE 'assessment_retracted';
