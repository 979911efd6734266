import { expect, test } from 'vitest';
import { inTransaction } from './db';
import { RefusedError } from './errors';
import { testDatabase } from './testing/database';

const { db } = await testDatabase();

const account = (name: string) => ({ data: { name, role: 'editor' as const } });
const refusal = { code: 'stale', field: null };

test('what was done is kept, and the value comes out', async () => {
  const result = await inTransaction(db, async (tx) => (await tx.user.create(account('kept'))).name);
  expect(result).toEqual({ ok: true, value: 'kept' });
  expect(await db.user.count({ where: { name: 'kept' } })).toBe(1);
});

test('a refusal takes back what was done before it', async () => {
  const result = await inTransaction(db, async (tx) => {
    await tx.user.create(account('refused'));
    throw new RefusedError([refusal]);
  });
  expect(result).toEqual({ ok: false, refusals: [refusal] });
  expect(await db.user.count({ where: { name: 'refused' } })).toBe(0);
});

test('a refusal inside an open transaction takes back the outer work too', async () => {
  const result = await inTransaction(db, async (tx) => {
    await tx.user.create(account('outer'));
    return inTransaction(tx, () => Promise.reject(new RefusedError([refusal])));
  });
  expect(result).toEqual({ ok: false, refusals: [refusal] });
  expect(await db.user.count({ where: { name: 'outer' } })).toBe(0);
});

test('an unexpected error stays an error, and takes back as well', async () => {
  const work = inTransaction(db, async (tx) => {
    await tx.user.create(account('broken'));
    throw new TypeError('a defect');
  });
  await expect(work).rejects.toThrow('a defect');
  expect(await db.user.count({ where: { name: 'broken' } })).toBe(0);
});

test('what a node held that was lost in the middle of a transaction is given back within minutes', async () => {
  const rows = await db.$queryRaw<{ name: string; setting: string }[]>`SELECT name, setting FROM pg_settings
    WHERE name IN ('idle_in_transaction_session_timeout', 'tcp_keepalives_idle') ORDER BY name`;
  expect(rows).toEqual([
    { name: 'idle_in_transaction_session_timeout', setting: '120000' },
    { name: 'tcp_keepalives_idle', setting: '30' },
  ]);
});
