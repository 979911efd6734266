import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { GET as getFile } from '@/app/export/[programme]/[file]/route';
import { disconnect } from '@/lib/core/db';
import { makePerson } from '@/lib/core/testing/acting';
import { makeOwnedDatabase, rowsOf, schemaOf, sourceOf } from '@/lib/core/testing/backups';
import { scratchDatabase, testDatabase } from '@/lib/core/testing/database';
import { BACKGROUND_PROGRAMME, background, must } from '@/lib/core/testing/figure-stages';
import { publishFigure } from '@/lib/figures/mutations';
import { DOWNLOAD_NAMES } from '@/lib/snapshots/downloads';
import { writeOwnFile } from './backups/backup-file';
import { openBackup } from './backups/read-backup';
import { writeBackup } from './backups/write-backup';
import { CHECKOUT, projectFile } from './checkout';
import { startEmbeddedPostgres } from './embedded-postgres';
import { migrate } from './migrate';
import { readMigrations } from './migration-files';

const { db, url } = await testDatabase('catalogue');
const older = await scratchDatabase('nothing');
const folder = mkdtempSync(join(tmpdir(), 'pledgebook-restore-'));
// The embedded database may run as an account of its own, which has to get through.
chmodSync(folder, 0o711);
const SECRET = 'the secret of the site that is backed up';
let own: Awaited<ReturnType<typeof makeOwnedDatabase>>;
beforeAll(async () => {
  own = await makeOwnedDatabase(inject('postgresUrl'));
});
afterAll(async () => {
  await own.drop();
  rmSync(folder, { recursive: true, force: true });
});

const run = promisify(execFile);
/** Runs a command of the package as an operator does; the settings are these alone. */
async function command(script: string, args: readonly string[], settings: Record<string, string>) {
  const { PATH = '' } = process.env;
  const env = { PATH, NODE_ENV: 'production' as const, PLEDGEBOOK_DATA: join(folder, 'data'), ...settings };
  const entry = ['--import', 'tsx', projectFile(`lib/server/${script}.ts`)];
  return run(process.execPath, [...entry, ...args], { cwd: CHECKOUT, env })
    .then(({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }))
    .catch(({ code, stdout, stderr }) => ({ code, text: `${stdout}${stderr}` }));
}

/** Every download of the programme as the site with that database would answer. */
async function downloadsOf(databaseUrl: string): Promise<Record<string, string>> {
  await disconnect();
  process.env.DATABASE_URL = databaseUrl;
  try {
    const all: Record<string, string> = {};
    for (const file of DOWNLOAD_NAMES) {
      const request = new Request(`http://localhost:3000/export/${BACKGROUND_PROGRAMME}/${file}`);
      const params = Promise.resolve({ programme: BACKGROUND_PROGRAMME, file });
      const answer = await getFile(request, { params });
      expect(answer.status).toBe(200);
      all[file] = await answer.text();
    }
    return all;
  } finally {
    await disconnect();
    process.env.DATABASE_URL = url;
  }
}

describe('a site that is backed up while it is written to', () => {
  test('comes back on an embedded database, and from there on a server of its own, to the byte', {
    timeout: 600_000,
  }, async () => {
    const editor = await makePerson(db, 'editor', 'editor');
    const first = join(folder, 'first.zip');
    const taking = command('backup', ['--to', first], { DATABASE_URL: url, NEXTAUTH_SECRET: SECRET });
    let isTaken = false;
    taking.finally(() => {
      isTaken = true;
    });
    let published = 0;
    while (!isTaken) {
      await must(publishFigure(db, editor, background()));
      published += 1;
    }
    expect(published).toBeGreaterThan(3);
    expect(await taking).toMatchObject({
      code: 0,
      text: expect.stringContaining(`were written to ${first}`),
    });
    expect((await taking).text).toContain('NEXTAUTH_SECRET is not in it');

    const data = join(folder, 'embedded');
    const restored = await command('restore', [first, '--into', data], {});
    expect(restored.text).toContain('Done: everything is restored and verified.');
    expect(restored.code).toBe(0);
    expect(restored.text).toContain('no session key here yet');

    const second = join(folder, 'second.zip');
    expect(await command('backup', ['--to', second], { PLEDGEBOOK_DATA: data })).toMatchObject({ code: 0 });
    const moved = await command('restore', [second, '--into', own.url], {});
    expect(moved).toMatchObject({ code: 0 });

    const server = await startEmbeddedPostgres({ dataDir: data, isChosen: true });
    const there = await downloadsOf(server.url).finally(() => server.stop());
    expect(await downloadsOf(own.url)).toEqual(there);
    // What was published while the backup was taken is in it up to one moment, and nothing of it twice or in part.
    const now = await downloadsOf(url);
    const lines = there['ledger.ndjson'] ?? '';
    expect(lines.length).toBeGreaterThan(100_000);
    expect(now['ledger.ndjson']?.startsWith(lines)).toBe(true);
    expect(now['pledges.csv']).toBe(there['pledges.csv']);
    // A row of a figure ends with its moment of publication and so on, and stays as it is: those after it are new.
    const figures = (text = '') => text.trimEnd().split('\r\n');
    expect(figures(now['figures.csv'])).toEqual(expect.arrayContaining(figures(there['figures.csv'])));
    expect(figures(there['figures.csv'])).toHaveLength(lines.split('"kind":"figure_published"').length);
  });

  test('a second restore into it is refused, and so is wrong usage', { timeout: 300_000 }, async () => {
    const again = await command('restore', [join(folder, 'first.zip'), '--into', own.url], {});
    expect(again).toMatchObject({ code: 1, text: expect.stringContaining('The database is not empty') });
    expect(await command('restore', [], {})).toMatchObject({ code: 2 });
    expect(await command('restore', [join(folder, 'first.zip'), '--check'], {})).toMatchObject({
      code: 0,
      text: expect.stringContaining('The file is whole.'),
    });
  });

  test('nobody stays signed in, no link stays open, and no cached page is taken for a present one', async () => {
    const there = postgres(own.url, { max: 1 });
    const [people] = await there`SELECT min(session_version) > 1000 AS jumped FROM user_account`;
    const [edition] = await there`SELECT number > 1000000000000 AS jumped FROM public_edition`;
    await there.end();
    expect([people, edition]).toEqual([{ jumped: true }, { jumped: true }]);
  });
});

test('a backup of an older version is brought to this one', { timeout: 300_000 }, async () => {
  const files = readMigrations();
  const last = files.at(-1);
  const shorter = join(folder, 'migrations');
  mkdirSync(shorter);
  for (const { name } of files.slice(0, -1)) {
    cpSync(projectFile(`prisma/migrations/${name}`), join(shorter, name), { recursive: true });
  }
  expect(readdirSync(shorter)).not.toContain(last?.name);
  await migrate(older, { folder: shorter });
  const sql = postgres(older, { max: 1, onnotice: () => {} });
  const [link] = await sql`
    WITH made AS (INSERT INTO user_account (name, role, password_hash, email)
      VALUES ('A', 'admin', 'x', 'a@example.org') RETURNING id)
    INSERT INTO password_link (token_hash, user_id, created_at, expires_at)
      SELECT repeat('a', 64), id, now(), now() + interval '1 day' FROM made RETURNING revoked_at`;
  expect(link).toEqual({ revoked_at: null });
  const file = join(folder, 'older.zip');
  await writeOwnFile(file, (output) => writeBackup(sourceOf(older), output));
  const backup = await openBackup(file);
  backup.close();
  expect(backup.manifest.migrations.map(({ name }) => name)).not.toContain(last?.name);

  const target = await makeOwnedDatabase(inject('postgresUrl'));
  try {
    const restored = await command('restore', [file], { DATABASE_URL: target.url, NEXTAUTH_SECRET: SECRET });
    expect(restored).toMatchObject({ code: 0 });
    expect(restored.text).toContain(`Applying the migration ${last?.name}.`);
    expect(restored.text).toContain('1 link to a new password and 0 invitations that were open are closed');
    expect(await schemaOf(target.url)).toEqual(await schemaOf(url));
    const rows = await rowsOf(target.url);
    expect(rows._prisma_migrations).toHaveLength(files.length);
    expect(rows._prisma_migrations).toEqual(
      expect.arrayContaining((await rowsOf(older))._prisma_migrations ?? []),
    );
    expect(rows.password_link?.[0]).not.toMatch(/,\)$/);
  } finally {
    await target.drop();
    await sql.end();
  }
});
