import { expect, test } from 'vitest';
import { countKey, countTowards, deleteOldCounts, refuseOverLimit, takeBackCount } from './rate-limit';
import { testDatabase } from './testing/database';

const { db } = await testDatabase();
process.env.NEXTAUTH_SECRET = 'for these tests only, and long enough';

const LIMIT = { name: 'letters', points: 2, seconds: 600 };

test('so many times pass, also all at once, and then none until the window is over', async () => {
  const key = countKey('a@example.org');
  const counted = await Promise.all([1, 2, 3, 4].map(() => countTowards(db, LIMIT, key)));
  expect(counted.filter((over) => over === null)).toHaveLength(2);
  const refused = counted.filter((over) => over !== null);
  expect(refused.map(({ isFirst }) => isFirst).sort()).toEqual([false, true]);
  expect(refused.map(refuseOverLimit)[0]).toEqual({
    ok: false,
    refusals: [{ code: 'too_many_sent', field: null, values: { minutes: 10 } }],
  });
  expect(await countTowards(db, LIMIT, countKey('b@example.org'))).toBeNull();
  expect(await countTowards(db, { ...LIMIT, name: 'others' }, key)).toBeNull();
});

test('a time can be taken back, or all', async () => {
  const key = countKey('c@example.org');
  for (let time = 0; time < 2; time += 1) await countTowards(db, LIMIT, key);
  await takeBackCount(db, LIMIT, key);
  expect(await countTowards(db, LIMIT, key)).toBeNull();
  expect(await countTowards(db, LIMIT, key)).not.toBeNull();
  await takeBackCount(db, LIMIT, key, true);
  expect(await countTowards(db, LIMIT, key)).toBeNull();
});

test('what is kept tells nobody who it was, and goes when its window is over', async () => {
  expect(countKey(' A@Example.org')).toBe(countKey('a@example.org'));
  await countTowards(db, LIMIT, countKey('192.0.2.7'));
  const kept = await db.rateLimit.findMany();
  expect(JSON.stringify(kept.map(({ key }) => key))).not.toMatch(/192|@/);
  expect(await deleteOldCounts(db)).toBe(0);
  expect(await deleteOldCounts(db, Date.now() + 600_001)).toBe(kept.length);
  expect(await db.rateLimit.count()).toBe(0);
});
