import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { METHOD_REFUSED, sendPlainPage } from './plain-page';
import { createWebServer } from './web-server';

let server: Server;
beforeEach(async () => {
  server = createWebServer((request, response) => {
    if (request.url === '/refused') sendPlainPage(response, { ...METHOD_REFUSED, requestId: 'x' });
    else response.end(`answer to ${request.url}\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends that, and answers everything that came until the other side closed. */
function say(...parts: string[]): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (bytes) => {
      text += bytes.toString('utf8');
    });
    socket.on('error', () => {}); // Being cut off while still sending is as good an end as any.
    socket.on('close', () => resolve(text));
    for (const part of parts) socket.write(part);
  });
}

const HEADERS = [
  'X-Content-Type-Options: nosniff',
  'Content-Security-Policy:',
  'Cache-Control: no-store',
  'Connection: close',
];

test.each([
  ['what is no HTTP', 400, ['Nonsense\r\n\r\n'], 'no request that a web server can read'],
  [
    'too much of a head',
    431,
    [`GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'c'.repeat(20_000)}\r\n\r\n`],
    'Deleting the cookies of this site may help',
  ],
])('%s is answered in words, with the headers of every answer', async (_, status, parts, words) => {
  const answer = await say(...parts);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toContain(words);
  for (const header of HEADERS) expect(answer).toContain(header);
});

test('whoever sends a head for ever is told that it took too long', async () => {
  server.headersTimeout = 100;
  const answer = await say('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  expect(answer).toMatch(/^HTTP\/1.1 408 /);
  for (const header of HEADERS) expect(answer).toContain(header);
});

test('no header is dropped without a word, however many there are', async () => {
  let count = 0;
  server.on('request', (request) => {
    count = request.rawHeaders.length / 2;
  });
  // Node's own limit is 2,000; what is beyond that would be left out.
  await say(`GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${'a:1\r\n'.repeat(2500)}\r\n`);
  expect(count).toBe(2502);
});

test('requests sent ahead are answered in their order', async () => {
  const asked = Array.from({ length: 50 }, (_, index) => `GET /${index} HTTP/1.1\r\nHost: x\r\n\r\n`);
  const answer = await say(asked.join(''), 'GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  const order = [...answer.matchAll(/answer to \/(\w+)/g)].map(([, which]) => which);
  expect(order).toEqual([...Array.from({ length: 50 }, (_, index) => String(index)), 'last']);
});

test('a large body that nobody wants is not waited for', async () => {
  const head = 'POST /refused HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000000\r\n\r\n';
  const answer = await say(head, 'a'.repeat(1000));
  expect(answer).toMatch(/^HTTP\/1.1 405 /);
  expect(answer).toContain('Connection: close');
});
