import type postgres from 'postgres';
import type { Figure } from '../../lib/figures/types';
import { type StoredSummaries, summariesOf } from '../../lib/pledges/stored-summary';
import { type CopyRow, copyRows } from './copy-rows';
import { type Happening, historyOf } from './history';
import type { Plan } from './plan';
import type { MadeTarget } from './pledges';

/** The figures of the target itself that are in force at the end of its history, the country's and the regions'. */
function inForceAfter(history: Iterable<Happening>, key: string): Figure[] {
  const inForce = new Map<string, Figure>();
  for (const happening of history) {
    if (happening.kind === 'retracted') inForce.delete(happening.figure.id);
    else {
      inForce.set(happening.figure.id, happening.figure);
      if (happening.replaces) inForce.delete(happening.replaces.id);
    }
  }
  return [...inForce.values()].filter(({ target }) => target === key);
}

/** All that the product stores of a target after its history. */
function storedAfter(plan: Plan, made: MadeTarget, figures: number): StoredSummaries {
  const inForce = inForceAfter(historyOf(plan, made, figures), made.target.key);
  return summariesOf(made.target, null, inForce, { on: plan.until, isAsOf: false });
}

/** Stores what is computed of each target, as of the ledger entry that changed it last. */
export async function writeSummaries(
  sql: postgres.TransactionSql,
  plan: Plan,
  { targets, shares }: { targets: readonly MadeTarget[]; shares: Uint32Array },
): Promise<void> {
  const ids = targets.map(({ target }) => target.id);
  const rows = await sql<{ target: string; seq: string }[]>`
    select entry.target_id as target, max(entry.seq) as seq
    from ledger_entry entry left join figure on figure.id = entry.figure_id
    where entry.target_id = any (${ids}::uuid[]) and figure.region is null
    group by entry.target_id`;
  const seqs = new Map(rows.map(({ target, seq }) => [target, seq]));
  function* summaries(): Generator<CopyRow> {
    for (const made of targets) {
      const stored = storedAfter(plan, made, shares[made.number] ?? 0);
      const seq = seqs.get(made.target.id) ?? null;
      const texts = [stored.summary, stored.outline, stored.steps].map((value) => JSON.stringify(value));
      yield [made.target.id, stored.methodVersion, ...texts, seq, seq];
    }
  }
  await copyRows(
    sql,
    'target_summary (target_id, method_version, summary, outline, steps, ledger_seq, derived_seq)',
    summaries(),
  );
}
