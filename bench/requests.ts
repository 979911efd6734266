import { FEED, HOME, pledgePath } from '../e2e/steps/addresses';
import { inTurns } from './in-turns';
import { generator } from './load';
import { type Bench, type BenchResult, benchResult } from './result';
import { ACCEPTED, sentAnswer, startBareServer } from './same-bytes';

const PAGES = [
  ['dashboard', HOME],
  ['pledge page', pledgePath('housing-construction')],
  ['feed', FEED],
] as const;
const AT_LEAST = 0.7;
const MOST_LATENCY = 10;

/**
 * Rows 1, 3 and 9: pages from memory, by one process of `npm start`, against a bare Node server that sends the same compressed
 * bytes: as many as possible, 304s, and how late the slowest hundredth comes at half of that rate.
 */
export async function measureRequests(bench: Bench): Promise<readonly BenchResult[]> {
  const node = await bench.startNode(await bench.database('catalogue'));
  const results: BenchResult[] = [];
  for (const [name, path] of PAGES) {
    bench.say(`Requests of the ${name} from memory.`);
    results.push(...(await measurePage(bench, name, `${node.url}${path}`)));
  }
  return results;
}

async function measurePage(bench: Bench, name: string, url: string): Promise<BenchResult[]> {
  const answer = await sentAnswer(url);
  const bare = `${await startBareServer(bench, answer)}${new URL(url).pathname}`;
  const seconds = bench.isQuick ? 1 : 3;
  const against = 'a bare Node server sending the same bytes';
  const note = `${answer.body.length} bytes, by ${generator()}`;

  const whole = { seconds, headers: ACCEPTED };
  const most = await inTurns(bench, { ...whole, url }, { ...whole, url: bare });
  const results = [
    benchResult({
      row: 1,
      what: `Cached ${name}, one process`,
      ours: most.ours.perSecond,
      reference: most.reference.perSecond,
      against,
      unit: 'requests/s',
      goal: { atLeast: AT_LEAST },
      note,
    }),
  ];

  const known = { seconds, headers: { ...ACCEPTED, 'If-None-Match': answer.headers.etag ?? '' } };
  const unchanged = await inTurns(bench, { ...known, url }, { ...known, url: bare });
  results.push(
    benchResult({
      row: 3,
      what: `304 of the ${name} on a warm ETag`,
      ours: unchanged.ours.perSecond,
      reference: unchanged.reference.perSecond,
      against: 'that server answering 304',
      unit: 'requests/s',
      goal: { atLeast: AT_LEAST },
      note: `by ${generator()}`,
    }),
  );

  const rate = most.ours.perSecond / 2;
  const half = await inTurns(bench, { ...whole, rate, url }, { ...whole, rate, url: bare });
  results.push(
    benchResult({
      row: 9,
      what: `Latency of the cached ${name}, 99th percentile, at half of its maximal rate`,
      ours: half.ours.p99Ms,
      reference: half.reference.p99Ms,
      against: 'that server at the same rate',
      unit: 'ms',
      goal: { atMost: MOST_LATENCY },
      note: `about ${Math.round(rate)} requests/s to both`,
    }),
  );
  return results;
}
