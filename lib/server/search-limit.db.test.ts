import { expect, test, vi } from 'vitest';
import { testDatabase } from '@/lib/core/testing/database';
import { countSearch, isSearch } from './search-limit';

const { db } = await testDatabase();

test('searches of an address are counted over all nodes, and those of others apart', async () => {
  vi.stubEnv('PLEDGEBOOK_SEARCHES_PER_MINUTE', '3');
  for (let time = 0; time < 3; time += 1) expect(await countSearch('192.0.2.1')).toBeNull();
  const seconds = await countSearch('192.0.2.1');
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(await countSearch('192.0.2.2')).toBeNull();
  // Of IPv6 a customer has a whole /64.
  for (let time = 0; time < 3; time += 1) expect(await countSearch(`2001:db8::${time}`)).toBeNull();
  expect(await countSearch('2001:db8::ffff')).not.toBeNull();
  const kept = await db.rateLimit.findMany({ where: { key: { startsWith: 'search:' } } });
  expect(kept).toHaveLength(3);
  expect(JSON.stringify(kept.map(({ key }) => key))).not.toContain('192');
  vi.unstubAllEnvs();
});

test('no limit counts nothing', async () => {
  vi.stubEnv('PLEDGEBOOK_SEARCHES_PER_MINUTE', '0');
  for (let time = 0; time < 80; time += 1) expect(await countSearch('192.0.2.9')).toBeNull();
  vi.unstubAllEnvs();
});

test.each([
  ['q=road', true],
  ['page=2&q=', true],
  ['page=2', false],
  ['status=q', false],
])('%s searches: %s', (query, is) => expect(isSearch(query)).toBe(is));
