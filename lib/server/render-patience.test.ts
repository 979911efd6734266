import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RenderPatience } from './render-patience';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const after = (ms: number, text = 'page') =>
  new Promise<string>((resolve) => setTimeout(() => resolve(text), ms));

/** After how many milliseconds it came, and what. */
async function outcome(waiting: Promise<string | null>): Promise<[number, string | null]> {
  const startedAt = performance.now();
  let end: [number, string | null] | undefined;
  waiting.then((text) => {
    end = [Math.round(performance.now() - startedAt), text];
  });
  while (end === undefined) await vi.advanceTimersByTimeAsync(100);
  return end;
}

test('what is made in time is given', async () => {
  expect(await outcome(new RenderPatience().wait(after(2000), false))).toEqual([2000, 'page']);
});

test('who asks first waits some seconds in vain, who asks next one, and all is well with the first that is made', async () => {
  const patience = new RenderPatience();
  expect(await outcome(patience.wait(after(60_000), false))).toEqual([6000, null]);
  expect(await outcome(patience.wait(after(60_000), false))).toEqual([1000, null]);
  expect(await outcome(patience.wait(after(500), false))).toEqual([500, 'page']);
  expect(await outcome(patience.wait(after(3000), false))).toEqual([3000, 'page']);
});

test('a long making is waited for while others get done, up to a point', async () => {
  const patience = new RenderPatience();
  const slow = patience.wait(after(10_000), false);
  void patience.wait(after(2000), false);
  expect(await outcome(slow)).toEqual([10_000, 'page']);
  const slowest = patience.wait(after(60_000), false);
  void patience.wait(after(2000), false);
  expect(await outcome(slowest)).toEqual([12_000, null]);
});

test('where an older answer is at hand, one second is enough', async () => {
  expect(await outcome(new RenderPatience().wait(after(60_000), true))).toEqual([1000, null]);
});

test('a failure is the reader’s', async () => {
  await expect(new RenderPatience().wait(Promise.reject(new Error('no')), false)).rejects.toThrow('no');
});
