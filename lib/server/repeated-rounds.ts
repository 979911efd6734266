import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '@/lib/core/log';

interface Rounds {
  /** How long after the start the first one comes, so that it does not compete with the first visitors. */
  readonly firstAfterMs: number;
  /** How long after the end of one the next begins. */
  readonly everyMs: number;
  /** What the log says of one that threw. */
  readonly failure: string;
  /** One round; it looks itself whether there is anything to do. */
  readonly round: (signal: AbortSignal) => Promise<void>;
}

/**
 * Runs rounds one after the other beside the web server. One that fails is logged, and the next one comes all the same.
 *
 * @returns a function that stops them, once the one in hand has ended: its signal tells it to
 */
export function repeatRounds({ firstAfterMs, everyMs, failure, round }: Rounds): () => Promise<void> {
  const stopped = new AbortController();
  const { signal } = stopped;
  const pause = (ms: number) => sleep(ms, undefined, { signal, ref: false }).catch(() => {});
  const run = async () => {
    await pause(firstAfterMs);
    while (!signal.aborted) {
      await round(signal).catch((error: unknown) => {
        if (!signal.aborted) log().error({ err: error }, failure);
      });
      await pause(everyMs);
    }
  };
  const done = run();
  return async () => {
    stopped.abort();
    await done;
  };
}
