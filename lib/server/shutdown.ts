import type { Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long requests in hand may take to finish. */
const GRACE_MS = 10_000;
/**
 * npm passes a Ctrl-C on to us although the terminal has sent it to us already, so that the same key press arrives
 * twice. Only a signal after this long is somebody's second one.
 */
const SAME_PRESS_MS = 1000;

type Closer = () => Promise<unknown>;

export interface Shutdown {
  isStopping: () => boolean;
  /** Adds something to close at the end; what was added last is closed first. */
  onStop: (closer: Closer) => void;
  /** Closes everything and ends the process with this code. */
  stop: (code: number) => Promise<void>;
}

/** On SIGINT, SIGTERM and SIGHUP: closes everything in order and ends with code 0. A second signal ends at once. */
export function installShutdown(say: (line: string) => void): Shutdown {
  const closers: Closer[] = [];
  let stoppingSince: number | null = null;

  const stop = async (code: number) => {
    if (stoppingSince !== null) return;
    stoppingSince = Date.now();
    for (const close of closers.reverse()) {
      await close().catch((error: unknown) => say(`While stopping: ${String(error)}`));
    }
    process.exit(code);
  };

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stoppingSince === null) {
        say('\nStopping.');
        void stop(0);
      } else if (Date.now() - stoppingSince > SAME_PRESS_MS) {
        say('Stopped at once.');
        process.exit(1);
      }
    });
  }
  whenNpmEnds(() => void stop(0));
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

/**
 * Takes no new connections, finishes the requests in hand, and returns. What takes longer than `graceMs` is cut: a
 * request, or a line that has become something else than HTTP (the development server's to the browser).
 */
export async function finishRequests(server: Server, graceMs = GRACE_MS): Promise<void> {
  if (!server.listening) return;
  // A kept-alive connection would hold the server open after its request.
  server.prependListener('request', (_request, response: ServerResponse) =>
    response.setHeader('Connection', 'close'),
  );
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await Promise.race([closed, sleep(graceMs, undefined, { ref: false })]);
  clearInterval(sweep);
  server.closeAllConnections();
}
