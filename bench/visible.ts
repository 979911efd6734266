import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { percentile } from './percentile';
import { startPublisher } from './publisher';
import { BENCH_PROGRAMME, type Bench, type BenchResult, benchResult } from './result';
import { usualProgramme } from './usual-programme';

const GOAL_MS = 1_000;

/** Requests a second to each node while it is published. */
const LOAD = 200;
const CONNECTIONS = 8;

const BETWEEN_MS = 300;

const ANSWERS_WITHIN_MS = 60_000;

/** The share of readers that may be asked to come again while pages are made anew. */
const TURNED_AWAY = 0.01;

/** The ETag of a page; null where the node has no answer just now, because it is busy or has ended the connection. */
async function etagOf(page: string): Promise<string | null> {
  const answer = await fetch(page).catch(() => null);
  await answer?.arrayBuffer().catch(() => null);
  return answer?.status === 200 ? answer.headers.get('etag') : null;
}

/** Waits until a page has an ETag other than this one. */
async function untilOther(page: string, before: string | null): Promise<{ etag: string; at: number }> {
  const deadline = performance.now() + ANSWERS_WITHIN_MS;
  while (performance.now() < deadline) {
    const etag = await etagOf(page);
    if (etag !== null && etag !== before) return { etag, at: performance.timeOrigin + performance.now() };
    await sleep(2);
  }
  throw new Error(`${page} stays as it was`);
}

/** Steady load on the cached pages of a node until told to stop. */
function loadOn(bench: Bench, url: string, paths: readonly string[]) {
  const run = autocannon({
    url,
    connections: CONNECTIONS,
    overallRate: LOAD,
    duration: 3_600,
    requests: paths.map((path) => ({ path })),
  });
  bench.after(() => run.stop());
  return async () => {
    run.stop();
    const { non2xx, errors, requests } = await run;
    if (non2xx + errors > TURNED_AWAY * requests.total)
      throw new Error(`${non2xx + errors} of ${requests.total} answers under load were not 200`);
    return requests.average;
  };
}

/** How long after its commit a figure stands on the pledge's page of each of two nodes, while both are read. */
export async function measureVisible(bench: Bench): Promise<BenchResult[]> {
  const { databaseUrl, until } = await usualProgramme(bench);
  const nodes = [await bench.startNode(databaseUrl), await bench.startNode(databaseUrl)];
  const { pledge, publish } = await startPublisher(bench, databaseUrl, until);
  const home = `/en/${BENCH_PROGRAMME}`;
  const page = `${home}/pledges/${pledge}`;
  const pages = nodes.map(({ url }) => `${url}${page}`);

  // The first rendering of each page, and the publisher's first connection, are the start's affair.
  const paths = [home, page, `${home}/feed.atom`];
  for (const { url } of nodes) for (const path of paths) await untilOther(`${url}${path}`, null);
  await publish(0);

  const stops = nodes.map(({ url }) => loadOn(bench, url, paths));
  const publications = bench.isQuick ? 30 : 300;
  const delays: number[] = [];
  for (let number = 1; number <= publications; number += 1) {
    await sleep(BETWEEN_MS);
    const before = await Promise.all(pages.map((one) => untilOther(one, null)));
    const seen = pages.map((one, index) => untilOther(one, before[index]?.etag ?? null));
    const { at } = await publish(number);
    delays.push(Math.max(0, ...(await Promise.all(seen)).map((one) => one.at - at)));
  }
  const rates = await Promise.all(stops.map((stop) => stop()));
  const median = Math.round(percentile(delays, 0.5));
  return [
    benchResult({
      row: 8,
      what: 'publish → visible on both of two nodes under load, p99',
      ours: percentile(delays, 0.99),
      reference: GOAL_MS,
      against: 'one second',
      unit: 'ms',
      goal: { atMost: 1 },
      note: `${publications} publications by a third process, median ${median} ms; meanwhile ${Math.round(
        rates.reduce((sum, rate) => sum + rate, 0),
      )} requests/s for the dashboard, the pledge and the feed`,
    }),
  ];
}
