import { expect, test } from 'vitest';
import { parseMailServer, parseSender } from './mail-settings';

test.each([
  ['smtps://mail.example.org', 465, 'implicit'],
  ['smtps://mail.example.org:2465', 2465, 'implicit'],
  ['smtp://mail.example.org', 587, 'upgrade'],
  ['smtp://mail.example.org:25', 25, 'upgrade'],
  ['smtp://127.0.0.1.example.org', 587, 'upgrade'],
  ['smtp://localhost:2525', 2525, 'none'],
  ['smtp://127.0.0.1', 587, 'none'],
  ['smtp://[::1]:25', 25, 'none'],
  ['smtps://localhost', 465, 'implicit'],
])('%s: port %i, TLS %s', (url, port, tls) => {
  expect(parseMailServer(url)).toMatchObject({ port, tls, user: null });
});

test('a password may hold any character', () => {
  const server = parseMailServer('smtps://us%40er:p%2Fa%3As%40s@mail.example.org');
  expect(server).toMatchObject({ host: 'mail.example.org', user: 'us@er', password: 'p/a:s@s' });
});

test.each([
  ['pledges@example.org', '', 'pledges@example.org'],
  ['The pledges <pledges@example.org>', 'The pledges', 'pledges@example.org'],
  ['"Pledges, Inc." <p@localhost>', 'Pledges, Inc.', 'p@localhost'],
  [' <p@example.org> ', '', 'p@example.org'],
])('%s is a sender', (text, name, address) => expect(parseSender(text)).toEqual({ name, address }));

test.each([
  '',
  'Pledges',
  'a@b@c',
  'A <a@example.org> <b@example.org>',
  'A\n <a@example.org>',
  'a@example.org,',
])('%j is none', (text) => expect(parseSender(text)).toBeNull());
