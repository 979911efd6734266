import { now } from '@/lib/core/clock';
import { db } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import { ledgerHead } from '@/lib/ledger/queries';
import { listProgrammes } from '@/lib/programmes/queries';
import { isSnapshotDue } from '@/lib/snapshots/due';
import { type Made, makeSnapshot } from '@/lib/snapshots/mutations';
import { listSnapshots } from '@/lib/snapshots/queries';
import { ensureKeeperActor } from './catalogue-state';

interface Kept {
  readonly programme: string;
  readonly result: Result<Made>;
}

/**
 * Makes a snapshot of each programme of which one is due; of all, where `everyDays` is null. Call it under the lock
 * `snapshots`.
 */
export async function keepSnapshots(everyDays: number | null): Promise<Kept[]> {
  const actor = await ensureKeeperActor(db());
  const kept: Kept[] = [];
  for (const { slug } of await listProgrammes()) {
    const [last = null] = await listSnapshots(slug);
    const { seq } = await ledgerHead();
    if (everyDays !== null && !isSnapshotDue(last, seq, everyDays, now())) continue;
    kept.push({ programme: slug, result: await makeSnapshot(db(), actor, slug) });
  }
  return kept;
}
