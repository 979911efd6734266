import { setTimeout as sleep } from 'node:timers/promises';
import { decimal } from '@/lib/core/decimal';
import { extractAround } from '@/lib/sources/find-number';
import type { AddressToVisit, VisitRecord } from '@/lib/sources/types';
import { resolveByDns } from './public-address';
import { ROBOT, robotsOfHosts } from './robots-rules';
import { type VisitOptions, visitSource } from './visit-source';

/** Hosts that are visited at the same time; each of them sees one request at a time. */
const HOSTS_AT_ONCE = 4;

/** A host that asks for longer pauses than this gets this one. */
const LONGEST_PAUSE_MS = 30_000;

/** How a round of visits behaves. Times in ms. */
export interface RoundOptions extends Omit<VisitOptions, 'robots'> {
  /** Between two requests to one host. */
  readonly pauseMs: number;
  readonly now: () => Date;
}

/** How the site behaves as a visitor. */
export function politeOptions(
  origin: string,
  isPrivateAllowed: boolean,
  signal: AbortSignal,
  now: () => Date,
): RoundOptions {
  return {
    userAgent: `${ROBOT}/1 (+${origin}; looks whether cited sources are still there)`,
    isPrivateAllowed,
    limits: { answerMs: 20_000, totalMs: 90_000, maxBytes: 20_000_000 },
    resolve: resolveByDns,
    signal,
    backoffMs: [3_000, 15_000],
    maxWaitMs: 60_000,
    pauseMs: 2_000,
    now,
  };
}

/** Addresses by host: those that are none share a queue, in which nobody is asked anything. */
function byHost(addresses: readonly AddressToVisit[]): AddressToVisit[][] {
  const queues = new Map<string, AddressToVisit[]>();
  for (const address of addresses) {
    const host = URL.canParse(address.url) ? new URL(address.url).hostname : '';
    const queue = queues.get(host);
    if (queue === undefined) queues.set(host, [address]);
    else queue.push(address);
  }
  return [...queues.values()];
}

async function visitOne(
  { url, figures }: AddressToVisit,
  options: VisitOptions & Pick<RoundOptions, 'now'>,
): Promise<VisitRecord> {
  const { text, ...visit } = await visitSource(url, options);
  const found = figures.map(({ id, value }) => [id, text && extractAround(text, decimal(value))] as const);
  return {
    ...visit,
    url,
    at: options.now(),
    isText: text !== null,
    extracts: new Map(text === null ? [] : found),
  };
}

/**
 * Visits every address: one request at a time to a host, with a pause between, a few hosts side by side. `onVisit` is told of each.
 * Throws when it is stopped (`signal`).
 */
export async function visitAll(
  addresses: readonly AddressToVisit[],
  options: RoundOptions,
  onVisit: (record: VisitRecord) => void,
): Promise<void> {
  const robots = robotsOfHosts(options);
  const queues = byHost(addresses);
  const worker = async () => {
    for (let queue = queues.shift(); queue !== undefined; queue = queues.shift()) {
      for (const [index, address] of queue.entries()) {
        if (index > 0) await sleep(await pauseFor(address.url), undefined, { signal: options.signal });
        onVisit(await visitOne(address, { ...options, robots }));
      }
    }
  };
  const pauseFor = async (url: string) => {
    const rules = URL.canParse(url) ? await robots(new URL(url)).catch(() => null) : null;
    return Math.max(options.pauseMs, Math.min(LONGEST_PAUSE_MS, (rules?.delay ?? 0) * 1_000));
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
}
