import { log } from '@/lib/core/log';
import { isMailConfigured, openMailer } from '@/lib/core/mail';
import { deleteOutdated } from '@/lib/subscriptions/mutations';
import { sendDigests } from '@/lib/subscriptions/sending/mutations';
import { isAnybodyDue } from '@/lib/subscriptions/sending/queries';
import { tryDatabaseLock } from './database-lock';
import { repeatRounds } from './repeated-rounds';

/** A publication is told within a minute, also where a round has to wait for the one before. */
const LOOK_EVERY_MS = 15_000;
/** While the mail server does not answer it is asked less and less often. */
const LONGEST_PAUSE_MS = 30 * 60_000;
const SWEEP_FIRST_MS = 30_000;
const SWEEP_EVERY_MS = 600_000;
/** Nobody waits in front of a page, and so a slow server gets its time; but whoever stops the site waits for the mail in hand. */
const PATIENCE = { silence: 15_000, longest: 20_000 } as const;

/** How long to wait after so many rounds in a row that met no mail server. */
export function pauseAfter(misses: number): number {
  return Math.min(LOOK_EVERY_MS * 2 ** misses, LONGEST_PAUSE_MS);
}

/**
 * One round of mail, where somebody is due and no other node makes one.
 *
 * @returns false when the mail server does not answer
 */
export async function digestRound(databaseUrl: string, signal: AbortSignal): Promise<boolean> {
  if (!isMailConfigured() || !(await isAnybodyDue())) return true;
  const round = await tryDatabaseLock(databaseUrl, 'digests', async () => {
    const mailer = openMailer(PATIENCE);
    try {
      // Asked first, so that no mail is in doubt only because the server is down.
      if (!(await mailer.isReady())) return null;
      return await sendDigests(mailer, signal);
    } finally {
      mailer.close();
    }
  });
  if (!round.isHeld) return true;
  if (round.value === null) log().warn('the mail server does not answer: updates wait');
  else log().info({ report: round.value }, 'updates were sent by mail');
  return round.value !== null && !round.value.isServerAway;
}

/**
 * Sends updates by mail while the site runs, on one node at a time, and deletes what is outdated.
 *
 * @returns a function that stops it, once the mail in hand is taken
 */
export function scheduleDigests(databaseUrl: string): () => Promise<void> {
  let misses = 0;
  let notBefore = 0;
  const stopSending = repeatRounds({
    firstAfterMs: LOOK_EVERY_MS,
    everyMs: LOOK_EVERY_MS,
    failure: 'a round of updates by mail failed',
    round: async (signal) => {
      if (performance.now() < notBefore) return;
      misses = (await digestRound(databaseUrl, signal)) ? 0 : misses + 1;
      notBefore = misses === 0 ? 0 : performance.now() + pauseAfter(misses);
    },
  });
  const stopSweeping = repeatRounds({
    firstAfterMs: SWEEP_FIRST_MS,
    everyMs: SWEEP_EVERY_MS,
    failure: 'what is outdated of subscriptions could not be deleted',
    round: () => deleteOutdated(),
  });
  return async () => {
    await Promise.all([stopSending(), stopSweeping()]);
  };
}
