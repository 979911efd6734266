import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { scratchDatabase } from '@/lib/core/testing/database';
import { migrate } from './migrate';

const url = await scratchDatabase('nothing');
const folder = mkdtempSync(join(tmpdir(), 'pledgebook-migrations-'));
const sql = postgres(url, { max: 1, onnotice: () => {} });
afterAll(async () => {
  await sql.end();
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), text);
}

test('several nodes at once apply each migration once, with functions and several statements in it', async () => {
  write('1_a', 'CREATE TABLE a (x int); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;');
  write('2_b', 'INSERT INTO a VALUES (1);');
  const applied = await Promise.all([1, 2, 3].map(() => migrate(url, { folder })));
  expect(applied.flat().sort()).toEqual(['1_a', '2_b']);
  expect(await sql`select x, f() from a`).toEqual([{ x: 1, f: 1 }]);
});

test('is noted as Prisma notes it', async () => {
  const rows = await sql`
    select migration_name, length(checksum) as digits, finished_at >= started_at as finished, rolled_back_at, applied_steps_count
    from _prisma_migrations order by migration_name`;
  const noted = { digits: 64, finished: true, rolled_back_at: null, applied_steps_count: 1 };
  expect([...rows]).toEqual([
    { migration_name: '1_a', ...noted },
    { migration_name: '2_b', ...noted },
  ]);
});

test('a migration that fails leaves nothing behind and can be mended', async () => {
  write('3_c', 'CREATE TABLE c (x int); SELECT 1 / 0;');
  await expect(migrate(url, { folder })).rejects.toThrow('3_c failed and was undone: division by zero');
  expect(await sql`select to_regclass('c') as found`).toEqual([{ found: null }]);
  write('3_c', 'CREATE TABLE c (x int);');
  expect(await migrate(url, { folder })).toEqual(['3_c']);
});
