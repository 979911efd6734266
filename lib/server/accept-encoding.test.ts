import { expect, test } from 'vitest';
import { pickEncoding } from './accept-encoding';

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0, gzip;q=0.000', 'identity'],
  ['*', 'br'],
  ['br;q=0, *;q=0.1', 'gzip'],
  ['identity;q=1, *;q=0', 'identity'],
])('%j gets %s', (header, expected) => {
  expect(pickEncoding(header)).toBe(expected);
});
