import { Agent } from 'node:http';
import fc from 'fast-check';
import { judgeBy } from './judge';
import { readNames } from './known-names';
import { MALFORMED } from './malformed';
import { type FuzzRequest, requestsTo } from './requests';
import { publicRoutes } from './routes';
import { send, sendByHand } from './send';

interface Storm {
  /** Origin of the site. */
  readonly url: string;
  readonly count: number;
  /** The same seed sends the same requests. */
  readonly seed: number;
  readonly slowestMs: number;
}

export interface Report {
  readonly sent: number;
  /** How often each status came. */
  readonly statuses: Readonly<Record<number, number>>;
  readonly slowestMs: number;
  /** What was wrong, with the request that repeats it; few of each kind. */
  readonly faults: readonly { readonly fault: string; readonly request: FuzzRequest }[];
}

/** At once; two processors serve and ask. */
const AT_ONCE = 8;
const MOST_FAULTS = 40;

/** Sends so many random and hostile requests to all public addresses of a site, and judges each answer. */
export async function storm({ url, count, seed, slowestMs }: Storm): Promise<Report> {
  const names = await readNames(url);
  const judge = judgeBy(names.description, slowestMs);
  const requests = fc.sample(requestsTo(names, publicRoutes()), { seed, numRuns: count });
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const origin = new URL(url);
  const statuses: Record<number, number> = {};
  const faults: { fault: string; request: FuzzRequest }[] = [];
  let slowest = 0;
  const next = requests[Symbol.iterator]();
  const work = async () => {
    for (const request of next) {
      const answer = await send(origin, agent, request).catch((error: Error) => error);
      const fault = answer instanceof Error ? `broke: ${answer.message}` : judge(request, answer);
      if (fault !== null && faults.length < MOST_FAULTS) faults.push({ fault, request });
      if (answer instanceof Error) continue;
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      slowest = Math.max(slowest, answer.ms);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  agent.destroy();
  return { sent: requests.length, statuses, slowestMs: Math.round(slowest), faults };
}

/** Sends what is no proper HTTP; names those that were answered as if it were our fault. */
export async function sendMalformed(url: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, bytes] of MALFORMED) {
    const { status } = await sendByHand(new URL(url), bytes);
    if (status >= 500 && status !== 501 && status !== 503 && status !== 505)
      faults.push(`${name}: ${status}`);
  }
  return faults;
}
