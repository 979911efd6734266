import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { formProblem } from './form-guard';

function statusOf(headers: Record<string, string>, method = 'POST'): number | null {
  const request = new IncomingMessage(new Socket());
  request.method = method;
  Object.assign(request.headers, { host: 'pledges.example.org', ...headers });
  return formProblem(request)?.status ?? null;
}

test.each([
  [{}, null],
  [{ origin: 'https://pledges.example.org' }, null],
  [{ origin: 'http://pledges.example.org:8080', host: 'pledges.example.org:8080' }, null],
  [{ origin: 'https://public.example.org', 'x-forwarded-host': 'public.example.org' }, null],
  [{ origin: 'https://evil.example' }, 403],
  [{ origin: 'https://pledges.example.org.evil.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'same-origin' }, null],
  [{ 'sec-fetch-site': 'none' }, null],
  [{ 'content-length': '1048576' }, null],
  [{ 'content-length': '1048577' }, 413],
])('something sent with %j: %s', (headers, status) => expect(statusOf(headers)).toBe(status));

test('reading is never refused', () => {
  expect(statusOf({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 'GET')).toBeNull();
});
