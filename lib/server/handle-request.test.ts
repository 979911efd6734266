import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setResponseStatus } from '@/lib/core/http-status';
import { noteListening, noteSequence } from '@/lib/core/published-sequence';
import { requestHandler } from './handle-request';

/** Stands for Next: remembers what it was asked and answers by path. */
const asked: IncomingMessage[] = [];
async function next(request: IncomingMessage, response: ServerResponse): Promise<void> {
  asked.push(request);
  const { pathname } = new URL(request.url ?? '', 'http://x');
  if (pathname === '/en/bad') setResponseStatus(400);
  response.statusCode = { '/en/none': 404, '/en/boom': 500, '/en/moved': 307 }[pathname] ?? 200;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Set-Cookie', 'tracker=1');
  response.setHeader('Vary', 'rsc');
  if (pathname === '/en/moved') response.setHeader('Location', '/en/new');
  if (pathname === '/export/p/all.zip') response.setHeader('X-Body-Length', '2059');
  response.write('<h1>Page</h1><script>self.__next_f.push([])</script>');
  response.end(`<p>${'x'.repeat(2000)}</p>`);
}

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

let server: Server;
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ port, path, headers, method, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

beforeEach(async () => {
  vi.stubEnv('LOG_LEVEL', 'silent');
  asked.length = 0;
  noteListening(true);
  const handle = requestHandler({ next, build: { id: 'test', at: new Date('2026-01-01T00:00:00Z') } });
  server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  noteListening(false);
  vi.unstubAllEnvs();
  await new Promise((resolve) => server.close(resolve));
});

test('a public page is made once, without the reader’s cookies and the framework’s scripts', async () => {
  const first = await ask('/en/p?sort=due&q=a', {
    cookie: 'secret=1',
    authorization: 'Bearer x',
    'next-action': 'x',
  });
  const second = await ask('/en/p?q=a&sort=due');
  expect(asked).toHaveLength(1);
  expect(asked[0]?.headers).not.toHaveProperty('cookie');
  expect(asked[0]?.headers).not.toHaveProperty('authorization');
  expect(asked[0]?.headers).not.toHaveProperty('next-action');
  expect(first.headers['set-cookie']).toBeUndefined();
  expect(first.body.toString()).toBe(`<h1>Page</h1><p>${'x'.repeat(2000)}</p>`);
  expect(second.body).toEqual(first.body);
  expect(first.headers['cache-control']).toBe('public, max-age=0, s-maxage=1, must-revalidate');
  expect(first.headers['cdn-cache-control']).toContain('stale-while-revalidate');
  expect(first.headers.vary).toBe('Accept-Encoding');
  expect(first.headers['content-security-policy']).toContain("script-src 'self'");
});

test('what is too large for the memory is asked for anew, as anonymously as the rest', async () => {
  const first = await ask('/export/p/all.zip', { cookie: 'secret=1', 'if-none-match': '"other"' });
  await ask('/export/p/all.zip');
  expect(asked).toHaveLength(2);
  expect(asked[0]?.headers).not.toHaveProperty('cookie');
  expect(asked[0]?.headers['if-none-match']).toBe('"other"');
  expect(first.status).toBe(200);
  expect(first.headers).not.toHaveProperty('set-cookie');
  expect(first.headers).not.toHaveProperty('vary');
  expect(first.headers['content-security-policy']).toContain("script-src 'self'");
  expect(first.body.toString()).toContain('<script>');
  expect(first.headers['content-length']).toBe(String(first.body.length));
  expect(first.headers).not.toHaveProperty('x-body-length');
});

test('a table of figures is kept while the ledger is short, and sent through once it is long', async () => {
  await ask('/export/p/figures.csv');
  await ask('/export/p/figures.csv');
  expect(asked).toHaveLength(1);
  const at = new Date('2026-11-21T10:00:00Z');
  noteSequence(2_001n, at);
  const [first] = [
    await ask('/export/p/figures.csv', { 'accept-encoding': 'gzip' }),
    await ask('/export/p/figures.csv'),
  ];
  expect(asked).toHaveLength(3);
  expect(asked[1]?.headers['accept-encoding']).toBe('gzip');
  expect(first?.headers.vary).toBe('Accept-Encoding');
  await ask('/export/p/pledges.csv');
  await ask('/export/p/pledges.csv');
  expect(asked).toHaveLength(4);
});

test('is compressed for those who can read it, under the same tag', async () => {
  const plain = await ask('/en/p');
  const packed = await ask('/en/p', { 'accept-encoding': 'gzip, br' });
  expect(packed.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(packed.body)).toEqual(plain.body);
  expect(packed.headers.etag).toBe(plain.headers.etag);
});

test('answers 304 to those who have it, by tag or by time, and 200 to others', async () => {
  const { headers } = await ask('/en/p');
  const etag = String(headers.etag);
  const time = String(headers['last-modified']);
  expect(etag).toMatch(/^W\/"/);
  expect((await ask('/en/p', { 'if-none-match': `"other", ${etag}` })).status).toBe(304);
  expect((await ask('/en/p', { 'if-none-match': '"other"', 'if-modified-since': time })).status).toBe(200);
  expect((await ask('/en/p', { 'if-modified-since': time })).status).toBe(304);
  expect((await ask('/en/p', { 'if-modified-since': 'Thu, 01 Jan 2015 00:00:00 GMT' })).status).toBe(200);
  noteListening(false);
  expect((await ask('/en/p', { 'if-modified-since': time })).status).toBe(200);
});

test('a HEAD request gets the head of the GET', async () => {
  const get = await ask('/en/p');
  const head = await ask('/en/p', {}, 'HEAD');
  expect(head.status).toBe(200);
  expect(head.body).toHaveLength(0);
  expect(head.headers['content-length']).toBe(get.headers['content-length']);
  expect(head.headers.etag).toBe(get.headers.etag);
});

test('a page can say that it was asked wrongly', async () => {
  const { status, headers } = await ask('/en/bad');
  expect(status).toBe(400);
  expect(headers.etag).toBeUndefined();
  expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
});

test('redirects and missing pages pass through', async () => {
  const moved = await ask('/en/moved');
  expect([moved.status, moved.headers.location]).toEqual([307, '/en/new']);
  expect((await ask('/en/none')).status).toBe(404);
});

test('a failed page is a calm one with the number of the request', async () => {
  const { status, headers, body } = await ask('/en/boom', { 'x-request-id': 'made-up-by-reader' });
  expect(status).toBe(500);
  expect(headers['x-request-id']).toMatch(/^[\w-]{12}-[0-9a-z]+$/);
  expect(headers['cache-control']).toBe('no-store');
  expect(body.toString()).toContain(`Request ${headers['x-request-id']}`);
  expect(body.toString()).toContain('href="/"');
});

test.each([
  ['given-by-proxy-1', 'given-by-proxy-1'],
  ['short', expect.stringMatching(/^[\w-]{12}-[0-9a-z]+$/)],
  ['with blanks and "signs"', expect.stringMatching(/^[\w-]{12}-[0-9a-z]+$/)],
])('a proxy of ours may number requests, where the number is one: %s', async (given, number) => {
  vi.stubEnv('PLEDGEBOOK_PROXIES', '1');
  const handle = requestHandler({ next, build: { id: 'test', at: new Date(0) } });
  server.removeAllListeners('request');
  server.on('request', (request, response) => void handle(request, response));
  expect((await ask('/en/p', { 'x-request-id': given })).headers['x-request-id']).toEqual(number);
});

test('an address that cannot be read is answered without asking Next', async () => {
  const { status, body } = await ask('/%');
  expect(status).toBe(400);
  expect(body.toString()).toContain('This address cannot be answered');
  expect(asked).toHaveLength(0);
});

test('nothing can be sent to a public page', async () => {
  const { status, headers } = await ask('/en/p', {}, 'POST');
  expect([status, headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
  expect(asked).toHaveLength(0);
});

test.each([
  ['/en/p', 'GET, HEAD, OPTIONS'],
  ['/', 'GET, HEAD, OPTIONS'],
  ['/en/sign-in', 'GET, HEAD, OPTIONS, POST'],
])('%s says which methods it has, and refuses others in words', async (path, allow) => {
  const question = await ask(path, {}, 'OPTIONS');
  expect([question.status, question.headers.allow]).toEqual([204, allow]);
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    const { status, headers, body } = await ask(path, {}, method);
    expect([status, headers.allow]).toEqual([405, allow]);
    expect(body.toString()).toContain('<h1>');
  }
  expect(asked).toHaveLength(0);
});

test.each(['/en/p', '/en/sign-in', '/api/v1/programmes', '/api/health/live'])(
  'a method that nobody knows is no error of %s',
  async (path) => {
    const { status, body } = await ask(path, {}, 'TRACE');
    expect(status).toBe(501);
    expect(body.toString()).toContain('does not know this way of asking');
    expect(asked).toHaveLength(0);
  },
);

test('the API answers other methods itself', async () => {
  await ask('/api/v1/programmes', {}, 'OPTIONS');
  await ask('/api/v1/programmes', {}, 'DELETE');
  await ask('/export/p/figures.csv', {}, 'OPTIONS');
  expect(asked.map(({ method }) => method)).toEqual(['OPTIONS', 'DELETE', 'OPTIONS']);
});

test('what others add to a page’s address makes no other page of it; the API still hears of it', async () => {
  await ask('/en/p?x=1');
  await ask('/en/p?x=2&utm_source=letter');
  expect(asked).toHaveLength(1);
  await ask('/api/v1/programmes?x=1');
  await ask('/api/v1/programmes?x=2');
  expect(asked.map(({ url }) => url)).toEqual(['/en/p', '/api/v1/programmes?x=1', '/api/v1/programmes?x=2']);
});

test('the desk sees cookies, is never kept, and its scripts carry this answer’s nonce', async () => {
  const first = await ask('/en/editor', { cookie: 'session=1' });
  const second = await ask('/en/editor', { cookie: 'session=1' });
  expect(asked.map(({ headers }) => headers.cookie)).toEqual(['session=1', 'session=1']);
  expect(asked[0]?.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
  expect(first.headers['content-security-policy']).not.toBe(second.headers['content-security-policy']);
  expect(first.headers['cache-control']).toBe('no-store');
  expect(first.headers['set-cookie']).toEqual(['tracker=1']);
});

test('the start page depends on the language asked for, so it is made for each', async () => {
  await ask('/', { 'accept-language': 'kk', cookie: 'a=1' });
  await ask('/', { 'accept-language': 'ru' });
  expect(asked.map(({ headers }) => headers['accept-language'])).toEqual(['kk', 'ru']);
  expect(asked[0]?.headers.cookie).toBeUndefined();
});

test('an https site tells browsers to stay with https, another does not', async () => {
  expect((await ask('/en/p')).headers['strict-transport-security']).toBeUndefined();
  vi.stubEnv('PLEDGEBOOK_URL', 'https://pledges.example.org');
  const handle = requestHandler({ next, build: { id: 'test', at: new Date(0) } });
  server.removeAllListeners('request');
  server.on('request', (request, response) => void handle(request, response));
  expect((await ask('/en/p')).headers['strict-transport-security']).toContain('max-age=');
});

test('each answer of the API says what is left, from memory and unchanged ones, too; one too many is refused', async () => {
  vi.stubEnv('PLEDGEBOOK_API_PER_MINUTE', '3');
  const handle = requestHandler({ next, build: { id: 'test', at: new Date(0) } });
  server.removeAllListeners('request');
  server.on('request', (request, response) => void handle(request, response));
  const first = await ask('/api/v1/programmes');
  expect(first.headers.ratelimit).toBe('"default";r=2;t=60');
  expect(first.headers['ratelimit-policy']).toBe('"default";q=3;w=60');
  const second = await ask('/api/v1/programmes', { 'if-none-match': String(first.headers.etag) });
  expect([second.status, second.headers.ratelimit]).toEqual([304, '"default";r=1;t=60']);
  // What the reader claims to be makes no other address of it.
  await ask('/api/v1/programmes', { 'x-forwarded-for': '192.0.2.7' });
  const refused = await ask('/api/v1/programmes');
  expect(refused.status).toBe(429);
  expect(refused.headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
    'retry-after': '60',
    ratelimit: '"default";r=0;t=60',
  });
  expect(JSON.parse(refused.body.toString())).toMatchObject({ status: 429, title: 'Too many requests' });
  expect((await ask('/api/v1/programmes', {}, 'HEAD')).body).toHaveLength(0);
  expect(asked).toHaveLength(1);
  const page = await ask('/en/p');
  expect([page.status, page.headers.ratelimit]).toEqual([200, undefined]);
  expect((await ask('/api/v1/programmes', {}, 'OPTIONS')).status).toBe(200);
});

test('one address written in other ways is one page', async () => {
  for (const path of ['/en/p?q=a', '/en/%70?q=a', '/%65n/p?q=%61', '/en/p?q=a&status=', '/en/p?x=1&q=a'])
    expect((await ask(path)).status).toBe(200);
  expect(asked).toHaveLength(1);
});

test('a shared cache is not to hold what says how much is left to one reader', async () => {
  const { headers } = await ask('/api/v1/programmes');
  expect(headers.ratelimit).toBeDefined();
  expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
  expect(headers['cdn-cache-control']).toBeUndefined();
});

test('a 304 says how long to keep what the reader has, and nothing of the content', async () => {
  const { headers } = await ask('/en/p', { 'accept-encoding': 'br' });
  const again = await ask('/en/p', { 'accept-encoding': 'br', 'if-none-match': String(headers.etag) });
  expect(again.status).toBe(304);
  for (const name of ['etag', 'vary', 'cache-control']) expect(again.headers[name]).toBe(headers[name]);
  for (const name of ['content-type', 'content-length', 'content-encoding'])
    expect(again.headers[name]).toBeUndefined();
});

test('a flood of pages that must be made first is bounded, and what is kept is answered meanwhile', async () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let [inHand, most] = [0, 0];
  const slow = async (request: IncomingMessage, response: ServerResponse) => {
    const isSlow = request.url?.includes('q=');
    inHand += 1;
    most = Math.max(most, inHand);
    if (isSlow) await opened;
    inHand -= 1;
    await next(request, response);
  };
  const handle = requestHandler({ next: slow, build: { id: 'test', at: new Date(0) } });
  server.removeAllListeners('request');
  server.on('request', (request, response) => void handle(request, response));
  await ask('/en/p');
  const flood = Array.from({ length: 400 }, (_, number) => ask(`/en/p?q=${number}`));
  const refused = await Promise.race(flood);
  expect(refused.status).toBe(503);
  expect(refused.headers['retry-after']).toBe('5');
  expect(refused.headers['cache-control']).toBe('no-store');
  expect(refused.body.toString()).toContain('many others are waiting');
  expect((await ask('/en/p')).status).toBe(200);
  const [api, feed, download] = await Promise.all(
    ['/api/v1/programmes', '/en/p/feed.rss?q=a', '/export/p/targets.csv'].map((path) => ask(path)),
  );
  for (const answer of [api, feed, download]) {
    expect(answer).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5', 'cache-control': 'no-store' },
    });
    expect(answer?.headers['access-control-allow-origin']).toBe('*');
  }
  expect(api?.headers['content-type']).toContain('application/problem+json');
  expect(JSON.parse(String(api?.body))).toMatchObject({ status: 503, title: 'Service unavailable' });
  for (const answer of [feed, download]) {
    expect(answer?.headers['content-type']).toContain('text/plain');
    expect(String(answer?.body)).toContain('Service unavailable: What you asked for');
  }
  open();
  const statuses = (await Promise.all(flood)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(204);
  expect(statuses.filter((status) => status === 503)).toHaveLength(196);
  expect(most).toBe(4);
});
