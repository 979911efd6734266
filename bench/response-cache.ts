import autocannon from 'autocannon';
import { startSite } from '../e2e/site';
import { HOME } from '../e2e/steps/addresses';
import { addDays, plainDate } from '../lib/core/plain-date';

const CONNECTIONS = 10;
const SECONDS = 10;
/** Days with a view of their own: asked for once each, every one is rendered. */
const RENDERED = 200;

export interface CacheResult {
  readonly fromMemory: { readonly perSecond: number; readonly p99Ms: number };
  readonly rendered: { readonly perSecond: number; readonly p99Ms: number };
  readonly times: number;
}

/** The dashboard from the response cache against the dashboard rendered anew for each request, on one site in one run. */
export async function measureResponseCache(): Promise<CacheResult> {
  const site = await startSite('bench');
  try {
    const first = plainDate('2025-01-01');
    const requests = Array.from({ length: RENDERED }, (_, index) => ({
      path: `${HOME}?asOf=${addDays(first, index)}`,
    }));
    // A page takes its time when it is the first one.
    await run({ url: site.url, connections: 1, amount: 5, requests: [{ path: `${HOME}?asOf=2024-12-31` }] });
    const rendered = await run({ url: site.url, connections: CONNECTIONS, amount: RENDERED, requests });
    const fromMemory = await run({ url: `${site.url}${HOME}`, connections: CONNECTIONS, duration: SECONDS });
    return { fromMemory, rendered, times: Math.round(fromMemory.perSecond / rendered.perSecond) };
  } finally {
    await site.stop();
  }
}

async function run(options: Parameters<typeof autocannon>[0]) {
  const { requests, latency, duration, non2xx, errors, timeouts } = await autocannon(options);
  if (non2xx + errors + timeouts > 0) throw new Error(`${non2xx + errors + timeouts} answers were not 200.`);
  return { perSecond: Math.round(requests.total / duration), p99Ms: latency.p99 };
}
