import { expect, test, vi } from 'vitest';
import { log } from '@/lib/core/log';
import { repeatRounds } from './repeated-rounds';

test('a round that fails is logged, and the next one comes all the same', async () => {
  const said = vi.spyOn(log(), 'error').mockImplementation(() => {});
  let count = 0;
  const stop = repeatRounds({
    firstAfterMs: 1,
    everyMs: 1,
    failure: 'it failed',
    round: async () => {
      count += 1;
      if (count === 1) throw new Error('once');
    },
  });
  await vi.waitFor(() => expect(count).toBeGreaterThan(2));
  await stop();
  expect(said).toHaveBeenCalledExactlyOnceWith({ err: expect.any(Error) }, 'it failed');
});

test('stopping tells the round in hand, waits for it, and lets none begin', async () => {
  let begun = 0;
  let ended = 0;
  const stop = repeatRounds({
    firstAfterMs: 0,
    everyMs: 0,
    failure: 'it failed',
    round: async (signal) => {
      begun += 1;
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => setTimeout(resolve, 20)));
      ended += 1;
    },
  });
  await vi.waitFor(() => expect(begun).toBe(1));
  await stop();
  expect([begun, ended]).toEqual([1, 1]);
});
