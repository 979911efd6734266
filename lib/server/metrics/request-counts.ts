import type { Metric, MetricValue } from './metric';

/**
 * What the memory of answers did for a request: `hit` sent a kept answer, `revalidated` said 304, `miss` had it made, `stale` sent one
 * that may be older than the newest publication, `bypass` was never its matter (desk, sign-in, large files, refusals).
 */
export const CACHE_RESULTS = ['hit', 'revalidated', 'miss', 'stale', 'bypass'] as const;
export type CacheResult = (typeof CACHE_RESULTS)[number];

const METHODS = ['GET', 'HEAD', 'POST', 'other'] as const;
const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const;

/** Upper bounds of the buckets, in milliseconds; what took longer falls into the last one, which has none. */
const BOUNDS_MS = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000] as const;
const BUCKETS = BOUNDS_MS.length + 1;

interface Counted {
  /** Place in the names of routes. */
  readonly route: number;
  readonly method: string | undefined;
  readonly status: number;
  readonly cache: CacheResult;
  readonly ms: number;
}

/**
 * Counts requests in flat arrays of numbers: a request costs a few additions and no object, and names are put to the numbers only
 * when somebody asks for them.
 */
export class RequestCounts {
  private readonly requests: Float64Array;
  private readonly buckets: Float64Array;
  private readonly sums: Float64Array;

  constructor(private readonly routes: readonly string[]) {
    const pairs = routes.length * CACHE_RESULTS.length;
    this.requests = new Float64Array(pairs * METHODS.length * CLASSES.length);
    this.buckets = new Float64Array(pairs * BUCKETS);
    this.sums = new Float64Array(pairs);
  }

  /** Counts a request that was answered. */
  add({ route, method, status, cache, ms }: Counted): void {
    const pair = route * CACHE_RESULTS.length + CACHE_RESULTS.indexOf(cache);
    const cell = (pair * METHODS.length + methodOf(method)) * CLASSES.length + classOf(status);
    bump(this.requests, cell, 1);
    bump(this.buckets, pair * BUCKETS + bucketOf(ms), 1);
    bump(this.sums, pair, ms);
  }

  metrics(): Metric[] {
    return [
      {
        name: 'pledgebook_http_requests_total',
        help: 'Requests by route, method, class of status, and what the memory of answers did.',
        type: 'counter',
        aggregator: 'sum',
        values: [...this.requestValues()],
      },
      {
        name: 'pledgebook_http_request_duration_seconds',
        help: 'From the arrival of a request to the end of its answer.',
        type: 'histogram',
        aggregator: 'sum',
        values: [...this.durationValues()],
      },
    ];
  }

  private *requestValues(): Generator<MetricValue> {
    for (const [cell, value] of this.requests.entries()) {
      if (value === 0) continue;
      const status = CLASSES[cell % CLASSES.length] ?? '';
      const rest = Math.floor(cell / CLASSES.length);
      const method = METHODS[rest % METHODS.length] ?? '';
      yield { value, labels: { ...this.pairLabels(Math.floor(rest / METHODS.length)), method, status } };
    }
  }

  private *durationValues(): Generator<MetricValue> {
    const metricName = 'pledgebook_http_request_duration_seconds';
    for (const [pair, sum] of this.sums.entries()) {
      const counts = this.buckets.subarray(pair * BUCKETS, (pair + 1) * BUCKETS);
      const total = counts.reduce((all, one) => all + one, 0);
      if (total === 0) continue;
      const labels = this.pairLabels(pair);
      let below = 0;
      for (const [place, bound] of BOUNDS_MS.entries()) {
        below += counts[place] ?? 0;
        yield { value: below, labels: { ...labels, le: bound / 1000 }, metricName: `${metricName}_bucket` };
      }
      yield { value: total, labels: { ...labels, le: '+Inf' }, metricName: `${metricName}_bucket` };
      yield { value: sum / 1000, labels, metricName: `${metricName}_sum` };
      yield { value: total, labels, metricName: `${metricName}_count` };
    }
  }

  private pairLabels(pair: number): { route: string; cache: string } {
    const cache = CACHE_RESULTS[pair % CACHE_RESULTS.length] ?? '';
    return { route: this.routes[Math.floor(pair / CACHE_RESULTS.length)] ?? '', cache };
  }
}

function bump(numbers: Float64Array, place: number, by: number): void {
  numbers[place] = (numbers[place] ?? 0) + by;
}

function methodOf(method: string | undefined): number {
  if (method === 'GET') return 0;
  if (method === 'HEAD') return 1;
  return method === 'POST' ? 2 : 3;
}

function classOf(status: number): number {
  return Math.min(Math.max(Math.floor(status / 100), 1), CLASSES.length) - 1;
}

function bucketOf(ms: number): number {
  let place = 0;
  while (place < BOUNDS_MS.length && ms > (BOUNDS_MS[place] ?? 0)) place += 1;
  return place;
}
