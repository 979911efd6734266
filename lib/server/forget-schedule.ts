import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '@/lib/core/db';
import { log } from '@/lib/core/log';
import { forgetAddresses } from '@/lib/reports/mutations';

const EVERY_MS = 3_600_000;

/**
 * Deletes, every hour, what is kept for a time only: the addresses of readers whose reports were closed long enough ago. Any number
 * of nodes may do it.
 *
 * @returns a function that stops it
 */
export function scheduleForgetting(): () => Promise<void> {
  const stopped = new AbortController();
  const run = async () => {
    while (!stopped.signal.aborted) {
      await forgetAddresses(db()).catch((error: unknown) => {
        if (!stopped.signal.aborted) log().error({ err: error }, 'old addresses could not be deleted');
      });
      await sleep(EVERY_MS, undefined, { signal: stopped.signal, ref: false }).catch(() => {});
    }
  };
  const done = run();
  return async () => {
    stopped.abort();
    await done;
  };
}
