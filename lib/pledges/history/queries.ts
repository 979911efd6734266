import { LRUCache } from 'lru-cache';
import { type Db, db } from '@/lib/core/db';
import { listCounted } from '@/lib/figures/counted/queries';
import { ledgerHead } from '@/lib/ledger/queries';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import { type StatusStep, statusSteps } from '@/lib/status/status-steps';
import { METHOD_VERSION } from '@/lib/status/version';
import { TARGET_PARTS, toTarget } from '../pledge-rows';
import { toStatusTarget } from '../status-input';
import { type HistoryPoint, historyDays, statusHistory } from './status-history';

// A history is a function of the ledger and the day, the same in all languages and for picture and table.
const HISTORIES = new LRUCache<string, Promise<readonly HistoryPoint[]>>({ max: 100 });

/** Targets whose figures are in memory at once, where their steps are not stored. */
const PORTION = 50;

/**
 * How many pledges of a programme were in each group over its term so far, by what could be known then; up to the day of the
 * view. Computed once for each publication and day; empty before the term has begun.
 */
export async function getStatusHistory(
  programme: Programme,
  { on }: Pick<ViewDay, 'on'>,
): Promise<readonly HistoryPoint[]> {
  const days = historyDays(programme.startsOn, on);
  if (days.length === 0) return [];
  // Read first: what is published meanwhile makes the history newer than its key, never older.
  const key = `${programme.id} ${(await ledgerHead()).seq} ${on}`;
  const kept = HISTORIES.get(key);
  if (kept) return kept;
  const made = listSteps(programme).then((pledges) => statusHistory(pledges, days));
  HISTORIES.set(key, made);
  made.catch(() => HISTORIES.delete(key));
  return made;
}

/** What the targets of each pledge went through: one row a target, however many figures there are. */
export async function listSteps(programme: Programme, on: Db = db()): Promise<(readonly StatusStep[])[][]> {
  const rows = await on.$queryRaw<{ pledge: string; target: string | null; steps: StatusStep[] | null }[]>`
    SELECT p.id::text AS pledge, t.id::text AS target,
      CASE WHEN s.derived_seq = s.ledger_seq AND s.method_version = ${METHOD_VERSION} THEN s.steps END AS steps
    FROM pledge p
      LEFT JOIN target t ON t.pledge_id = p.id
      LEFT JOIN target_summary s ON s.target_id = t.id
    WHERE p.programme_id = ${programme.id}::uuid
    ORDER BY p.position, t.position`;
  const missing = rows.flatMap(({ target, steps }) => (target !== null && steps === null ? target : []));
  const computed = await computeSteps(programme, missing, on);
  const pledges = new Map<string, (readonly StatusStep[])[]>();
  for (const { pledge, target, steps } of rows) {
    const own = pledges.get(pledge) ?? [];
    pledges.set(pledge, own);
    if (target !== null) own.push(steps ?? computed.get(target) ?? []);
  }
  return [...pledges.values()];
}

/** The steps of targets of which an earlier version has stored none, from their figures; `refreshSummaries` stores them. */
async function computeSteps(
  programme: Programme,
  ids: readonly string[],
  on: Db,
): Promise<ReadonlyMap<string, readonly StatusStep[]>> {
  const computed = new Map<string, readonly StatusStep[]>();
  for (let start = 0; start < ids.length; start += PORTION) {
    const portion = ids.slice(start, start + PORTION);
    const rows = await on.target.findMany({ where: { id: { in: portion } }, include: TARGET_PARTS });
    const counted = await listCounted(on, portion);
    for (const row of rows) {
      const target = toStatusTarget(toTarget(row, programme));
      computed.set(row.id, statusSteps(target, counted.get(row.id) ?? []));
    }
  }
  return computed;
}
