import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setReadinessCheck, type Unready } from '@/lib/core/readiness';
import { answeredWhileAway } from './kept-form';

let reason: Unready | null;
let server: Server;
let address: string;
beforeEach(async () => {
  reason = 'database_unreachable';
  setReadinessCheck(async () => reason);
  server = createServer(async (request, response) => {
    if (!(await answeredWhileAway(request, response, 'r1'))) response.end('passed on');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/en/editor/p/figures/new?pledge=a&target="b"`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

function form(fields: Record<string, string>): RequestInit {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return { method: 'POST', body };
}

test('gives everything typed back, as text, in a form that goes to the same address', async () => {
  const hostile = '"><script>alert(1)</script>\r\nsecond & last line';
  const answer = await fetch(address, form({ $ACTION_ID_1: '', value: '14,2', note: hostile }));
  const html = await answer.text();
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('10');
  expect(html).not.toContain('<script');
  expect(html).toContain('name="$ACTION_ID_1" value=""');
  expect(html).toContain('name="value" value="14,2"');
  expect(html).toContain(
    'value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#13;&#10;second &amp; last line"',
  );
  expect(html).toContain('action="/en/editor/p/figures/new?pledge=a&amp;target=%22b%22"');
  expect(html).toContain('<dd>14,2</dd>');
  expect(html).not.toContain('<dt>$ACTION');
});

test.each([['password'], ['repeated'], ['token'], ['code']])(
  'writes nothing of a form with a secret into a page: %s',
  async (name) => {
    const html = await (await fetch(address, form({ email: 'a@example.org', [name]: 'hunter2' }))).text();
    expect(html).toContain('The record cannot be read just now');
    expect(html).not.toContain('hunter2');
    expect(html).not.toContain('a@example.org');
  },
);

test('a form that is too large or unreadable, and a page that is read, get the plain words', async () => {
  const large = await fetch(address, form({ note: 'x'.repeat(1_100_000) }));
  expect(await large.text()).toContain('The record cannot be read just now');
  const odd = await fetch(address, {
    method: 'POST',
    body: '--',
    headers: { 'content-type': 'multipart/form-data' },
  });
  expect(odd.status).toBe(503);
  expect((await fetch(address)).status).toBe(503);
});

test('passes on what scripts send, and everything while the database answers', async () => {
  const sent = await fetch(address, { ...form({ value: '1' }), headers: { 'next-action': 'x' } });
  expect(await sent.text()).toBe('passed on');
  reason = null;
  expect(await (await fetch(address, form({ value: '1' }))).text()).toBe('passed on');
});
