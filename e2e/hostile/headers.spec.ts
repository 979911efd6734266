import { classify } from '../../lib/server/request-class';
import { SITE_CLOCK } from '../site';
import { HOME } from '../steps/addresses';
import { addressOf, routesWithAddress } from '../steps/every-route';
import { headerProblems, type Kind } from '../steps/protecting-headers';
import { askInBytes, type RawClient } from '../steps/raw-client';
import { expect, PUBLIC_ORIGIN, test } from './https-site';

function kindOf(path: string): Kind {
  if (path.includes('/embed/')) return 'embed';
  return classify(path.split('?', 1)[0] ?? '') === 'private' ? 'private' : 'public';
}

/** What is wrong with the answers of addresses, by address. */
async function problemsOf(client: RawClient, paths: readonly string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const path of paths) {
    const problems = headerProblems(await client.ask(path), kindOf(path));
    if (problems.length > 0) found[path] = problems;
  }
  return found;
}

test('every route of the build has an address here', () => {
  expect(routesWithAddress().length).toBeGreaterThan(80);
  expect(routesWithAddress().filter((route) => addressOf(route) === null)).toEqual([]);
});

test('the addresses are real ones: they answer', async ({ https }) => {
  const client = https.visitor();
  const statuses = new Map<string, number>();
  for (const route of routesWithAddress().filter(
    (one) => !/\[(id|version|\.\.\.path|\[)|snapshots/.test(one),
  )) {
    const { status } = await client.ask(addressOf(route) ?? '');
    statuses.set(route, status);
  }
  // Pages behind tokens are 404 without one, those of the desk lead to signing in, and files are sent, not read.
  const missing = [...statuses].filter(([, status]) => status >= 400).map(([route]) => route);
  expect(missing).toEqual([
    '/[locale]/editor/[programme]/import/file',
    '/[locale]/invitation',
    '/[locale]/password',
    '/[locale]/setup',
    '/[locale]/subscriptions/confirm',
    '/[locale]/subscriptions/manage',
    '/[locale]/subscriptions/unsubscribe',
  ]);
});

test('every route protects its reader: visitors', async ({ https }) => {
  const paths = routesWithAddress().map((route) => addressOf(route) ?? '');
  expect(await problemsOf(https.visitor(), paths)).toEqual({});
});

test('every route protects its reader: an administrator', async ({ https }) => {
  const client = https.visitor();
  expect(await client.signIn(https.admin.email, https.admin.password)).toBe(true);
  const paths = routesWithAddress().map((route) => addressOf(route) ?? '');
  expect(await problemsOf(client, paths)).toEqual({});
  expect((await client.ask('/en/editor')).status).toBe(200);
});

test('refusals and failures protect their reader, too', async ({ https }) => {
  const client = https.visitor();
  const asked: [number, Kind, Parameters<RawClient['ask']>][] = [
    [400, 'private', ['/%']],
    [400, 'private', [`/en/${'a'.repeat(9000)}`]],
    [400, 'private', ['/api/v1/%00']],
    [400, 'public', [`${HOME}?asOf=never`]],
    [400, 'public', ['/api/v1/programmes?x=1']],
    [403, 'private', ['/en/sign-in', { method: 'POST', headers: { origin: 'https://evil.example' } }]],
    [403, 'private', ['/en/sign-in', { method: 'POST' }]],
    [404, 'public', ['/en/nowhere']],
    [404, 'public', ['/_next/static/chunks/nowhere.js']],
    [404, 'embed', [`${HOME}/embed/nowhere`]],
    [404, 'private', ['/_next/data/x.json']],
    [404, 'private', ['/api/nowhere']],
    [405, 'public', [HOME, { method: 'POST' }]],
    [405, 'public', ['/api/v1/programmes', { method: 'DELETE' }]],
    [405, 'private', ['/en/editor', { method: 'PUT' }]],
    [
      413,
      'private',
      ['/en/sign-in', { method: 'POST', headers: { origin: PUBLIC_ORIGIN }, body: 'x'.repeat(1_100_000) }],
    ],
    [501, 'public', [HOME, { method: 'TRACE' }]],
    [204, 'public', [HOME, { method: 'OPTIONS' }]],
    [204, 'public', ['/api/v1/programmes', { method: 'OPTIONS' }]],
    [307, 'private', ['/en/editor']],
    [307, 'public', ['/en']],
  ];
  for (const [status, kind, question] of asked) {
    const reply = await client.ask(...question);
    const what = `${question[1]?.method ?? 'GET'} ${question[0].slice(0, 40)}`;
    expect([what, reply.status, ...headerProblems(reply, kind)]).toEqual([what, status]);
  }
});

test('what is no request is refused with the same headers', async ({ https: { site } }) => {
  const end = 'Connection: close\r\n\r\n';
  const host = 'Host: pledges.example.org\r\n';
  const asked: [number, string][] = [
    [400, 'NONSENSE\r\n\r\n'],
    [400, `GET /en HTTP/1.1\r\n${end}`],
    [400, `GET /en HTTP/1.1\r\n${host}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n${end}`],
    [431, `GET /en HTTP/1.1\r\n${host}X: ${'x'.repeat(20_000)}\r\n${end}`],
  ];
  for (const [status, bytes] of asked) {
    const reply = await askInBytes(site.url, bytes);
    expect([bytes.slice(0, 60), reply.status, ...headerProblems(reply, 'private')]).toEqual([
      bytes.slice(0, 60),
      status,
    ]);
  }
  const expecting = `GET ${HOME} HTTP/1.1\r\n${host}Expect: cake\r\n${end}`;
  expect((await askInBytes(site.url, expecting)).status).toBe(200);
});

test('each page of the desk has a nonce of its own', async ({ https }) => {
  const client = https.visitor();
  const first = (await client.ask('/en/sign-in')).headers['content-security-policy'];
  expect((await client.ask('/en/sign-in')).headers['content-security-policy']).not.toBe(first);
});

test('whoever finds a weakness reads whom to tell', async ({ https }) => {
  const { status, text } = await https.visitor().ask('/.well-known/security.txt');
  expect(status).toBe(200);
  expect(text).toContain('Contact: mailto:newsroom@example.org\n');
  expect(text).toContain(`Canonical: ${PUBLIC_ORIGIN}/.well-known/security.txt\n`);
  const [, expires = ''] = /^Expires: (.+)$/m.exec(text) ?? [];
  // RFC 9116: less than a year ahead.
  const days = (Date.parse(expires) - Date.parse(SITE_CLOCK)) / 86_400_000;
  expect(days).toBeGreaterThan(30);
  expect(days).toBeLessThan(365);
});
