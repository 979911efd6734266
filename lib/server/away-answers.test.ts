import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteAnswer, noteAway, noteRefusal } from '@/lib/core/database-reach';
import { currentPublication, noteListening, notePublication } from '@/lib/core/published-sequence';
import { requestHandler } from './handle-request';

/** How the database does; Next answers accordingly. */
let database: 'well' | 'refusing' | 'silent' = 'well';
const hang: (() => void)[] = [];

async function next(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const isPage = !(request.url ?? '').startsWith('/api');
  if (database === 'silent') await new Promise<void>((resolve) => hang.push(resolve));
  if (database === 'refusing') noteRefusal();
  response.statusCode = database === 'well' ? 200 : 500;
  response.setHeader('Content-Type', isPage ? 'text/html; charset=utf-8' : 'application/json');
  response.end(isPage ? '<html><body class="x"><h1>Page</h1></body></html>' : '{"figures":[]}');
}

let server: Server;
beforeEach(async () => {
  vi.stubEnv('LOG_LEVEL', 'silent');
  database = 'well';
  noteListening(true);
  const newest = { edition: 0n, editionAt: null, timeZones: ['Asia/Almaty'] };
  notePublication({ ...newest, sequence: 120n, at: new Date('2026-11-21T12:00:00Z') });
  const handle = requestHandler({ next, build: { id: 'test', at: new Date('2026-01-01T00:00:00Z') } });
  server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const go of hang.splice(0)) go();
  noteListening(false);
  noteAway(false);
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function ask(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
    headers,
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** An answer counts as new for a second, and this is later. */
function letItAge(): void {
  const later = Date.now() + 1100;
  vi.spyOn(Date, 'now').mockImplementation(() => later);
}

/** The database is gone, and everybody knows. */
function goAway(): void {
  letItAge();
  database = 'refusing';
  noteListening(false);
  noteAway(true);
}

test.each([
  ['en', /^The database of this site does not answer just now\. This page was made on .* up to entry 120\./],
  ['kk', /^Сайттың дерекқоры қазір жауап бермей тұр\. .*120-жазбасына/],
  ['ru', /^База данных сайта сейчас не отвечает\. .*до 120 включительно\./],
])(
  'a page that was read before is shown with a notice in its language (%s), first in it',
  async (locale, words) => {
    const fresh = await ask(`/${locale}/p`);
    goAway();
    const { status, headers, text } = await ask(`/${locale}/p`);
    expect(status).toBe(200);
    const [, notice = '', rest] =
      /<body class="x"><p role="status" class="away-notice">(.*?)<\/p>(.*)/.exec(text) ?? [];
    expect(notice.replace(/<[^>]+>/g, '')).toMatch(words);
    expect(notice).toMatch(/<time datetime="\d{4}-\d\d-\d\dT[\d:.]+Z">.*GMT\+5<\/time>/);
    expect(rest).toContain('<h1>Page</h1>');
    expect(headers.get('warning')).toBe('110 pledgebook "Response is Stale"');
    expect(headers.get('cache-status')).toContain('database-away');
    expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=5, must-revalidate');
    expect(headers.get('content-security-policy')).toBe(fresh.headers.get('content-security-policy'));
    // Who has the page without the notice is sent the one with it, and afterwards the other way round.
    expect((await ask(`/${locale}/p`, { 'if-none-match': String(fresh.headers.get('etag')) })).status).toBe(
      200,
    );
    const tag = String(headers.get('etag'));
    expect((await ask(`/${locale}/p`, { 'if-none-match': tag })).status).toBe(304);
    database = 'well';
    noteAway(false);
    noteListening(true);
    const after = await ask(`/${locale}/p`, { 'if-none-match': tag });
    expect([after.status, after.text]).toEqual([200, fresh.text]);
    expect(after.headers.get('warning')).toBeNull();
  },
);

test('data says it in its headers only', async () => {
  const fresh = await ask('/api/v1/programmes');
  goAway();
  const old = await ask('/api/v1/programmes');
  expect([old.status, old.text]).toEqual([200, fresh.text]);
  expect(old.headers.get('warning')).toContain('110');
  expect(old.headers.get('etag')).toBe(fresh.headers.get('etag'));
});

test('what was not read before is refused in the language of its address, to be asked for again', async () => {
  goAway();
  const { status, headers, text } = await ask('/ru/p');
  expect(status).toBe(503);
  expect(headers.get('retry-after')).toBe('5');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(text).toContain('<html lang="ru">');
  expect(text).toContain('База данных не отвечает');
});

test('an older entry is shown, with the notice, where the database has moved on and then gives no connection', async () => {
  await ask('/en/p');
  const { timeZones, edition, editionAt } = currentPublication();
  notePublication({ timeZones, edition, editionAt, sequence: 121n, at: new Date() });
  database = 'refusing';
  const { status, text } = await ask('/en/p');
  expect(status).toBe(200);
  expect(text).toContain('up to entry 120');
});

test('a fault of ours is no fault of the database', async () => {
  await ask('/en/p');
  const { timeZones, edition, editionAt } = currentPublication();
  notePublication({ timeZones, edition, editionAt, sequence: 122n, at: new Date() });
  database = 'silent';
  const asked = ask('/en/p');
  await vi.waitFor(() => expect(hang).toHaveLength(1));
  for (const go of hang.splice(0)) go();
  expect((await asked).status).toBe(500);
});

test('silence is waited for a second, where the line to the database is lost and nobody knows more', async () => {
  await ask('/en/p');
  noteListening(false);
  database = 'silent';
  letItAge();
  const { status, text } = await ask('/en/p');
  expect(status).toBe(200);
  expect(text).toContain('away-notice');
});

test('a page that takes its time is waited for, where only the line for notifications is refused', async () => {
  await ask('/en/p');
  noteListening(false);
  noteAnswer();
  database = 'silent';
  letItAge();
  const asked = ask('/en/p');
  await vi.waitFor(() => expect(hang).toHaveLength(1));
  // Longer than is waited for while nobody knows whether the server is there.
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  database = 'well';
  for (const go of hang.splice(0)) go();
  const { status, text } = await asked;
  expect(status).toBe(200);
  expect(text).not.toContain('away-notice');
});
