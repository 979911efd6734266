import type { Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { single } from '../metrics/metric';
import { metricsText, processMetrics } from '../metrics/site-metrics';
import type { ToWorker } from './messages';

/** One that does not answer in this time is busy with something else; the numbers of the others are told all the same. */
const WITHIN_MS = 2_000;

type Numbers = readonly object[];

/** Puts together what all processes have counted. */
export class NumbersOfAll {
  /** Workers that were started in place of one that died. */
  restarts = 0;
  private questions = 0;
  private readonly waiting = new Map<number, (numbers: Numbers) => void>();

  /** The numbers of a worker, that answers a question. */
  take(question: number, numbers: Numbers): void {
    this.waiting.get(question)?.(numbers);
    this.waiting.delete(question);
  }

  /** Those of the workers and of this process, in Prometheus' text form. */
  async text(workers: readonly Worker[]): Promise<string> {
    const told = await Promise.all(workers.map((worker) => this.ask(worker)));
    const answered = told.filter((numbers) => numbers !== null);
    const ofAll = [
      single('pledgebook_workers', 'Processes that answer readers, and told their numbers.', answered.length),
      single(
        'pledgebook_worker_restarts_total',
        'Such processes started in place of one that died.',
        this.restarts,
        {
          type: 'counter',
        },
      ),
    ];
    // The workers' come first: of an equal name, the first one's way of adding up counts.
    return metricsText([...answered, await processMetrics(), ofAll]);
  }

  private async ask(worker: Worker): Promise<Numbers | null> {
    if (!worker.isConnected()) return null;
    this.questions += 1;
    const question = this.questions;
    const told = new Promise<Numbers>((resolve) => this.waiting.set(question, resolve));
    worker.send({ say: 'tell', question } satisfies ToWorker, () => {});
    const tooLate = new AbortController();
    const numbers = await Promise.race([
      told,
      sleep(WITHIN_MS, null, { ref: false, signal: tooLate.signal }).catch(() => null),
    ]);
    tooLate.abort();
    this.waiting.delete(question);
    return numbers;
  }
}
