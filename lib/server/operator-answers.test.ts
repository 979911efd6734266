import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setReadinessCheck, type Unready } from '@/lib/core/readiness';
import { requestHandler } from './handle-request';

let server: Server;
let reason: Unready | null = null;

beforeEach(async () => {
  reason = null;
  setReadinessCheck(async () => reason);
  const next = async () => {
    throw new Error('the operator’s addresses need no page');
  };
  const handle = requestHandler({ next, build: { id: 'test', at: new Date(0) } });
  server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, headers, method, agent: false };
    const outgoing = httpRequest(options, (incoming) => {
      let body = '';
      incoming.on('data', (chunk) => {
        body += String(chunk);
      });
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body }),
      );
    });
    outgoing.on('error', reject).end();
  });
}

const METRICS = '/api/metrics';
const TOKEN = 'a-token-of-some-length';

test('says that it lives whatever the database does', async () => {
  reason = 'database_unreachable';
  const { status, headers, body } = await ask('/api/health/live');
  expect([status, JSON.parse(body), headers['cache-control']]).toEqual([200, { status: 'live' }, 'no-store']);
});

test.each(['starting', 'database_unreachable', 'schema_mismatch', 'stopping'] as const)(
  'is not ready: %s, in a word for machines and in words for people',
  async (why) => {
    reason = why;
    const { status, headers, body } = await ask('/api/health/ready');
    expect([status, headers['cache-control']]).toEqual([503, 'no-store']);
    expect(JSON.parse(body)).toEqual({
      status: 'unready',
      reason: why,
      detail: expect.stringMatching(/^The .+\.$/),
    });
    const head = await ask('/api/health/ready', {}, 'HEAD');
    expect([head.status, head.body, head.headers['content-length']]).toEqual([
      503,
      '',
      headers['content-length'],
    ]);
  },
);

test('is ready again as soon as the reason is gone', async () => {
  reason = 'database_unreachable';
  await ask('/api/health/ready');
  reason = null;
  const { status, body } = await ask('/api/health/ready');
  expect([status, JSON.parse(body)]).toEqual([200, { status: 'ready' }]);
});

test.each(['/api/health/live', '/api/health/ready', METRICS])('%s is only read', async (path) => {
  for (const method of ['POST', 'DELETE', 'OPTIONS']) {
    const { status, headers } = await ask(path, {}, method);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  }
});

test('a program on this machine reads the numbers, which nobody keeps', async () => {
  const { status, headers, body } = await ask(METRICS);
  expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
  expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(body).toContain('# TYPE pledgebook_http_requests_total counter');
});

test.each([
  { 'x-forwarded-for': '127.0.0.1' },
  { 'x-forwarded-proto': 'https' },
  { forwarded: 'for=127.0.0.1' },
  { 'x-real-ip': '127.0.0.1' },
  { via: '1.1 edge' },
  { host: 'pledges.example.org' },
])('what came through a proxy or by another name is not from this machine: %o', async (headers) => {
  const { status, body } = await ask(METRICS, headers);
  expect(status).toBe(404);
  expect(body).not.toContain('pledgebook_');
});

test('the token opens them from anywhere, and nothing else does', async () => {
  vi.stubEnv('PLEDGEBOOK_METRICS_TOKEN', TOKEN);
  const elsewhere = { host: 'pledges.example.org' };
  expect((await ask(METRICS, { ...elsewhere, authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  for (const authorization of [
    '',
    'Bearer',
    `Bearer ${TOKEN}x`,
    `Basic ${TOKEN}`,
    `Bearer ${TOKEN.slice(1)}`,
  ]) {
    const { status, headers, body } = await ask(METRICS, { ...elsewhere, authorization });
    expect([authorization, status, headers['www-authenticate']]).toEqual([
      authorization,
      401,
      'Bearer realm="metrics"',
    ]);
    expect(body).not.toContain('pledgebook_');
  }
  expect((await ask(METRICS)).status).toBe(200);
  expect((await ask(METRICS, { authorization: 'Bearer wrong' })).status).toBe(401);
});
