import { expect, test } from 'vitest';
import { pauseAfter } from './digests-schedule';

test('a mail server that is away is asked less and less often, and twice an hour for ever', () => {
  const seconds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 100].map((misses) => pauseAfter(misses) / 1_000);
  expect(seconds).toEqual([15, 30, 60, 120, 240, 480, 960, 1_800, 1_800, 1_800]);
});
