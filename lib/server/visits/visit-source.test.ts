import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkAddress, isPublicIp, type Resolve, resolveByDns } from './public-address';
import { robotsOfHosts } from './robots-rules';
import { type VisitOptions, visitSource } from './visit-source';

const PAGE = '<html><body><script>x=1</script><p>Built: 36,9 million m².</p></body></html>';

/** Requests that each path got. */
const seen = new Map<string, http.IncomingMessage[]>();
let robots: { status: number; text: string };
let written = 0;

function answer(request: http.IncomingMessage, response: http.ServerResponse): void {
  const path = request.url ?? '';
  const turn = seen.get(path)?.length ?? 0;
  seen.set(path, [...(seen.get(path) ?? []), request]);
  const html = { 'Content-Type': 'text/html; charset=utf-8' };
  const routes: Record<string, () => void> = {
    '/robots.txt': () => void response.writeHead(robots.status).end(robots.text),
    '/page': () => void response.writeHead(200, html).end(PAGE),
    '/moved': () => void response.writeHead(302, { Location: '/page#part' }).end(),
    '/loop': () => void response.writeHead(301, { Location: '/loop' }).end(),
    '/metadata': () => void response.writeHead(302, { Location: 'http://169.254.169.254/latest' }).end(),
    '/file': () => void response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
    '/gone': () => void response.writeHead(404).end('no'),
    '/forbidden': () => void response.writeHead(403).end('no'),
    '/silent': () => {},
    '/slow': () => {
      response.writeHead(200, html).write('a');
      const drip = setInterval(() => response.write('a'), 20);
      response.on('close', () => clearInterval(drip));
    },
    '/endless': () => {
      response.writeHead(200, html);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x'))) written += 65_536;
      };
      response.on('drain', more);
      more();
    },
    '/bomb': () =>
      void response
        .writeHead(200, { ...html, 'Content-Encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(50_000_000))),
    '/packed': () =>
      void response.writeHead(200, { ...html, 'Content-Encoding': 'gzip' }).end(gzipSync(PAGE)),
    '/cut': () => {
      response.writeHead(200, { ...html, 'Content-Length': '1000' }).write('a');
      setTimeout(() => response.destroy(), 20);
    },
    '/pdf': () => void response.writeHead(200, { 'Content-Type': 'application/pdf' }).end('%PDF 36.9'),
    '/once': () => void response.writeHead(turn === 0 ? 500 : 200, html).end(PAGE),
    '/later': () =>
      void response.writeHead(turn === 0 ? 429 : 200, { ...html, 'Retry-After': '0' }).end(PAGE),
    '/much-later': () => void response.writeHead(429, { 'Retry-After': '3600' }).end(),
    '/private/page': () => void response.writeHead(200, html).end(PAGE),
  };
  const route = routes[path];
  if (route) route();
  else response.writeHead(404).end();
}

const server = http.createServer(answer);
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen.clear();
  written = 0;
  robots = { status: 404, text: '' };
});

function options(changes: Partial<VisitOptions> = {}): VisitOptions {
  const request = {
    userAgent: 'Pledgebook/1 (+https://pledges.example.org)',
    isPrivateAllowed: true,
    limits: { answerMs: 400, totalMs: 600, maxBytes: 1_000_000 },
    resolve: resolveByDns,
    signal: new AbortController().signal,
    backoffMs: [5, 5],
    maxWaitMs: 1_000,
    ...changes,
  };
  return { robots: robotsOfHosts(request), ...request };
}

const visit = (path: string, changes?: Partial<VisitOptions>) =>
  visitSource(path.startsWith('http') ? path : `${origin}${path}`, options(changes));

test('a page is read as text, its hash is that of the text and stays', async () => {
  const first = await visit('/page');
  expect(first).toMatchObject({
    outcome: 'seen',
    fault: null,
    httpStatus: 200,
    text: 'Built: 36,9 million m².',
  });
  expect(first.contentHash).toBe(createHash('sha256').update('Built: 36,9 million m².').digest('hex'));
  expect(first.sizeBytes).toBe(Buffer.byteLength(PAGE));
  expect((await visit('/page')).contentHash).toBe(first.contentHash);
  expect((await visit('/packed')).contentHash).toBe(first.contentHash);
  const [request] = seen.get('/page') ?? [];
  expect(request?.headers['user-agent']).toContain('https://pledges.example.org');
});

test('what is no text has the hash of its bytes and no text', async () => {
  const bytes = createHash('sha256').update('%PDF 36.9').digest('hex');
  expect(await visit('/pdf')).toMatchObject({ outcome: 'seen', text: null, contentHash: bytes });
});

test('redirects are followed to where they end, and not for ever', async () => {
  expect(await visit('/moved')).toMatchObject({ outcome: 'seen', finalUrl: `${origin}/page` });
  expect(await visit('/loop')).toMatchObject({ outcome: 'failed', fault: 'redirects' });
  expect(seen.get('/loop')).toHaveLength(6);
  expect(await visit('/file')).toMatchObject({ outcome: 'failed', fault: 'bad_address' });
});

test.each([
  ['/gone', 'gone', 'gone', 404],
  ['/forbidden', 'refused', 'forbidden', 403],
  ['/much-later', 'refused', 'too_many_requests', 429],
])('%s is %s', async (path, outcome, fault, httpStatus) => {
  expect(await visit(path)).toMatchObject({ outcome, fault, httpStatus });
  expect(seen.get(path)).toHaveLength(1);
});

test.each(['/once', '/later'])('%s is tried again', async (path) => {
  expect(await visit(path)).toMatchObject({ outcome: 'seen', httpStatus: 200 });
  expect(seen.get(path)).toHaveLength(2);
});

test.each(['/silent', '/slow'])('%s is given up, after it was tried again', async (path) => {
  expect(await visit(path)).toMatchObject({ outcome: 'failed', fault: 'timeout' });
  expect(seen.get(path)).toHaveLength(3);
});

test('an answer that is cut off is none', async () => {
  expect(await visit('/cut')).toMatchObject({ outcome: 'failed', contentHash: null });
});

test.each(['/endless', '/bomb'])(
  '%s is read to the limit: it is there, and its hash is not claimed',
  async (path) => {
    const large = { outcome: 'seen', fault: 'too_large', contentHash: null, sizeBytes: null, text: null };
    expect(
      await visit(path, { limits: { answerMs: 2_000, totalMs: 10_000, maxBytes: 1_000_000 } }),
    ).toMatchObject(large);
    expect(written).toBeLessThan(20_000_000);
  },
);

describe('robots.txt', () => {
  test('keeps us out of what it names, and lets us in elsewhere', async () => {
    robots = { status: 200, text: 'User-agent: *\nDisallow: /private/' };
    expect(await visit('/private/page')).toMatchObject({ outcome: 'refused', fault: 'robots' });
    expect(seen.has('/private/page')).toBe(false);
    expect(await visit('/page')).toMatchObject({ outcome: 'seen' });
  });

  test('may speak to us by name', async () => {
    robots = { status: 200, text: 'User-agent: Pledgebook\nDisallow: /\n\nUser-agent: *\nDisallow:' };
    expect(await visit('/page')).toMatchObject({ outcome: 'refused', fault: 'robots' });
  });

  test('that cannot be had from a server in trouble keeps us out, and says nothing of the page', async () => {
    robots = { status: 503, text: '' };
    expect(await visit('/page')).toMatchObject({ outcome: 'refused', fault: 'robots_unavailable' });
  });

  test('is asked for once', async () => {
    const shared = options();
    await visitSource(`${origin}/page`, shared);
    await visitSource(`${origin}/pdf`, shared);
    expect(seen.get('/robots.txt')).toHaveLength(1);
  });
});

describe('private places', () => {
  const closed = { isPrivateAllowed: false };

  test('are not visited by their number, at whatever port', async () => {
    expect(await visit('/page', closed)).toMatchObject({ outcome: 'failed', fault: 'port_not_allowed' });
    expect(await visit('http://127.0.0.1/', closed)).toMatchObject({ fault: 'private_address' });
    expect(seen.size).toBe(0);
  });

  test('are not visited by a name that leads there, also where another answer is public', async () => {
    const lookups: Resolve[] = [
      async () => [{ address: '127.0.0.1', family: 4 }],
      async () => [
        { address: '93.184.216.34', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ],
      async () => [{ address: '::ffff:127.0.0.1', family: 6 }],
    ];
    for (const resolve of lookups) {
      const found = await visit('http://rebound.example/', { ...closed, resolve });
      expect(found).toMatchObject({ outcome: 'failed', fault: 'private_address' });
    }
    expect(await visit('http://localhost/', closed)).toMatchObject({ fault: 'private_address' });
  });

  test('are not visited where a public page redirects to them', async () => {
    // The first hop is let through, as a public server would be; the second one is looked at anew.
    const start = options({ isPrivateAllowed: true });
    const guarded = {
      ...start,
      get isPrivateAllowed() {
        return !seen.has('/metadata');
      },
    };
    const found = await visitSource(`${origin}/metadata`, guarded);
    expect(found).toMatchObject({ outcome: 'failed', fault: 'private_address' });
  });

  test.each([
    ['93.184.216.34', true],
    ['2606:2800:220:1::1', true],
    ['0.0.0.0', false],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['192.168.1.1', false],
    ['100.64.0.1', false],
    ['169.254.169.254', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::1', false],
    ['::ffff:10.0.0.1', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['fc00::1', false],
    ['fd00:ec2::254', false],
    ['fe80::1', false],
    ['ff02::1', false],
    ['localhost', false],
  ])('%s: public %s', (address, isPublic) => {
    expect(isPublicIp(address)).toBe(isPublic);
  });

  test.each([
    ['ftp://example.org/', 'bad_address'],
    ['https://user:secret@example.org/', 'bad_address'],
    ['http://example.org:22/', 'port_not_allowed'],
    ['http://[::1]/', 'private_address'],
    ['http://2130706433/', 'private_address'],
    ['http://0x7f.1/', 'private_address'],
  ])('%s is refused', (url, fault) => {
    expect(() => checkAddress(new URL(url), false)).toThrow(fault);
  });
});

test('being stopped is no answer', async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 50);
  await expect(visit('/silent', { signal: stop.signal })).rejects.toThrow();
});
