import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { openFilesLimit } from '../../lib/server/open-files-limit';
import { type Site, startSite } from '../site';
import { HOME, pledgePath } from '../steps/addresses';
import { askInBytes } from '../steps/raw-client';
import { type Connection, openConnection } from './connections';
import { record } from './record';
import { IS_FULL, sized } from './size';
import { ask } from './told';

const SLOW = 300;
/** What the site gives a head, and the whole of a request; and how late a loaded machine may be. */
const HEAD_WITHIN_MS = 15_000;
const REQUEST_WITHIN_MS = 300_000;
const LATE_MS = 45_000;
const IDLE = 10_000;
const AT_ONCE = 100;

let site: Site;
let port: number;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  site = await startSite('slow', { HOST: '127.0.0.1' });
  port = Number(new URL(site.url).port);
});
test.afterAll(() => site.stop());

const HEAD = `GET ${HOME} HTTP/1.1\r\nHost: localhost\r\n`;
const seconds = (ms: number) => (ms / 1000).toFixed(1);

/** Sends a byte a second on each until it has ended. */
function drip(connections: readonly Connection[]): () => void {
  const timer = setInterval(() => {
    for (const { socket } of connections) if (socket.writable) socket.write('a');
  }, 1000);
  return () => clearInterval(timer);
}

test('heads that never end are cut off, while readers are answered as ever', async () => {
  test.setTimeout(240_000);
  expect((await ask(site.url + HOME)).status).toBe(200);
  const slow = await Promise.all(Array.from({ length: SLOW }, (_, number) => openConnection(port, number)));
  for (const { socket } of slow) socket.write(`${HEAD}X-Slow: `);
  const stop = drip(slow);
  const ended = Promise.all(slow.map((one) => one.ended));
  let areAllCut = false;
  void ended.then(() => {
    areAllCut = true;
  });
  let asked = 0;
  let slowest = 0;
  while (!areAllCut) {
    const answer = await ask(site.url + HOME);
    expect(answer.status).toBe(200);
    slowest = Math.max(slowest, answer.ms);
    asked += 1;
    await sleep(100);
  }
  stop();
  const lasted = await ended;
  for (const { said } of slow) expect(said()).toMatch(/^HTTP\/1\.1 408 /);
  expect(Math.min(...lasted)).toBeGreaterThan(HEAD_WITHIN_MS - 1000);
  expect(Math.max(...lasted)).toBeLessThan(HEAD_WITHIN_MS + LATE_MS);
  record('5-slow-heads', {
    fault: `${SLOW} clients that send a head one byte a second`,
    meanwhile: `${asked} requests of a reader`,
    outcome: `each reader answered (slowest ${slowest} ms); the slow ones told 408 and cut off ${seconds(Math.min(...lasted))} to ${seconds(Math.max(...lasted))} s after they came`,
    back: 'nothing had to recover',
    numbers: { slow: SLOW, asked, slowestMs: slowest, cutAfterMs: Math.round(Math.max(...lasted)) },
  });
});

test('bodies that drip hold up nobody else, and do not last for ever', async () => {
  test.setTimeout(sized(120_000, 600_000));
  const slow = await Promise.all(Array.from({ length: SLOW }, (_, number) => openConnection(port, number)));
  const head = [
    'POST /en/sign-in HTTP/1.1',
    'Host: localhost',
    'Origin: http://localhost',
    'Content-Type: multipart/form-data; boundary=x',
    'Content-Length: 100000',
  ];
  for (const { socket } of slow) socket.write(`${head.join('\r\n')}\r\n\r\n--x\r\n`);
  const stop = drip(slow);
  const ended = Promise.all(slow.map((one) => one.ended));
  let slowest = 0;
  for (let one = 0; one < 30; one += 1) {
    const [kept, made] = await Promise.all([
      ask(site.url + HOME),
      ask(`${site.url}${HOME}?asOf=2025-03-${String(one + 1).padStart(2, '0')}`),
    ]);
    expect([kept.status, made.status]).toEqual([200, 200]);
    slowest = Math.max(slowest, kept.ms, made.ms);
  }
  let outcome = 'still there at the end';
  if (IS_FULL) {
    const lasted = await ended;
    expect(Math.max(...lasted)).toBeLessThan(REQUEST_WITHIN_MS + LATE_MS);
    outcome = `cut off after ${seconds(Math.max(...lasted))} s at most`;
  }
  stop();
  for (const { socket } of slow) socket.destroy();
  await ended;
  record('6-slow-bodies', {
    fault: `${SLOW} clients that send the body of a form one byte a second`,
    meanwhile: '60 requests of readers, half of them for pages that had to be made',
    outcome: `each reader answered (slowest ${slowest} ms); the slow ones ${outcome}`,
    back: 'nothing had to recover',
    numbers: { slow: SLOW, slowestMs: slowest },
  });
});

test('heads and bodies that are too large are refused before they have come, and requests sent ahead keep their order', async () => {
  const large = await askInBytes(site.url, `${HEAD}Cookie: ${'c'.repeat(20_000)}\r\n\r\n`);
  expect(large.status).toBe(431);
  const body = await askInBytes(
    site.url,
    `POST /en/sign-in HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: http://localhost:${port}\r\nContent-Length: 10000000000\r\n\r\n${'a'.repeat(1000)}`,
  );
  expect(body.status).toBe(413);
  expect(body.headers.connection).toBe('close');

  const paths = [HOME, '/en/there-is-no-such-page', '/api/health/live', pledgePath('housing-construction')];
  const expected: number[] = [];
  for (const path of paths) expected.push((await ask(site.url + path)).status);
  const connection = await openConnection(port);
  const rounds = 20;
  const head = (path: string, last: boolean) =>
    `HEAD ${path} HTTP/1.1\r\nHost: localhost\r\n${last ? 'Connection: close\r\n' : ''}\r\n`;
  const all = Array.from({ length: rounds }, () => paths).flat();
  connection.socket.write(all.map((path, index) => head(path, index === all.length - 1)).join(''));
  await connection.ended;
  const statuses = [...connection.said().matchAll(/^HTTP\/1\.1 (\d+) /gm)].map(([, status]) =>
    Number(status),
  );
  expect(new Set(expected).size, 'answers that can be told from one another').toBeGreaterThan(1);
  expect(statuses).toEqual(Array.from({ length: rounds }, () => expected).flat());
});

test('thousands of connections that wait for nothing cost little, and readers are answered', async () => {
  test.setTimeout(300_000);
  // The test's own process and the site's have the same limit; both need some files besides.
  const count = Math.min(IDLE, Math.floor(openFilesLimit() * 0.75) - 600);
  const request = 'GET /api/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n';
  const idle: Connection[] = [];
  const before = memoryOf(site.pid);
  try {
    while (idle.length < count) {
      const first = idle.length;
      const some = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, number) => first + number);
      const opened = await Promise.all(some.map((number) => openConnection(port, number)));
      for (const { socket } of opened) socket.write(request);
      await Promise.all(opened.map(({ socket }) => new Promise((resolve) => socket.once('data', resolve))));
      idle.push(...opened);
    }
    const isOpen = ({ socket }: Connection) => !socket.destroyed && socket.readable;
    const perConnection = (memoryOf(site.pid) - before) / count;
    let slowest = 0;
    for (let one = 0; one < 50; one += 1) {
      const path = one % 2 === 0 ? HOME : `${HOME}?asOf=2025-04-${String((one + 1) / 2).padStart(2, '0')}`;
      const answer = await ask(site.url + path);
      expect(answer.status).toBe(200);
      slowest = Math.max(slowest, answer.ms);
    }
    const stillOpen = idle.filter(isOpen).length;
    expect(stillOpen, 'open all the while').toBe(count);
    record('7-idle', {
      fault: `${stillOpen.toLocaleString('en')} connections that wait for nothing`,
      meanwhile: '50 requests of readers, half of them for pages that had to be made',
      outcome: `each answered (slowest ${slowest} ms); ${(perConnection / 1024).toFixed(1)} KB of memory a connection`,
      back: 'nothing had to recover',
      numbers: { open: stillOpen, slowestMs: slowest, bytesPerConnection: Math.round(perConnection) },
    });
  } finally {
    for (const { socket } of idle) socket.destroy();
  }
});

/** Bytes of memory that a process holds. */
function memoryOf(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) * 1024;
}
