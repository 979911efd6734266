import { setTimeout as sleep } from 'node:timers/promises';
import type { VisitFault } from '@/lib/sources/types';
import { type Answer, faultOf, type RequestOptions, requestPage } from './request-page';

/** Faults that may be over in a moment. */
const PASSING: readonly VisitFault[] = ['name_not_found', 'no_connection', 'timeout', 'broken_answer'];

export interface PatientOptions extends RequestOptions {
  /** Waits before each new try, in ms. */
  readonly backoffMs: readonly number[];
  /** The longest wait that a server may ask for, in ms; a longer one ends the visit. */
  readonly maxWaitMs: number;
}

/** How long a server asks to wait, in ms; null where it does not say. `now` is for those that name a time. */
function askedWait({ headers }: Answer, now: number): number | null {
  const asked = headers['retry-after'];
  if (asked === undefined) return null;
  if (/^\d{1,6}$/.test(asked)) return Number(asked) * 1_000;
  const at = Date.parse(asked);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** One address, tried again where that may help. Throws what `faultOf` names. */
export async function requestPatiently(url: URL, options: PatientOptions): Promise<Answer> {
  for (let turn = 0; ; turn += 1) {
    const backoff = options.backoffMs[turn];
    let wait = backoff;
    try {
      const answer = await requestPage(url, options);
      const isPassing = answer.status >= 500 || answer.status === 429;
      if (!isPassing || backoff === undefined) return answer;
      wait = Math.max(backoff, askedWait(answer, Date.now()) ?? 0);
      if (wait > options.maxWaitMs) return answer;
    } catch (error) {
      const isOver = options.signal.aborted || !PASSING.includes(faultOf(error));
      if (backoff === undefined || isOver) throw error;
    }
    await sleep(wait, undefined, { signal: options.signal });
  }
}
