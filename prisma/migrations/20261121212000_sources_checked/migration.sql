-- By itself: a new value of an enum cannot be used in the transaction that adds it.
ALTER TYPE "ledger_kind" ADD VALUE 'sources_checked' AFTER 'assessment_revised';
