import { db } from '@/lib/core/db';
import { log } from '@/lib/core/log';
import { refreshSummaries } from '@/lib/pledges/summaries/mutations';
import { repeatRounds } from './repeated-rounds';

/** After an upgrade soon; later only a node of the version before it, still running beside this one, leaves something. */
const FIRST_AFTER_MS = 2_000;
const EVERY_MS = 600_000;

/**
 * Stores anew, while the site runs, what an earlier version has stored of targets. Pages are right all the time, only slower until
 * then.
 *
 * @returns a function that stops it, once the portion in hand is written
 */
export function scheduleRefreshing(): () => Promise<void> {
  return repeatRounds({
    firstAfterMs: FIRST_AFTER_MS,
    everyMs: EVERY_MS,
    failure: 'what is stored of targets could not be made anew',
    round: async (signal) => {
      const targets = await refreshSummaries(db(), signal);
      if (targets > 0) log().info({ targets }, 'what is stored of targets was made anew');
    },
  });
}
