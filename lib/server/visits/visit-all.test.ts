import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { VisitRecord } from '@/lib/sources/types';
import { politeOptions, type RoundOptions, visitAll } from './visit-all';

const AT = new Date('2026-11-21T12:00:00Z');

/** Requests in hand by host now, the most there ever were, and when each began. */
const open = new Map<string, number>();
const most = new Map<string, number>();
const began = new Map<string, number[]>();
let mostHosts = 0;

const server = http.createServer(async (request, response) => {
  const host = (request.headers.host ?? '').split(':')[0] ?? '';
  if (request.url === '/robots.txt') return void response.writeHead(404).end();
  open.set(host, (open.get(host) ?? 0) + 1);
  most.set(host, Math.max(most.get(host) ?? 0, open.get(host) ?? 0));
  began.set(host, [...(began.get(host) ?? []), performance.now()]);
  mostHosts = Math.max(mostHosts, [...open.values()].filter((count) => count > 0).length);
  await sleep(60);
  open.set(host, (open.get(host) ?? 0) - 1);
  response.writeHead(200, { 'Content-Type': 'text/plain' }).end('built: 36,9 km');
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  for (const map of [open, most, began]) map.clear();
  mostHosts = 0;
});

function options(changes: Partial<RoundOptions> = {}): RoundOptions {
  const polite = politeOptions('https://pledges.example.org', true, new AbortController().signal, () => AT);
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  return { ...polite, backoffMs: [], pauseMs: 100, resolve, ...changes };
}

const at = (host: string, path: string) => ({
  url: `http://${host}:${port}/${path}`,
  figures: [
    { id: 'f', value: '36.9' },
    { id: 'g', value: '37.9' },
  ],
});

test('a host sees one request at a time with a pause between, several hosts are visited side by side', async () => {
  const records: VisitRecord[] = [];
  const paths = ['1', '2', '3'];
  const addresses = ['one.example', 'two.example'].flatMap((host) => paths.map((path) => at(host, path)));
  await visitAll([...addresses, { url: 'nowhere', figures: [] }], options(), (record) =>
    records.push(record),
  );
  expect(records.map(({ url }) => url).sort()).toEqual(
    [...addresses.map(({ url }) => url), 'nowhere'].sort(),
  );
  expect(Object.fromEntries(most)).toEqual({ 'one.example': 1, 'two.example': 1 });
  expect(mostHosts).toBe(2);
  for (const times of began.values()) {
    for (const [index, time] of times.entries()) {
      // A timer may be a millisecond early.
      if (index > 0) expect(time - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(60 + 100 - 5);
    }
  }
});

test('what is written down has the words around each figure, and no text of the page', async () => {
  const records: VisitRecord[] = [];
  await visitAll([at('one.example', 'a')], options(), (record) => records.push(record));
  const [record] = records;
  expect(record).toMatchObject({ outcome: 'seen', isText: true, at: AT });
  expect([...(record?.extracts ?? [])]).toEqual([
    ['f', 'built: 36,9 km'],
    ['g', null],
  ]);
  expect(record).not.toHaveProperty('text');
});

test('a round that is stopped ends at once', async () => {
  const stop = new AbortController();
  const addresses = ['1', '2', '3', '4'].map((path) => at('one.example', path));
  const visited: string[] = [];
  const round = visitAll(addresses, options({ signal: stop.signal, pauseMs: 60_000 }), ({ url }) => {
    visited.push(url);
    setTimeout(() => stop.abort(), 10);
  });
  await expect(round).rejects.toThrow();
  expect(visited).toHaveLength(1);
});
