import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;
const WITHIN_MS = 90_000;

/** Asks again and again until the answer is yes; what is thrown counts as no. Answers after how many seconds it was. */
export async function eventually(
  what: string,
  isSo: () => Promise<boolean>,
  withinMs = WITHIN_MS,
): Promise<number> {
  const startedAt = performance.now();
  let last: unknown;
  while (performance.now() - startedAt < withinMs) {
    try {
      if (await isSo()) return Math.round((performance.now() - startedAt) / 100) / 10;
    } catch (error) {
      last = error;
    }
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`Within ${withinMs / 1000} seconds it did not come about: ${what}`, { cause: last });
}
