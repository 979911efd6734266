import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterAll, beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest';
import { everythingIn, makePerson } from '@/lib/core/testing/acting';
import { makeOwnedDatabase } from '@/lib/core/testing/backups';
import { scratchDatabase, testDatabase } from '@/lib/core/testing/database';
import { CHECKOUT } from '../checkout';
import { listenToLedger } from '../listen';
import { readMigrations } from '../migration-files';
import type { Finding } from './finding';
import {
  connectReadOnly,
  lookAtClocks,
  lookAtConnection,
  lookAtMigrations,
  lookAtNotifications,
  lookAtServer,
} from './look-at-database';
import {
  lookAtAccounts,
  lookAtLedger,
  lookAtListeners,
  lookAtSources,
  lookAtSummaries,
} from './look-at-record';

const { db, url } = await testDatabase('catalogue');
const sql = postgres(url, { max: 1, onnotice: () => {} });
const look = connectReadOnly(url);
const folder = mkdtempSync(join(tmpdir(), 'pledgebook-doctor-'));
afterAll(async () => {
  await look.end();
  await sql.end();
  rmSync(folder, { recursive: true, force: true });
});

function brief(findings: readonly Finding[]): string[] {
  return findings.map(({ level, words }) => `${level}: ${words}`);
}

describe('a sound database', () => {
  test('is found sound, and nothing in it is changed by looking', async () => {
    const before = await everythingIn(db);
    const found = [
      ...(await lookAtServer(look)),
      ...(await lookAtMigrations(look)).findings,
      ...(await lookAtClocks(look, true)),
      ...(await lookAtNotifications(url, look)),
      ...(await lookAtListeners(look, false)),
      ...(await lookAtSummaries(look)),
      ...(await lookAtLedger(look, false)),
      ...(await lookAtLedger(look, true)),
    ];
    // The server of the tests is made to be fast.
    const unlike = brief(found).filter((line) => !line.startsWith('ok: '));
    expect(unlike.filter((line) => !line.startsWith('problem: fsync is off'))).toEqual([]);
    expect(found.length).toBeGreaterThan(7);
    expect(await everythingIn(db)).toBe(before);
    await expect(look`create table x (y int)`).rejects.toThrow('read-only transaction');
  });
});

describe('the connection', () => {
  test('that fails is told without its password', async () => {
    const wrong = new URL(url);
    wrong.password = 'hidden-in-words';
    wrong.pathname = '/no_such_database';
    const none = connectReadOnly(wrong.href);
    onTestFinished(() => none.end());
    const found = await lookAtConnection(none, wrong.href);
    expect(found).toMatchObject({ level: 'problem', words: expect.stringContaining('/no_such_database') });
    expect(JSON.stringify(found)).not.toContain('hidden-in-words');
    expect(await lookAtConnection(look, url)).toBeNull();
  });

  test('of an account that may not make anything is told', async () => {
    const owned = await makeOwnedDatabase(inject('postgresUrl'));
    onTestFinished(owned.drop);
    const stranger = await makeOwnedDatabase(inject('postgresUrl'));
    onTestFinished(stranger.drop);
    const as = new URL(stranger.url);
    as.pathname = new URL(owned.url).pathname;
    const there = connectReadOnly(as.href);
    onTestFinished(() => there.end());
    expect(brief(await lookAtServer(there))).toContainEqual(
      'problem: The account does not own the database: it cannot bring it to a new schema.',
    );
  });
});

describe('the schema', () => {
  const files = readMigrations();
  const last = files.at(-1);
  if (!last) throw new Error('there are no migrations');

  test('that is older, newer, changed, half done or not there is told', async () => {
    const brave = { name: '29990101000000_brave', checksum: '0'.repeat(64), sql: '' };
    const pending = await lookAtMigrations(look, [...files, brave]);
    expect(pending.isCurrent).toBe(false);
    expect(brief(pending.findings)).toEqual(['hint: Migrations are waiting: 29990101000000_brave.']);
    const newer = await lookAtMigrations(look, files.slice(0, -1));
    expect(brief(newer.findings)[0]).toMatch(/^problem: .* does not know: /);
    const changed = await lookAtMigrations(look, [...files.slice(0, -1), { ...last, checksum: '1' }]);
    expect(brief(changed.findings)[0]).toMatch(/^problem: .* has changed/);
    await sql`update _prisma_migrations set finished_at = null where migration_name = ${last.name}`;
    const half = await lookAtMigrations(look);
    await sql`update _prisma_migrations set finished_at = now() where migration_name = ${last.name}`;
    expect(brief(half.findings)).toEqual([
      `problem: The migration ${last.name} was begun by another tool and never finished.`,
    ]);
    const empty = connectReadOnly(await scratchDatabase('nothing'));
    onTestFinished(() => empty.end());
    expect(brief((await lookAtMigrations(empty)).findings)).toEqual(['hint: The database is empty.']);
  });
});

describe('clocks and notifications', () => {
  test('clocks that differ, and a time zone that nobody knows, are told', async () => {
    expect(brief(await lookAtClocks(look, false, () => Date.now() + 10_000))[0]).toMatch(
      /^hint: .* seconds apart/,
    );
    expect(brief(await lookAtClocks(look, false, () => Date.now() - 90_000))[0]).toMatch(
      /^problem: .* seconds apart/,
    );
    const [row] = await sql<{ timezone: string }[]>`select timezone from programme`;
    await sql`update programme set timezone = 'Asia/Nowhere'`;
    onTestFinished(async () => {
      await sql`update programme set timezone = ${row?.timezone ?? ''}`;
    });
    expect(brief(await lookAtClocks(look, true))).toEqual([
      'problem: The database does not know the time zone Asia/Nowhere.',
      'problem: Node.js does not know the time zone Asia/Nowhere.',
    ]);
  });

  test('a notification that does not arrive is told', async () => {
    // As behind a pooler that shares connections: what is sent goes elsewhere than what listens.
    const elsewhere = connectReadOnly(await scratchDatabase('nothing'));
    onTestFinished(() => elsewhere.end());
    expect(brief(await lookAtNotifications(url, elsewhere, 300))[0]).toMatch(/^problem: None arrived/);
    const wrong = new URL(url);
    wrong.pathname = '/no_such_database';
    expect(brief(await lookAtNotifications(wrong.href, look))[0]).toMatch(
      /^problem: They could not be tried/,
    );
  });

  test('a site that runs and listens elsewhere is told', async () => {
    expect(brief(await lookAtListeners(look, true))[0]).toMatch(/^problem: The site runs, and none/);
    onTestFinished(await listenToLedger(url));
    expect(brief(await lookAtListeners(look, true))).toEqual(['ok: 1 process listens for publications.']);
  });
});

describe('accounts', () => {
  test('are told where nobody can keep the site, or anybody with a password could', async () => {
    expect(brief(await lookAtAccounts(look))).toEqual(['hint: There is no administrator who can sign in.']);
    const { id } = await makePerson(db, 'admin', 'admin');
    await sql`update programme set review_policy = 'two_people'`;
    expect(brief(await lookAtAccounts(look))).toEqual([
      'hint: 1 of 1 administrators have no second factor.',
      'problem: A programme needs two people for each figure, and there is one account.',
    ]);
    await db.secondFactor.create({
      data: { userId: id, sealedSecret: 'x', startedAt: new Date(), confirmedAt: new Date(), lastStep: 1 },
    });
    await makePerson(db, 'editor', 'editor');
    expect(brief(await lookAtAccounts(look))).toEqual([
      'ok: 2 can sign in, 1 of them as administrators, all with a second factor.',
    ]);
  });
});

describe('the record', () => {
  const inUndone = async (change: string, work: () => Promise<void>) => {
    await sql.unsafe(
      `ALTER TABLE ledger_entry DISABLE TRIGGER USER; ALTER TABLE figure DISABLE TRIGGER USER`,
    );
    await sql.unsafe(change);
    await work();
  };
  /** Each test spoils a copy of its own. */
  let copy: postgres.Sql;
  beforeEach(async () => {
    copy = connectReadOnly(url);
    onTestFinished(() => copy.end());
  });

  test('summaries of another version of the method are told', async () => {
    await sql`update target_summary set method_version = 0 where target_id in (select target_id from target_summary limit 3)`;
    expect(brief(await lookAtSummaries(copy))[0]).toMatch(/^problem: 3 of \d+ are of another version/);
    await sql`update target_summary set method_version = 1`;
  });

  test('sources that are not visited any more, or cannot be, are told', async () => {
    const now = new Date('2026-11-22T12:00:00Z');
    expect(brief(await lookAtSources(copy, 0, now))[0]).toMatch(/^ok: .* only by the command/);
    expect(brief(await lookAtSources(copy, 24, now))).toEqual(['hint: They were never visited.']);
    const visit = (at: string, isDiscarded: boolean) => sql`
      insert into source_run (started_at, finished_at, visits, is_discarded) values (${at}, ${at}, 3, ${isDiscarded})`;
    await visit('2026-11-18T12:00:00Z', false);
    expect(brief(await lookAtSources(copy, 24, now))[0]).toMatch(
      /^hint: They were last visited 96 hours ago/,
    );
    await visit('2026-11-22T09:00:00Z', false);
    expect(brief(await lookAtSources(copy, 24, now))).toEqual(['ok: They were visited 3 hours ago.']);
    await visit('2026-11-22T11:00:00Z', true);
    expect(brief(await lookAtSources(copy, 24, now))[0]).toMatch(/^hint: At the last visit not one answered/);
  });

  test('a figure that the ledger does not tell of is told', async () => {
    await inUndone(
      `UPDATE figure SET published_at = NULL, state = 'draft' WHERE id = (SELECT id FROM figure WHERE published_at IS NOT NULL LIMIT 1)`,
      async () => {
        expect(brief(await lookAtLedger(copy, false))).toEqual([
          expect.stringMatching(/^problem: 56 figures are published, and the ledger tells of 57/),
        ]);
      },
    );
  });

  test('an entry that was changed is told, near the end at once and anywhere by a full look', async () => {
    await inUndone(`UPDATE ledger_entry SET content = content || '{"x": 1}' WHERE seq = 290`, async () => {
      const words = 'problem: The ledger is broken at entry 290';
      expect(brief(await lookAtLedger(copy, false))[0]).toContain(words);
      expect(brief(await lookAtLedger(copy, true))[0]).toContain(words);
    });
  });
});

test('the whole command, on a database with something wrong', { timeout: 120_000 }, async () => {
  const { PATH = '' } = process.env;
  const settings = {
    PATH,
    DATABASE_URL: url,
    PLEDGEBOOK_DATA: join(folder, 'none'),
    PORT: '65000',
    SMPT_URL: 'x',
  };
  const env = { ...settings, NODE_ENV: 'production' as const };
  const answer = await promisify(execFile)(process.execPath, ['lib/server/doctor.mjs', '--json'], {
    cwd: CHECKOUT,
    env,
  })
    .then(({ stdout }) => ({ code: 0, stdout }))
    .catch(({ code, stdout }) => ({ code, stdout }));
  expect(answer.code).toBe(1);
  const { findings } = JSON.parse(answer.stdout) as { findings: Finding[] };
  const problems = brief(findings.filter(({ level }) => level === 'problem'));
  expect(problems).toContainEqual('problem: SMPT_URL in the environment is no setting; SMTP_URL is.');
  expect(problems).toContainEqual(expect.stringContaining('The ledger is broken at entry 290'));
  expect(findings.map(({ about }) => about)).toEqual(
    expect.arrayContaining([
      'Node.js',
      'packages',
      'settings',
      'build',
      'site',
      'schema',
      'clocks',
      'notifications',
      'accounts',
    ]),
  );
  expect(answer.stdout).not.toContain(new URL(url).password);
  expect(readdirSync(folder)).toEqual([]);
});
