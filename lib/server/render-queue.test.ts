import { expect, test } from 'vitest';
import { BusyError, RenderQueue } from './render-queue';

/** Work that ends when it is told to. */
function slowWork() {
  const endings: (() => void)[] = [];
  const begun: number[] = [];
  const work = (number: number) => () =>
    new Promise<number>((resolve) => {
      begun.push(number);
      endings.push(() => resolve(number));
    });
  return { begun, work, endNext: () => endings.shift()?.() };
}

test('works on so many at once, lets so many wait, and sends the rest away', async () => {
  const queue = new RenderQueue({ atOnce: 2, waiting: 3 });
  const { begun, work, endNext } = slowWork();
  const asked = [1, 2, 3, 4, 5].map((number) => queue.run(work(number)));
  await expect(queue.run(work(6))).rejects.toThrow(BusyError);
  expect(begun).toEqual([1, 2]);
  for (const expected of [3, 4, 5]) {
    endNext();
    await expect.poll(() => begun).toContain(expected);
    expect(begun).toHaveLength(expected);
  }
  endNext();
  endNext();
  expect(await Promise.all(asked)).toEqual([1, 2, 3, 4, 5]);
});

test('a failure gives its place on, and there is room again when all is done', async () => {
  const queue = new RenderQueue({ atOnce: 1, waiting: 1 });
  for (let round = 0; round < 3; round++) {
    const failing = queue.run(() => Promise.reject(new Error('no')));
    const next = queue.run(async () => 'made');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('made');
  }
});
