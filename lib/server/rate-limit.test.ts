import { expect, test } from 'vitest';
import { isLimited, RateLimit } from './rate-limit';

function limitOf(perMinute: number) {
  const clock = { ms: 5_000 };
  return { clock, limit: new RateLimit(perMinute, () => clock.ms) };
}

test('counts down to nothing, then refuses until the minute is over', () => {
  const { clock, limit } = limitOf(2);
  expect(limit.take('192.0.2.1')).toEqual({ isExceeded: false, remaining: 1, resetsIn: 60 });
  clock.ms += 20_500;
  expect(limit.take('192.0.2.1')).toEqual({ isExceeded: false, remaining: 0, resetsIn: 40 });
  expect(limit.take('192.0.2.1')).toEqual({ isExceeded: true, remaining: 0, resetsIn: 40 });
  clock.ms += 39_499;
  expect(limit.take('192.0.2.1')).toEqual({ isExceeded: true, remaining: 0, resetsIn: 1 });
  clock.ms += 1;
  expect(limit.take('192.0.2.1')).toEqual({ isExceeded: false, remaining: 1, resetsIn: 60 });
});

test('counts each address by itself', () => {
  const { limit } = limitOf(1);
  limit.take('192.0.2.1');
  expect(limit.take('192.0.2.2').isExceeded).toBe(false);
  expect(limit.take('::ffff:192.0.2.1').isExceeded).toBe(true);
});

test.each([
  ['2001:db8::1', '2001:db8:0:0:9:9:9:9', true],
  ['2001:db8:0001::1', '2001:DB8:1:0::2', true],
  ['2001:db8:1:1::1', '2001:db8:1:2::1', false],
  ['fe80::1%eth0', 'fe80::2', true],
  ['::1', '2001:db8::1', false],
])('%s and %s are of one network: %s', (one, other, isSame) => {
  const { limit } = limitOf(1);
  limit.take(one);
  expect(limit.take(other).isExceeded).toBe(isSame);
});

test('what is over is forgotten, and the memory is bounded', () => {
  const { clock, limit } = limitOf(1);
  for (let n = 0; n < 100_001; n++) limit.take(`host-${n}`);
  expect(limit.take('host-100000').isExceeded).toBe(true);
  // Had to go, to make room.
  expect(limit.take('host-0').isExceeded).toBe(false);
  clock.ms += 60_000;
  expect(limit.take('host-100000').isExceeded).toBe(false);
});

test.each([
  ['/api/v1/programmes', 'GET', true],
  ['/api/%761/programmes', 'GET', true],
  ['/api/v1', 'HEAD', true],
  ['/api/v1/programmes', 'POST', true],
  ['/api/v1/programmes', 'OPTIONS', false],
  ['/api/oembed', 'GET', true],
  ['/api/v10', 'GET', false],
  ['/api/oembedded', 'GET', false],
  ['/api/health/live', 'GET', false],
  ['/export/p/figures.csv', 'GET', false],
  ['/en/p', 'GET', false],
])('%s by %s is counted: %s', (path, method, expected) => {
  expect(isLimited(path, method)).toBe(expected);
});
