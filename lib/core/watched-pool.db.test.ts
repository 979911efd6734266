import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { lineTo } from '../../e2e/steps/cut-line';
import { wasRefusedSince } from './database-reach';
import { scratchDatabase } from './testing/database';
import { DatabaseBusyError, WatchedPool } from './watched-pool';

const url = await scratchDatabase('nothing');
const pools: WatchedPool[] = [];

function poolTo(connectionString: string, max: number): WatchedPool {
  const pool = new WatchedPool({ connectionString, max, connectionTimeoutMillis: 400 });
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.end()));
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(10);
}

test('one waits in vain, all others are told at once, and a connection given back ends it', async () => {
  const pool = poolTo(url, 2);
  const held = [await pool.connect(), await pool.connect()];
  const startedAt = performance.now();
  expect(wasRefusedSince(startedAt)).toBe(false);
  await expect(pool.query('SELECT 1')).rejects.toThrow(/timeout/);
  expect(wasRefusedSince(startedAt)).toBe(true);
  expect(pool.stuck).toBe(true);
  const many = await Promise.allSettled(Array.from({ length: 500 }, () => pool.query('SELECT 1')));
  expect(many.every((one) => one.status === 'rejected' && one.reason instanceof DatabaseBusyError)).toBe(
    true,
  );
  // One asks in the place of all.
  expect(pool.waitingCount).toBeLessThanOrEqual(1);
  for (const client of held) client.release();
  await until(() => !pool.stuck);
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

test('a question over a line that went dead is answered with an error once given up, and the next goes over a new one', async () => {
  const line = await lineTo(Number(new URL(url).port));
  const address = new URL(url);
  address.port = String(line.port);
  const pool = poolTo(address.href, 2);
  await pool.query('SELECT 1');
  line.freeze();
  const closeSilent = pool.watchSilence();
  // Asked after the silence was noticed: the pool still takes the connection for a good one.
  const asked = pool.query('SELECT 1');
  const outcome = asked.then(
    () => 'answered',
    () => 'failed',
  );
  line.mend();
  await until(() => pool.idleCount === 0);
  closeSilent();
  expect(await outcome).toBe('failed');
  expect((await pool.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
  await pool.end();
  pools.splice(0);
  await line.close();
});
