import type { Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long requests in hand may take to finish. */
const GRACE_MS = 10_000;
/**
 * npm passes a Ctrl-C on to us although the terminal has sent it to us already, so that the same key press arrives
 * twice. Only a signal after this long is somebody's second one.
 */
const SAME_PRESS_MS = 1000;

/** Beyond the time that is left to readers: what holds everything up for longer will not end by itself. */
const STOP_WITHIN_MS = 40_000;

/** Why it stops: somebody sits at the terminal and waits, or the machine asked, and whoever sends readers has to notice. */
export type Reason = 'terminal' | 'asked' | 'failed';
export type Closer = (reason: Reason) => Promise<unknown>;

export interface Shutdown {
  isStopping: () => boolean;
  /** Adds something to close at the end; what was added last is closed first. */
  onStop: (closer: Closer) => void;
  /** Closes everything and ends the process with this code. */
  stop: (code: number, reason?: Reason) => Promise<void>;
}

/**
 * On SIGINT, SIGTERM and SIGHUP: closes everything in order and ends with code 0. A second signal ends at once, and what takes too
 * long is not waited for. `drainMs`: how much longer than usual that may be.
 */
export function installShutdown(say: (line: string) => void, drainMs: number): Shutdown {
  const closers: Closer[] = [];
  let stoppingSince: number | null = null;

  const stop = async (code: number, reason: Reason = 'failed') => {
    if (stoppingSince !== null) return;
    stoppingSince = Date.now();
    setTimeout(() => {
      say('Stopped, although not everything has ended: it took too long.');
      process.exit(1);
    }, STOP_WITHIN_MS + drainMs).unref();
    for (const close of closers.reverse()) {
      await close(reason).catch((error: unknown) => say(`While stopping: ${String(error)}`));
    }
    process.exit(code);
  };

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stoppingSince === null) {
        say('\nStopping.');
        void stop(0, signal === 'SIGINT' ? 'terminal' : 'asked');
      } else if (Date.now() - stoppingSince > SAME_PRESS_MS) {
        say('Stopped at once.');
        process.exit(1);
      }
    });
  }
  whenNpmEnds(() => void stop(0, 'asked'));
  return { isStopping: () => stoppingSince !== null, onStop: (closer) => void closers.push(closer), stop };
}

/**
 * npm does not pass SIGTERM on: it and its shell end, and we would be left running. So the end of the shell that npm
 * started us in counts as one.
 */
function whenNpmEnds(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 250);
  watch.unref();
}

interface Finish {
  /** How long to go on serving before no new connections are taken: readers are sent elsewhere meanwhile. */
  readonly drainMs?: number;
  /** How long requests in hand may take after that. */
  readonly graceMs?: number;
}

/**
 * Serves for a moment more, with each answer the last one of its connection; then takes no new connections, finishes the requests in
 * hand, and returns. What takes longer is cut: a request, or a line that has become something else than HTTP (the development
 * server's to the browser).
 */
export async function finishRequests(
  server: Server,
  { drainMs = 0, graceMs = GRACE_MS }: Finish = {},
): Promise<void> {
  if (!server.listening) return;
  // A kept-alive connection would hold the server open after its request, and be cut with the next one under way.
  server.prependListener('request', (_request, response: ServerResponse) => {
    response.shouldKeepAlive = false;
  });
  if (drainMs > 0) await sleep(drainMs);
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await Promise.race([closed, sleep(graceMs, undefined, { ref: false })]);
  clearInterval(sweep);
  server.closeAllConnections();
}
