import { setTimeout as sleep } from 'node:timers/promises';
import { complain } from './say';

/** The first readers come before what the site does by itself. */
const AFTER_MS = 1_000;

interface Scheduled {
  readonly databaseUrl: string;
  readonly isDev: boolean;
}

/**
 * Starts what the site does by itself: visits to sources, snapshots, digests, forgetting, making anew. A moment after the site, for
 * loading all of it takes as long as loading the site.
 *
 * @returns a function that stops it, once what is in hand is done
 */
export function startSchedules(scheduled: Scheduled): () => Promise<unknown> {
  const abort = new AbortController();
  const started = sleep(AFTER_MS, undefined, { signal: abort.signal })
    .then(() => load(scheduled))
    .catch((error: unknown): (() => Promise<unknown>)[] => {
      if (!abort.signal.aborted) complain(`What the site does by itself did not start: ${String(error)}`);
      return [];
    });
  return async () => {
    abort.abort();
    for (const stop of (await started).reverse()) await stop();
  };
}

/** Loads and starts them. Development does without what goes out to others. */
async function load({ databaseUrl, isDev }: Scheduled): Promise<(() => Promise<unknown>)[]> {
  const stops: (() => Promise<unknown>)[] = [];
  if (!isDev) {
    const { scheduleSourceChecks } = await import('./sources-schedule');
    stops.push(scheduleSourceChecks(databaseUrl));
    const { scheduleSnapshots } = await import('./snapshot-schedule');
    stops.push(scheduleSnapshots(databaseUrl));
    const { scheduleDigests } = await import('./digests-schedule');
    stops.push(scheduleDigests(databaseUrl));
  }
  const { scheduleForgetting } = await import('./forget-schedule');
  stops.push(scheduleForgetting());
  const { scheduleRefreshing } = await import('./refresh-schedule');
  stops.push(scheduleRefreshing());
  return stops;
}
