import { now } from '@/lib/core/clock';
import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { lastRun } from '@/lib/sources/queries';
import { tryDatabaseLock } from './database-lock';
import { repeatRounds } from './repeated-rounds';
import { checkSources } from './sources-round';

const HOUR_MS = 3_600_000;

/** After the start, so that it does not compete with the first visitors. */
const FIRST_LOOK_MS = 60_000;

/** How often a node looks whether a round is due; the database knows when the last one was, whichever node made it. */
const LOOK_EVERY_MS = 600_000;

/** How long after a round without a way out the next one is tried. */
const AFTER_DISCARDED_MS = HOUR_MS;

/** Whether it is time for a round. */
export function isRoundDue(
  last: { readonly startedAt: Date; readonly isDiscarded: boolean } | null,
  everyHours: number,
  at: Date,
): boolean {
  if (last === null) return true;
  const wait = last.isDiscarded ? Math.min(AFTER_DISCARDED_MS, everyHours * HOUR_MS) : everyHours * HOUR_MS;
  return at.getTime() - last.startedAt.getTime() >= wait;
}

async function roundIfDue(databaseUrl: string, everyHours: number, signal: AbortSignal): Promise<void> {
  // One node at a time; who comes second finds, under the lock, that the round was made.
  await tryDatabaseLock(databaseUrl, 'sources', async () => {
    if (!isRoundDue(await lastRun(), everyHours, now())) return;
    const result = await checkSources({ signal });
    if (!result.ok) log().error({ refusals: result.refusals }, 'a round of visits to sources was refused');
    else if (result.value.isDiscarded) log().warn('no source answered: this machine has no way out');
    else log().info({ report: result.value }, 'sources were visited');
  });
}

/**
 * Visits the sources every so many hours (PLEDGEBOOK_SOURCES_EVERY_HOURS; 0: never), on one node at a time.
 *
 * @returns a function that stops it; a round in hand is given up, and nothing of it is kept
 */
export function scheduleSourceChecks(databaseUrl: string): () => Promise<void> {
  const everyHours = env().PLEDGEBOOK_SOURCES_EVERY_HOURS;
  if (everyHours === 0) return async () => {};
  return repeatRounds({
    firstAfterMs: FIRST_LOOK_MS,
    everyMs: LOOK_EVERY_MS,
    failure: 'a round of visits to sources failed',
    round: (signal) => roundIfDue(databaseUrl, everyHours, signal),
  });
}
