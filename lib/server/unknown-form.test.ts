import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerUnknownForm } from './unknown-form';

let server: Server;
let url: string;

/** Stands for Next: knows the form "known", and reads what it is sent before it says so. */
beforeEach(async () => {
  server = createServer(async (request, response) => {
    answerUnknownForm(request, response, 'r1');
    await new Promise((resolve) => setImmediate(resolve));
    const body = await text(request);
    if (!body.includes('known-form')) response.setHeader('x-nextjs-action-not-found', '1');
    response.setHeader('content-type', 'text/plain');
    response.statusCode = body.includes('known-form') ? 200 : 409;
    response.end(body.includes('known-form') ? 'done' : 'Server Action unavailable.');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/en/editor/new?a=1`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

function send(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return fetch(url, { method: 'POST', body, headers: { connection: 'close', ...headers } });
}

test('a form that this version has not is answered in words, with what was typed and without fields of the framework', async () => {
  const answer = await send({ $ACTION_ID_40: '', note: '<b>27182</b>', empty: '' });
  expect(answer.status).toBe(409);
  expect(answer.headers.get('content-type')).toContain('text/html');
  const page = await answer.text();
  expect(page).toContain('the site was updated meanwhile');
  expect(page).toContain('<a href="/en/editor/new?a=1">Open the page anew</a>');
  expect(page).toContain('<dt>note</dt><dd>&lt;b&gt;27182&lt;/b&gt;</dd>');
  expect(page).not.toContain('ACTION');
  expect(page).not.toContain('<dt>empty</dt>');
});

test('of a form with a password nothing is shown again', async () => {
  const page = await (await send({ email: 'a@example.org', password: 'correct horse' })).text();
  expect(page).toContain('the site was updated meanwhile');
  expect(page).not.toContain('a@example.org');
});

test('other forms, and scripts that read Next’s header, are answered by Next', async () => {
  expect(await (await send({ form: 'known-form' })).text()).toBe('done');
  const byScript = await send({ note: 'a' }, { 'next-action': '40' });
  expect(byScript.headers.get('x-nextjs-action-not-found')).toBe('1');
  expect(await byScript.text()).toBe('Server Action unavailable.');
});
