import { type IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { settleForwarded } from './forwarded-headers';

function settled(headers: IncomingHttpHeaders, proxies: number): IncomingHttpHeaders {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: '192.0.2.1' });
  const request = new IncomingMessage(socket);
  request.headers = headers;
  settleForwarded(request, proxies);
  return request.headers;
}

test('without proxies, what a client claims about itself is thrown away', () => {
  const claims = {
    'x-forwarded-for': '10.0.0.1',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
  };
  expect(settled(claims, 0)).toEqual({ 'x-forwarded-for': '192.0.2.1' });
});

test('behind one proxy, the last entry is the client, whatever it wrote before', () => {
  expect(settled({ 'x-forwarded-for': '10.0.0.1, 198.51.100.7' }, 1)['x-forwarded-for']).toBe('198.51.100.7');
});

test('behind two, the last but one', () => {
  expect(settled({ 'x-forwarded-for': '10.0.0.1, 198.51.100.7, 203.0.113.9' }, 2)['x-forwarded-for']).toBe(
    '198.51.100.7',
  );
});

test('a proxy that was by-passed leaves the connection', () => {
  expect(settled({}, 1)['x-forwarded-for']).toBe('192.0.2.1');
});
