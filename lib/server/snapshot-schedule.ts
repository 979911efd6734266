import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { tryDatabaseLock } from './database-lock';
import { repeatRounds } from './repeated-rounds';
import { keepSnapshots } from './snapshot-round';

/** After the start and its first visitors, and not together with the visits to sources. */
const FIRST_LOOK_MS = 120_000;

/** How often a node looks whether one is due; the database knows when the last one was made. */
const LOOK_EVERY_MS = 3_600_000;

async function roundIfDue(databaseUrl: string, everyDays: number): Promise<void> {
  // One node at a time; who comes second finds, under the lock, that it was made.
  await tryDatabaseLock(databaseUrl, 'snapshots', async () => {
    for (const { programme, result } of await keepSnapshots(everyDays)) {
      if (result.ok) log().info({ programme, seq: result.value.snapshot.seq }, 'a snapshot was kept');
      else log().error({ programme, refusals: result.refusals }, 'a snapshot was refused');
    }
  });
}

/**
 * Keeps snapshots of the open data every so many days (PLEDGEBOOK_SNAPSHOTS_EVERY_DAYS; 0: never), on one node at a time.
 *
 * @returns a function that stops it, once the one in hand is kept
 */
export function scheduleSnapshots(databaseUrl: string): () => Promise<void> {
  const everyDays = env().PLEDGEBOOK_SNAPSHOTS_EVERY_DAYS;
  if (everyDays === 0) return async () => {};
  return repeatRounds({
    firstAfterMs: FIRST_LOOK_MS,
    everyMs: LOOK_EVERY_MS,
    failure: 'no snapshot could be kept',
    round: () => roundIfDue(databaseUrl, everyDays),
  });
}
