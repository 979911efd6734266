import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { formProblem } from './form-guard';

function statusOf(headers: Record<string, string>, method = 'POST', url = '/'): number | null {
  const request = new IncomingMessage(new Socket());
  request.method = method;
  request.url = url;
  Object.assign(request.headers, { host: 'pledges.example.org', ...headers });
  return formProblem(request)?.status ?? null;
}

test.each([
  [{}, 403],
  [{ referer: 'https://pledges.example.org/en/sign-in' }, null],
  [{ referer: 'https://evil.example/pledges.example.org' }, 403],
  [{ 'sec-fetch-site': 'same-site', origin: 'https://pledges.example.org' }, 403],
  [{ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, 403],
  [{ origin: 'https://pledges.example.org' }, null],
  [{ origin: 'http://pledges.example.org:8080', host: 'pledges.example.org:8080' }, null],
  [{ origin: 'https://public.example.org', 'x-forwarded-host': 'public.example.org' }, null],
  [{ origin: 'https://evil.example' }, 403],
  [{ origin: 'https://pledges.example.org.evil.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'same-origin' }, null],
  [{ 'sec-fetch-site': 'none' }, null],
  [{ 'sec-fetch-site': 'same-origin', 'content-length': '1048576' }, null],
  [{ 'sec-fetch-site': 'same-origin', 'content-length': '1048577' }, 413],
])('something sent with %j: %s', (headers, status) => expect(statusOf(headers)).toBe(status));

test('a file for the import may be larger, but not come from another site', () => {
  const headers = { 'content-length': '99000000', origin: 'https://pledges.example.org' };
  const address = '/en/editor/fair-kazakhstan-2022/import/file';
  expect(statusOf(headers, 'POST', address)).toBeNull();
  expect(statusOf({ ...headers, 'sec-fetch-site': 'cross-site' }, 'POST', address)).toBe(403);
  expect(statusOf(headers, 'POST', `${address}s`)).toBe(413);
});

test('programs, which have no page of ours, are not asked for one where they write', () => {
  expect(statusOf({}, 'POST', '/api/subscriptions/unsubscribe?token=x')).toBeNull();
  expect(statusOf({ origin: 'https://evil.example' }, 'POST', '/api/subscriptions/unsubscribe')).toBe(403);
});

test('reading is never refused', () => {
  expect(statusOf({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 'GET')).toBeNull();
});
