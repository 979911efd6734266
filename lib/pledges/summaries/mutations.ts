import { now } from '@/lib/core/clock';
import type { Prisma, PrismaClient } from '@/lib/core/prisma/client';
import { listCounted } from '@/lib/figures/counted/queries';
import { lockLedger } from '@/lib/ledger/mutations';
import { listProgrammes } from '@/lib/programmes/queries';
import type { Programme } from '@/lib/programmes/types';
import { viewDay } from '@/lib/programmes/view-day';
import { METHOD_VERSION } from '@/lib/status/version';
import { storeSummary } from '../mutations';
import { TARGET_PARTS, toTarget } from '../pledge-rows';

/** Targets that are made anew in one transaction: publications wait for it. */
const PORTION = 50;

/**
 * Stores anew what an earlier version of the site or of the method has stored of targets, in portions: nothing that was published
 * changes, and so no ledger entry is written. Answers how many targets it was.
 */
export async function refreshSummaries(on: PrismaClient, signal?: AbortSignal): Promise<number> {
  let refreshed = 0;
  for (const programme of await listProgrammes(on)) {
    let portion = PORTION;
    while (portion > 0 && signal?.aborted !== true) {
      portion = await refreshPortion(on, programme);
      refreshed += portion;
    }
  }
  return refreshed;
}

/** Some targets of which what is stored is not of this version, or not of the newest entry. */
async function listOutdated(on: PrismaClient | Prisma.TransactionClient, programme: Programme) {
  const rows = await on.$queryRaw<{ id: string }[]>`
    SELECT s.target_id::text AS id
    FROM target_summary s JOIN target t ON t.id = s.target_id JOIN pledge p ON p.id = t.pledge_id
    WHERE p.programme_id = ${programme.id}::uuid
      AND (s.derived_seq IS DISTINCT FROM s.ledger_seq OR s.method_version <> ${METHOD_VERSION})
    LIMIT ${PORTION}`;
  return rows.map(({ id }) => id);
}

async function refreshPortion(on: PrismaClient, programme: Programme): Promise<number> {
  // Looked for without the lock, as there is nothing on an ordinary day.
  if ((await listOutdated(on, programme)).length === 0) return 0;
  return on.$transaction(async (tx) => {
    // Nothing may be published between the reading and the writing.
    await lockLedger(tx);
    const ids = await listOutdated(tx, programme);
    const include = { ...TARGET_PARTS, summary: { select: { ledgerSeq: true } } };
    const rows = await tx.target.findMany({ where: { id: { in: ids } }, include });
    const counted = await listCounted(tx, ids);
    const today = viewDay(programme, now(), null);
    for (const row of rows) {
      const seq = row.summary?.ledgerSeq ?? 0n;
      await storeSummary(tx, toTarget(row, programme), counted.get(row.id) ?? [], today, seq);
    }
    return rows.length;
  });
}
