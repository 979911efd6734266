import type { Actor } from '@/lib/accounts/types';
import { type Db, isPool } from '@/lib/core/db';
import { RefusedError, type Result, refuse, succeed } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/prisma/client';
import { noteSequence } from '@/lib/core/published-sequence';
import { lockLedger } from '@/lib/ledger/mutations';
import { IMPORT_LOCK } from './import-lock';
import { type ImportOptions, NothingWritten, runImport } from './run-import';
import type { ImportReport } from './types';

/** 100,000 rows take minutes; the ledger's other writers wait for them. */
const LONGEST_IMPORT_MS = 3_600_000;

/** One import a programme at a time, dry runs too: the second is told so. Held to the end of the transaction. */
export async function lockImport(tx: Prisma.TransactionClient, programme: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ mine: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${IMPORT_LOCK}::int, hashtext(${programme})) AS mine`;
  if (!row?.mine) throw new RefusedError([{ code: 'import_running', field: null }]);
}

/**
 * Takes rows of figures.csv in, by the checks and permissions of the form. Without `apply` it only says what would become
 * of each row. With it all is one transaction: if a row is refused nothing is written, unless `skipRefused`. Under the
 * "one person" policy figures are published, else handed in for review. What is there already is left alone, so that
 * importing an export changes nothing. Refuses files that are none (field `file`), actors who may not import, and a second import
 * of a programme at the same time (`import_running`).
 */
export async function importFigures(
  on: Db,
  actor: Actor,
  options: ImportOptions,
): Promise<Result<ImportReport>> {
  if (!isPool(on)) throw new Error('An import is a transaction of its own');
  try {
    const { report, last } = await on.$transaction(
      async (tx) => {
        // The planner knows the tables as they were before: it would go through all new rows for each one of them.
        await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
        await lockImport(tx, options.programme);
        if (options.apply) await lockLedger(tx);
        return runImport(tx, actor, options);
      },
      { timeout: LONGEST_IMPORT_MS },
    );
    if (last) noteSequence(last.seq, last.at);
    return succeed(report);
  } catch (error) {
    if (error instanceof NothingWritten) return succeed(error.report);
    if (error instanceof RefusedError) return refuse(...error.refusals);
    throw error;
  }
}
