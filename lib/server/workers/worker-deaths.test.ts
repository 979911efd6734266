import { expect, test } from 'vitest';
import { WorkerDeaths } from './worker-deaths';

test('one that was of use is replaced at once, those that die young ever later, and in the end none', () => {
  const deaths = new WorkerDeaths();
  expect(deaths.pauseAfter(60_000)).toBe(0);
  expect([1, 2, 3, 4, 5].map(() => deaths.pauseAfter(100))).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
  expect(deaths.pauseAfter(100)).toBeNull();
});

test('a long life in between begins the count anew', () => {
  const deaths = new WorkerDeaths();
  for (let death = 0; death < 4; death += 1) deaths.pauseAfter(100);
  expect(deaths.pauseAfter(60_000)).toBe(0);
  expect(deaths.pauseAfter(100)).toBe(500);
});
