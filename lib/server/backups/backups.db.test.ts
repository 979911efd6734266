import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import {
  createWriteStream,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { HeldOutput, makeOwnedDatabase, rowsOf, schemaOf, sourceOf } from '@/lib/core/testing/backups';
import { scratchDatabase } from '@/lib/core/testing/database';
import { readMigrations } from '../migration-files';
import { writeOwnFile } from './backup-file';
import { connectForCopy } from './copy-table';
import { loadBackup } from './load-backup';
import { type OpenBackup, openBackup } from './read-backup';
import { migrationsOf } from './restore-backup';
import { RowSums } from './row-sums';
import { type WrittenBackup, writeBackup } from './write-backup';

// Each restore applies all migrations, on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const url = await scratchDatabase('catalogue');
const sql = postgres(url, { max: 2, onnotice: () => {} });
const folder = mkdtempSync(join(tmpdir(), 'pledgebook-backups-'));
const file = join(folder, 'site.zip');
let written: WrittenBackup;

/** Values that a careless form of text would lose or change. */
const HARD = ['', '\\N', '\\.', 'a\tb\nc\rd\\e', 'Қазақстан “€” 🏗', '"quoted", \'so\'', ' blank '];

beforeAll(async () => {
  for (const name of HARD) {
    await sql`INSERT INTO user_account (name, role, password_hash, email)
      VALUES (${name}, 'editor', ${name}, ${`${randomUUID()}@example.org`})`;
  }
  await sql`INSERT INTO sign_in (at, outcome, address) SELECT now(), 'unknown_email', '::1' FROM generate_series(1, 7)`;
  const [person] = await sql<{ id: string }[]>`SELECT id FROM user_account WHERE email IS NOT NULL LIMIT 1`;
  const [programme] = await sql<{ id: string }[]>`SELECT id FROM programme`;
  if (!person || !programme) throw new Error('The catalogue is not loaded');
  const [kept] = await sql<{ id: string }[]>`
    INSERT INTO figure_import (programme_id, actor_id, file_name, started_at, touched_at)
    VALUES (${programme.id}, ${person.id}, 'a.csv', now(), now()) RETURNING id`;
  await sql`INSERT INTO figure_import_part VALUES (${kept?.id ?? ''}, 0, ${randomBytes(100_000)})`;
  written = await writeOwnFile(file, (output) => writeBackup(sourceOf(url), output));
});
afterAll(async () => {
  await sql.end();
  rmSync(folder, { recursive: true });
});

async function opened(path = file): Promise<OpenBackup> {
  const backup = await openBackup(path);
  onTestFinished(() => backup.close());
  return backup;
}

/** An empty database for one test. */
async function emptyDatabase(): Promise<string> {
  const made = await makeOwnedDatabase(inject('postgresUrl'));
  onTestFinished(made.drop);
  return made.url;
}

async function loadInto(target: string, backup: OpenBackup): Promise<string[]> {
  const client = await connectForCopy(target, 'test');
  try {
    return await loadBackup({
      client,
      backup,
      migrations: migrationsOf(backup.manifest),
      tell: () => {},
      tellIndex: () => {},
    });
  } finally {
    await client.end();
  }
}

describe('a backup', () => {
  test('is a file for its owner alone, with every table of the database and nothing half-written beside it', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['site.zip']);
    const tables = await sql<{ name: string }[]>`
      SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename COLLATE "C"`;
    expect(tables.length).toBeGreaterThan(40);
    const { manifest } = await opened();
    expect(manifest).toEqual(written.manifest);
    expect(manifest.tables.map(({ name }) => name).toSorted()).toEqual(tables.map(({ name }) => name));
    expect(manifest.migrations.map(({ name }) => name)).toEqual(readMigrations().map(({ name }) => name));
    const [head] = await sql`SELECT seq::text, hash FROM ledger_entry ORDER BY ledger_entry.seq DESC LIMIT 1`;
    expect(manifest.ledger).toEqual(head);
    expect(manifest.tables.find(({ name }) => name === 'user_account')?.rows).toBeGreaterThan(HARD.length);
  });

  test('loads into an empty database of an account without other rights: same schema, rows and sequences', async () => {
    const target = await emptyDatabase();
    expect(await loadInto(target, await opened())).toEqual([]);
    expect(await schemaOf(target)).toEqual(await schemaOf(url));
    const rows = await rowsOf(target);
    expect(rows).toEqual(await rowsOf(url));
    expect(rows.sign_in_id_seq).toEqual(['7 t']);
    // The next row gets the next number, and what watches over rows watches again.
    const there = postgres(target, { max: 1 });
    onTestFinished(() => there.end());
    const [next] = await there`
      INSERT INTO sign_in (at, outcome, address) VALUES (now(), 'unknown_email', '::1') RETURNING id::int`;
    expect(next).toEqual({ id: 8 });
    await expect(there`DELETE FROM ledger_entry`).rejects.toThrow('what was published stays');
    await expect(there`UPDATE sign_in SET user_id = ${randomUUID()}`).rejects.toThrow('sign_in_user_id_fkey');
  });

  test('holds a table that nobody told it of; the restore leaves out what is none of its own and says so', async () => {
    await sql`CREATE TABLE "own ""notes""/x" (id bigserial PRIMARY KEY, "a b" text, twice int GENERATED ALWAYS AS (2) STORED)`;
    onTestFinished(async () => {
      await sql`DROP TABLE "own ""notes""/x"`;
    });
    await sql`INSERT INTO "own ""notes""/x" ("a b") VALUES ('kept'), (NULL)`;
    const path = join(folder, 'notes.zip');
    await writeOwnFile(path, (output) => writeBackup(sourceOf(url), output));
    const backup = await opened(path);
    const table = backup.manifest.tables.find(({ name }) => name === 'own "notes"/x');
    if (!table) throw new Error('the table is not in the backup');
    expect(table.columns.map(({ name }) => name)).toEqual(['id', 'a b']);
    expect(Buffer.concat(await (await backup.read(table)).toArray()).toString()).toBe('1\tkept\n2\t\\N\n');
    const target = await emptyDatabase();
    expect(await loadInto(target, backup)).toEqual(['own "notes"/x']);
  });

  test('is of one moment, and whoever writes meanwhile does not wait for it', async () => {
    const before = await rowsOf(url);
    const output = new HeldOutput();
    const taking = writeBackup(sourceOf(url), output);
    await output.begun;
    const [row] = await sql<{ locks: string[] }[]>`
      SELECT array_agg(DISTINCT mode) AS locks FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE a.application_name = 'pledgebook backup' AND locktype = 'relation' AND a.datname = current_database()`;
    expect(row?.locks).toEqual(['AccessShareLock']);
    await sql`UPDATE user_account SET name = name || '!' WHERE email IS NOT NULL`;
    await sql`INSERT INTO sign_in (at, outcome, address) VALUES (now(), 'unknown_email', '::2')`;
    output.release();
    await taking;
    const path = join(folder, 'moment.zip');
    writeFileSync(path, Buffer.concat(output.pieces));
    const target = await emptyDatabase();
    await loadInto(target, await opened(path));
    const { user_account, sign_in } = await rowsOf(target);
    expect({ user_account, sign_in }).toEqual({ user_account: before.user_account, sign_in: before.sign_in });
    expect((await rowsOf(url)).user_account).not.toEqual(before.user_account);
  });

  test('that cannot be written leaves no file and no connection behind', async () => {
    const path = join(folder, 'full.zip');
    const full = async () =>
      writeOwnFile(path, async (output) => {
        output.destroy();
        const disk = new Writable({
          write: (_piece, _encoding, done) => done(Object.assign(new Error('write'), { code: 'ENOSPC' })),
        });
        return writeBackup(sourceOf(url), disk);
      });
    await expect(full()).rejects.toThrow(`There is no room for ${path}.`);
    expect(readdirSync(folder).filter((name) => name.startsWith('full'))).toEqual([]);
    const left = () => sql`SELECT pid FROM pg_stat_activity
      WHERE application_name = 'pledgebook backup' AND datname = current_database()`;
    await expect.poll(left, { timeout: 30_000 }).toHaveLength(0);
    await expect(writeOwnFile(file, async () => {})).rejects.toThrow('is there already');
  });

  test('of a database that is none of Pledgebook is refused in words', async () => {
    const output = createWriteStream('/dev/null');
    await expect(writeBackup(sourceOf(await emptyDatabase()), output)).rejects.toThrow(
      'no table _prisma_migrations',
    );
    output.destroy();
  });
});

describe('a restore', () => {
  test('refuses a file with any byte changed, at the end or the beginning or anywhere, and one that was cut off', async () => {
    const whole = readFileSync(file);
    const path = join(folder, 'damaged.zip');
    const places = [0, 1, 30, whole.length - 1, whole.length - 65, whole.length - 90];
    for (let count = 0; count < 150; count += 1) places.push(randomInt(whole.length));
    for (const at of places) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << randomInt(8));
      writeFileSync(path, damaged);
      await expect(openBackup(path), `byte ${at}`).rejects.toThrow('damaged or incomplete');
    }
    for (const length of [0, 1, 64, 65, whole.length - 1, whole.length - 64, randomInt(whole.length)]) {
      writeFileSync(path, whole.subarray(0, length));
      await expect(openBackup(path), `length ${length}`).rejects.toThrow('damaged or incomplete');
    }
    await expect(openBackup(join(folder, 'nowhere.zip'))).rejects.toThrow('there is no such file');
  });

  test('refuses a database that has anything in it, and leaves it as it was', async () => {
    const target = await emptyDatabase();
    const there = postgres(target, { max: 1 });
    onTestFinished(() => there.end());
    await there`CREATE TABLE something (x int)`;
    await expect(loadInto(target, await opened())).rejects.toThrow('is not empty: it has something.');
    expect(Object.keys(await rowsOf(target))).toEqual(['something']);
  });

  test.each([
    ['rows that are not those of the manifest', 'pledge', true, /What stands in the file of pledge/],
    ['rows that point at nothing', 'user_account', false, /violates foreign key constraint/],
    ['rows that a check refuses', 'programme', false, /programme cannot be loaded: .*programme_slug_check/],
  ])('keeps nothing where the file has %s', async (_, name, keepsManifest, words) => {
    const backup = await opened();
    const text = name === 'programme' ? await changedProgramme(backup) : '';
    const sums = new RowSums();
    sums.update(Buffer.from(text));
    const forged: OpenBackup = {
      ...backup,
      manifest: {
        ...backup.manifest,
        tables: backup.manifest.tables.map((table) =>
          table.name === name && !keepsManifest ? { ...table, ...sums.facts() } : table,
        ),
      },
      read: (table) =>
        table.name === name ? Promise.resolve(Readable.from([Buffer.from(text)])) : backup.read(table),
    };
    const target = await emptyDatabase();
    await expect(loadInto(target, forged)).rejects.toThrow(words);
    expect(await rowsOf(target)).toEqual({});
    expect(await schemaOf(target)).toEqual([]);
  });

  test('refuses a backup with a migration that this version does not know', async () => {
    const { manifest } = await opened();
    const next = { name: '29990101000000_flying', checksum: '0'.repeat(64) };
    expect(() => migrationsOf({ ...manifest, migrations: [...manifest.migrations, next] })).toThrow(
      /newer version of Pledgebook \(0\.0\.0\).*29990101000000_flying/,
    );
    const [first, ...others] = manifest.migrations;
    const changed = [{ name: first?.name ?? '', checksum: '0'.repeat(64) }, ...others];
    expect(() => migrationsOf({ ...manifest, migrations: changed })).toThrow(/has changed/);
  });
});

async function changedProgramme(backup: OpenBackup): Promise<string> {
  const table = backup.manifest.tables.find(({ name }) => name === 'programme');
  if (!table) throw new Error('there is no programme');
  const text = Buffer.concat(await (await backup.read(table)).toArray()).toString();
  return text.replace('\tfair-kazakhstan-2022\t', '\tNot A Slug\t');
}
