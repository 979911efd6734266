import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import autocannon from 'autocannon';
import { addDays, type PlainDate } from '../lib/core/plain-date';
import { percentile } from './percentile';
import { startPublisher } from './publisher';
import { BENCH_PROGRAMME, type Bench, type BenchResult, benchResult } from './result';
import { usualProgramme } from './usual-programme';

/** Seconds. Warm is what is seen between `warm` and `steady`, the end what is seen in the last `end`. */
const WHOLE = { all: 600, warm: 120, steady: 240, end: 120, every: 10 };
const QUICK = { all: 60, warm: 15, steady: 30, end: 15, every: 3 };

/** "No growth": what the engine itself needs moves by so much from one look to the next. */
const NOISE = 1.05;

/** So few that pages are made one after another, and no reader is asked to come again. */
const CONNECTIONS = 4;
const A_SECOND = 60;

/** Each publication makes every page be made anew: seconds of work for the process. */
const PUBLISH_EVERY_MS = 30_000;

/** The share of requests that may fail: of a site that answers nothing, the memory would say nothing. */
const FAILED = 0.01;

const MEGABYTE = 2 ** 20;

/** A bit of everything that the public and robots ask for: from memory, made anew, unchanged, missing, senseless. */
function mixedRequests(pledges: readonly string[], until: PlainDate) {
  const home = `/en/${BENCH_PROGRAMME}`;
  const days = Array.from({ length: 40 }, (_, index) => `asOf=${addDays(until, -7 * index)}`);
  const paths = [
    ...['', '/pledges', '/updates', '/method', '/data', '/feed.atom', '/feed.rss', '/feed.json'].map(
      (path) => `${home}${path}`,
    ),
    ...['ru', 'kk'].map((locale) => `/${locale}/${BENCH_PROGRAMME}`),
    ...days.map((day) => `${home}?${day}`),
    ...pledges.map((slug) => `${home}/pledges/${slug}`),
    ...['schools', 'мектептер', 'water', 'zzzz'].map(
      (words) => `${home}/pledges?q=${encodeURIComponent(words)}`,
    ),
    ...['pledges.csv', 'targets.csv', 'statuses.csv', 'figures.csv', 'ledger.ndjson'].map(
      (file) => `/export/${BENCH_PROGRAMME}/${file}`,
    ),
    `/api/v1/programmes/${BENCH_PROGRAMME}`,
    `/api/v1/programmes/${BENCH_PROGRAMME}/pledges?limit=50`,
    `/api/v1/programmes/${BENCH_PROGRAMME}/figures?limit=100`,
    '/en/sign-in',
    `${home}/pledges/there-is-none`,
    '/wp-login.php',
    ...days.slice(0, 10).map((day, index) => `${home}/pledges?junk${index}=${day}`),
  ];
  const unchanged = { 'if-none-match': '*' };
  return [
    ...paths.map((path) => ({ path })),
    ...paths.slice(0, 10).map((path) => ({ path, headers: unchanged })),
    ...paths.slice(0, 10).map((path) => ({ path, method: 'HEAD' as const })),
  ];
}

interface Look {
  /** Seconds since the load began. */
  readonly at: number;
  /** Megabytes on the heap and in buffers, after what was not in use any more was let go. */
  readonly used: number;
  readonly resident: number;
}

/** Reads the memory of the process by its probe. */
async function look(pid: number, file: string, at: number): Promise<Look> {
  const lines = () => readFileSync(file, 'utf8').split('\n').slice(0, -1);
  const before = lines().length;
  process.kill(pid, 'SIGUSR2');
  while (lines().length === before) await sleep(20);
  const { heapUsed, external, rss } = JSON.parse(lines().at(-1) ?? '{}');
  return { at, used: (heapUsed + external) / MEGABYTE, resident: rss / MEGABYTE };
}

function medianOf(looks: readonly Look[], from: number, until: number, what: 'used' | 'resident'): number {
  const values = looks.filter(({ at }) => at >= from && at <= until).map((one) => one[what]);
  return percentile(values, 0.5);
}

async function pledgesOf(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/api/v1/programmes/${BENCH_PROGRAMME}/pledges?limit=30`);
  const { pledges }: { pledges: { slug: string }[] } = await answer.json();
  return pledges.map(({ slug }) => slug);
}

/** What one web process holds after ten minutes of mixed load and publications, against what it held when it was warm. */
export async function measureMemory(bench: Bench): Promise<BenchResult[]> {
  const seconds = bench.isQuick ? QUICK : WHOLE;
  const { databaseUrl, until } = await usualProgramme(bench);
  const file = join(bench.folder, 'memory');
  writeFileSync(file, '');
  const node = await bench.startNode(databaseUrl, {
    NODE_OPTIONS: `--import ${pathToFileURL('bench/memory-probe.mjs').href}`,
    PLEDGEBOOK_BENCH_MEMORY: file,
  });
  const { publish } = await startPublisher(bench, databaseUrl, until);
  const run = autocannon({
    url: node.url,
    connections: CONNECTIONS,
    overallRate: A_SECOND,
    duration: seconds.all + seconds.every,
    requests: mixedRequests(await pledgesOf(node.url), until),
  });
  bench.after(() => run.stop());
  const start = performance.now();
  const passed = () => (performance.now() - start) / 1_000;
  let published = 0;
  const publishing = setInterval(() => {
    published += 1;
    void publish(published);
  }, PUBLISH_EVERY_MS);
  bench.after(() => clearInterval(publishing));

  const looks: Look[] = [];
  while (passed() < seconds.all) {
    await sleep(seconds.every * 1_000);
    looks.push(await look(node.pid, file, passed()));
  }
  clearInterval(publishing);
  run.stop();
  const { requests, errors, '5xx': failures } = await run;
  const failed = failures + errors;
  if (failed > FAILED * requests.total) throw new Error(`${failed} of ${requests.total} requests failed`);

  const ours = medianOf(looks, seconds.all - seconds.end, Number.POSITIVE_INFINITY, 'used');
  const resident = [
    medianOf(looks, seconds.warm, seconds.steady, 'resident'),
    medianOf(looks, seconds.all - seconds.end, Number.POSITIVE_INFINITY, 'resident'),
  ];
  const told = `${requests.total} requests (${failed} failed), ${published} publications; resident ${resident.map(Math.round).join(' → ')} MB`;
  return [
    benchResult({
      row: 11,
      what: `memory of a web process after ${seconds.all / 60} minutes of mixed load`,
      ours,
      reference: medianOf(looks, seconds.warm, seconds.steady, 'used'),
      against: `the same from second ${seconds.warm} to ${seconds.steady}`,
      unit: 'MB',
      goal: { atMost: NOISE },
      note: `heap and buffers in use after a collection, medians; ${told}`,
    }),
  ];
}
