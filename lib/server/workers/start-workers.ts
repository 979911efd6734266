import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { projectFile } from '../checkout';
import { StartError } from '../start-error';
import { NumbersOfAll } from './gather-numbers';
import { fromWorker, type ToWorker } from './messages';
import { WorkerDeaths } from './worker-deaths';

/** How long a worker may take to end, besides what is left to readers; the same as a process by itself. */
const END_WITHIN_MS = 30_000;

interface Workers {
  /** Lets all finish what they have in hand, and returns when they have ended. */
  readonly stop: (isHurried: boolean) => Promise<void>;
}

/**
 * Starts so many processes that answer readers at one port, and starts another one for each that dies. `onLost`: they die as soon as
 * they are started, and it is given up.
 *
 * @returns once all of them are at the port
 */
export async function startWorkers(count: number, onLost: (error: Error) => void): Promise<Workers> {
  cluster.setupPrimary({ exec: projectFile('lib/server/workers/worker.ts'), execArgv: process.execArgv });
  const numbers = new NumbersOfAll();
  const deaths = new WorkerDeaths();
  const living = new Set<Worker>();
  const stopping = new AbortController();
  const { signal } = stopping;

  const begin = () => {
    const worker = cluster.fork();
    const begunAt = performance.now();
    living.add(worker);
    worker.on('message', (message: unknown) => hear(worker, message));
    worker.on('error', (error) =>
      log().warn({ err: error }, 'a process that answers readers cannot be reached'),
    );
    worker.once('exit', (code, killedBy) => {
      living.delete(worker);
      if (!signal.aborted) void replace(performance.now() - begunAt, { code, killedBy });
    });
    return worker;
  };

  const replace = async (livedMs: number, how: object) => {
    const pause = deaths.pauseAfter(livedMs);
    log().error({ ...how, livedMs: Math.round(livedMs) }, 'a process that answers readers died');
    if (pause === null) {
      return onLost(
        new StartError(
          'The processes that answer readers die as soon as they are started (WEB_CONCURRENCY). The log says why.',
        ),
      );
    }
    await sleep(pause, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    numbers.restarts += 1;
    begin();
  };

  const hear = async (worker: Worker, heard: unknown) => {
    const message = fromWorker.safeParse(heard);
    if (!message.success) return;
    const { question } = message.data;
    if (message.data.say === 'numbers') return numbers.take(question, message.data.numbers);
    const text = await numbers.text([...living]);
    if (worker.isConnected()) worker.send({ say: 'text', question, text } satisfies ToWorker, () => {});
  };

  const first = Array.from({ length: count }, begin);
  await Promise.all(first.map(untilListening));
  return {
    stop: async (isHurried) => {
      stopping.abort();
      const drainMs = isHurried ? 0 : env().PLEDGEBOOK_DRAIN_SECONDS * 1000;
      await Promise.all(
        [...living].map((worker) => end(worker, { isHurried, withinMs: END_WITHIN_MS + drainMs })),
      );
    },
  };
}

/** One that dies first is replaced; its place is not waited for. */
function untilListening(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.once('listening', () => resolve());
    worker.once('exit', () => resolve());
  });
}

async function end(
  worker: Worker,
  { isHurried, withinMs }: { readonly isHurried: boolean; readonly withinMs: number },
): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve());
  });
  if (worker.isDead()) return;
  worker.send({ say: 'stop', isHurried } satisfies ToWorker, () => {});
  const timer = setTimeout(() => worker.process.kill('SIGKILL'), withinMs);
  await ended;
  clearTimeout(timer);
}
