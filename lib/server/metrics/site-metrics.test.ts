import { expect, test } from 'vitest';
import { countEvent } from '@/lib/core/event-counts';
import { noteListening, noteSequence } from '@/lib/core/published-sequence';
import type { Route } from './route-names';
import { metricsText, SiteMetrics } from './site-metrics';

const ROUTES: Route[] = [
  { page: '/', regex: '^/(?:/)?$' },
  { page: '/[locale]/[programme]', regex: '^/([^/]+?)/([^/]+?)(?:/)?$' },
  { page: '/[locale]/[...path]', regex: '^/([^/]+?)/(.+?)(?:/)?$' },
];

function siteMetrics(): SiteMetrics {
  return new SiteMetrics(ROUTES, 'build-1');
}

async function textOf(...all: SiteMetrics[]): Promise<string> {
  return metricsText(await Promise.all(all.map((one) => one.read())));
}

/** The value on a metric's line; null where there is no such line. */
function valueAt(text: string, line: string): number | null {
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? null : Number(found.slice(line.length + 1));
}

test('requests are counted by route, method, class of status, and what the memory of answers did', async () => {
  const metrics = siteMetrics();
  const route = metrics.routes.indexOf('/en/tokayev-2022');
  for (const ms of [0.4, 3, 30_000])
    metrics.requests.add({ route, method: 'GET', status: 200, cache: 'hit', ms });
  metrics.requests.add({ route, method: 'GET', status: 304, cache: 'revalidated', ms: 1 });
  metrics.requests.add({
    route: metrics.routes.unreadable,
    method: 'TRACE',
    status: 501,
    cache: 'bypass',
    ms: 1,
  });
  const text = await textOf(metrics);
  const requests = 'pledgebook_http_requests_total';
  const page = 'route="/{locale}/{programme}"';
  expect(valueAt(text, `${requests}{${page},cache="hit",method="GET",status="2xx"}`)).toBe(3);
  expect(valueAt(text, `${requests}{${page},cache="revalidated",method="GET",status="3xx"}`)).toBe(1);
  expect(valueAt(text, `${requests}{route="unreadable",cache="bypass",method="other",status="5xx"}`)).toBe(1);
  expect(text.split('\n').filter((line) => line.startsWith(requests))).toHaveLength(3);
  const duration = 'pledgebook_http_request_duration_seconds';
  expect(valueAt(text, `${duration}_bucket{${page},cache="hit",le="0.001"}`)).toBe(1);
  expect(valueAt(text, `${duration}_bucket{${page},cache="hit",le="0.005"}`)).toBe(2);
  expect(valueAt(text, `${duration}_bucket{${page},cache="hit",le="10"}`)).toBe(2);
  expect(valueAt(text, `${duration}_bucket{${page},cache="hit",le="+Inf"}`)).toBe(3);
  expect(valueAt(text, `${duration}_count{${page},cache="hit"}`)).toBe(3);
  expect(valueAt(text, `${duration}_sum{${page},cache="hit"}`)).toBeCloseTo(30.0034, 6);
});

test('names of routes are a closed set, whatever is asked for', () => {
  const { routes } = siteMetrics();
  const nameOf = (path: string) => routes.names[routes.indexOf(path)];
  expect(nameOf('/')).toBe('/');
  expect(nameOf('/kk/p')).toBe('/{locale}/{programme}');
  expect(nameOf('/en/p/pledges/jane%40example.org')).toBe('/{locale}/{path…}');
  expect(nameOf('/_next/static/chunk.js')).toBe('/_next');
  expect(nameOf('/api/metrics')).toBe('/api/metrics');
  expect(nameOf('/wp-login.php')).toBe('other');
  const { length } = routes.names;
  for (let n = 0; n < 20_000; n += 1) routes.indexOf(`/scan-${n}`);
  expect(routes.names).toHaveLength(length);
  expect(nameOf('/kk/p')).toBe('/{locale}/{programme}');
});

test('renders, publications, mail, refusals, memory and the process itself are there', async () => {
  noteSequence(10n, new Date(Date.now() - 60_000));
  noteListening(true);
  const metrics = siteMetrics();
  metrics.cacheFill = () => ({ bytes: 5_000, capacity: 9_000, entries: 3, evictions: 1 });
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const render = metrics.renders.around(() => held);
  const never: never = Object.create(null) as never;
  const rendering = render(never, never);
  countEvent('mail.deferred');
  noteSequence(12n, new Date());
  const during = await textOf(metrics);
  expect(valueAt(during, 'pledgebook_renders_in_hand')).toBe(1);
  release();
  await rendering;
  const after = await textOf(metrics);
  expect(valueAt(after, 'pledgebook_renders_in_hand')).toBe(0);
  expect(valueAt(after, 'pledgebook_renders_total')).toBe(1);
  expect(valueAt(after, 'pledgebook_publications_total')).toBe(2);
  expect(valueAt(after, 'pledgebook_last_publication_age_seconds')).toBeLessThan(30);
  expect(valueAt(after, 'pledgebook_listener_up')).toBe(1);
  expect(valueAt(after, 'pledgebook_cache_bytes')).toBe(5_000);
  expect(valueAt(after, 'pledgebook_cache_evictions_total')).toBe(1);
  expect(valueAt(after, 'pledgebook_mail_total{outcome="deferred"}')).toBe(1);
  expect(valueAt(after, 'pledgebook_database_waiting')).toBe(0);
  expect(valueAt(after, 'pledgebook_build_info{build="build-1"}')).toBe(1);
  for (const name of [
    'process_resident_memory_bytes',
    'nodejs_eventloop_lag_p99_seconds',
    'process_start_time_seconds',
  ]) {
    expect(valueAt(after, name), name).toBeGreaterThan(0);
  }
});

test('of several processes counts are added, and what all hear of is not', async () => {
  noteSequence(20n, new Date());
  const [one, other] = [siteMetrics(), siteMetrics()];
  const route = one.routes.indexOf('/');
  one.requests.add({ route, method: 'GET', status: 307, cache: 'bypass', ms: 1 });
  other.requests.add({ route, method: 'GET', status: 307, cache: 'bypass', ms: 1 });
  noteSequence(23n, new Date());
  const text = await textOf(one, other);
  expect(
    valueAt(text, 'pledgebook_http_requests_total{route="/",cache="bypass",method="GET",status="3xx"}'),
  ).toBe(2);
  expect(valueAt(text, 'pledgebook_publications_total')).toBe(3);
  expect(valueAt(text, 'pledgebook_ledger_sequence')).toBe(23);
  expect(valueAt(text, 'pledgebook_build_info{build="build-1"}')).toBe(1);
});
