-- By itself: a new value of an enum cannot be used in the transaction that adds it.
ALTER TYPE "ledger_kind" ADD VALUE 'programme_revised' AFTER 'programme_added';
