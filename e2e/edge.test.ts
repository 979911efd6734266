import { readFileSync } from 'node:fs';
import {
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { PRIVATE_SECTIONS } from '../lib/core/private-sections';
import { currentPublication, noteListening, notePublication } from '../lib/core/published-sequence';
import type { NextHandler } from '../lib/server/captured-response';
import { requestHandler } from '../lib/server/handle-request';
import { createWebServer } from '../lib/server/web-server';
import { type Edge, startEdge } from './edge';

/** Stands for Next: says what it was asked for, by whom, and what is the newest publication. */
const asked: IncomingMessage[] = [];
const next: NextHandler = async (request, response) => {
  asked.push(request);
  const { pathname } = new URL(request.url ?? '', 'http://x');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  if (pathname.startsWith('/en/editor')) response.setHeader('Set-Cookie', 'session=1');
  const { 'x-forwarded-for': client, 'x-forwarded-proto': protocol } = request.headers;
  response.end(
    `<p>${pathname} ${currentPublication().sequence} ${client} ${protocol} ${'x'.repeat(2000)}</p>`,
  );
};

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let site: Server;
let edge: Edge;
let reached = 0;

beforeAll(async () => {
  vi.stubEnv('LOG_LEVEL', 'silent');
  vi.stubEnv('PLEDGEBOOK_PROXIES', '1');
  noteListening(true);
  const handle = requestHandler({ next, build: { id: 'edge', at: new Date('2026-01-01T00:00:00Z') } });
  site = createWebServer((request, response) => {
    reached += 1;
    void handle(request, response);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  edge = await startEdge((site.address() as AddressInfo).port);
});
afterAll(async () => {
  await edge.stop();
  site.closeAllConnections();
  await new Promise((resolve) => site.close(resolve));
  noteListening(false);
  vi.unstubAllEnvs();
});
beforeEach(() => {
  asked.length = 0;
  reached = 0;
});

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(`${edge.url}${path}`, { headers, method, agent: false }, (incoming) => {
      let body = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (text: string) => {
        body += text;
      });
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

function publish(sequence: bigint): void {
  const at = new Date('2026-02-01T00:00:00Z');
  notePublication({ sequence, at, timeZones: ['Asia/Almaty'], edition: 0n, editionAt: null });
}

test('many readers of a page are one request to the site, and each has a number of their own', async () => {
  const first = await ask('/en/many');
  const others = await Promise.all(Array.from({ length: 50 }, () => ask('/en/many')));
  expect(first.headers['x-cache']).toBe('MISS');
  expect(others.every(({ status, body }) => status === 200 && body === first.body)).toBe(true);
  expect(others.filter(({ headers }) => headers['x-cache'] === 'HIT').length).toBeGreaterThan(0);
  expect(reached).toBeLessThan(10);
  expect(asked).toHaveLength(1);
  const numbers = [first, ...others].map(({ headers }) => headers['x-request-id']);
  expect(new Set(numbers).size).toBe(51);
});

test('a page is kept in each encoding, and unchanged for who has it', async () => {
  const plain = await ask('/en/tag');
  const packed = await ask('/en/tag', { 'accept-encoding': 'gzip, deflate, br' });
  const forbidden = await ask('/en/tag', { 'accept-encoding': 'gzip, br;q=0' });
  const codings = [plain, packed, forbidden].map(({ headers }) => headers['content-encoding']);
  expect(codings).toEqual([undefined, 'br', undefined]);
  const again = await ask('/en/tag', { 'if-none-match': String(plain.headers.etag) });
  expect([again.status, again.body]).toEqual([304, '']);
  expect((await ask('/en/tag', { 'if-none-match': '"other"' })).status).toBe(200);
  expect((await ask('/en/tag', {}, 'HEAD')).status).toBe(200);
});

test('a publication becomes visible, also at once where nobody asked for two seconds', async () => {
  publish(101n);
  expect((await ask('/en/news')).body).toContain(' 101 ');
  publish(102n);
  await expect
    .poll(async () => (await ask('/en/news')).body, { timeout: 20_000, interval: 50 })
    .toContain(' 102 ');
  // Older than a second by now: the first reader already has what is new.
  publish(103n);
  await new Promise((resolve) => setTimeout(resolve, 2100));
  expect((await ask('/en/news')).body).toContain(' 103 ');
});

test('what depends on who asks is never kept, nor its cookies', async () => {
  const sections = PRIVATE_SECTIONS.map((section) => `/en/${section}`);
  for (const path of [...sections, '/api/auth/session']) {
    for (const name of ['a', 'b']) {
      const { headers } = await ask(path, { cookie: `session=${name}` });
      expect([path, headers['x-cache']]).toEqual([path, 'BYPASS']);
    }
  }
  const cookies = asked.map(({ headers }) => headers.cookie);
  expect(cookies).toEqual([...sections, 'session'].flatMap(() => ['session=a', 'session=b']));
});

test('the configuration names the private pages that the site has', () => {
  const text = readFileSync('docs/edge/nginx.conf.template', 'utf8');
  expect(text).toContain(`/(en|kk|ru)/(${PRIVATE_SECTIONS.join('|')})(/|$)`);
});

test('nobody can say who they are, nor that they come from somewhere else', async () => {
  const forged = {
    'x-forwarded-for': '203.0.113.9',
    forwarded: 'for=203.0.113.9',
    'x-forwarded-proto': 'https',
  };
  const { body } = await ask('/en/editor/p', forged);
  expect(body).toContain(' 127.0.0.1 http ');
  expect(asked[0]?.headers).not.toHaveProperty('forwarded');
});

test('who sends too much is told to wait, and can still read', async () => {
  const sent = await Promise.all(
    Array.from({ length: 60 }, () =>
      ask('/en/editor/p', { origin: edge.url, 'content-length': '0' }, 'POST'),
    ),
  );
  const refused = sent.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(20);
  expect(refused.length).toBeLessThan(50);
  expect((await ask('/en/many')).status).toBe(200);
});

test('the operator’s figures are not for the outside', async () => {
  expect((await ask('/api/metrics')).status).toBe(404);
  expect(reached).toBe(0);
});
