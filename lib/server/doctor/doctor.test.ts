import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { env, SETTING_NAMES } from '@/lib/core/env';
import { startMailServer, startSilentServer } from '@/lib/core/testing/mail-server';
import { CHECKOUT } from '../checkout';
import { postgresPackage } from '../postgres-runtime';
import { type Finding, findingText, summaryText } from './finding';
import { serverFindings } from './look-at-database';
import { lookAtEmbedded, ownerFindings } from './look-at-embedded';
import { lookAtBackups, lookAtDataFolder, lookAtSecretFiles, lookAtSpace } from './look-at-files';
import { lookAtMail, lookAtProvider } from './look-at-services';
import { lookAtNames, lookAtSettings } from './look-at-settings';
import { lookAtPort, lookAtPublicAddress } from './look-at-site';

const folder = mkdtempSync(join(tmpdir(), 'pledgebook-doctor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `problem: the beginning of its words`, one line a finding. */
function brief(findings: readonly Finding[]): string[] {
  return findings.map(({ level, words }) => `${level}: ${words}`);
}

function inFolder(name: string): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}

describe('names of settings', () => {
  test('those that exist are left alone, and so is what belongs to others', () => {
    expect(
      lookAtNames(SETTING_NAMES, [...SETTING_NAMES, 'POSTGRES_PASSWORD'], ['PATH', 'HOME', 'NEXTAUTH_URL']),
    ).toEqual([]);
  });

  test('a misspelt one is told with the right one, in the file and in the environment', () => {
    expect(brief(lookAtNames(SETTING_NAMES, ['PLEDGEBOK_URL', 'SMPT_URL'], ['DATABASE_ULR']))).toEqual([
      'problem: PLEDGEBOK_URL in .env is no setting; PLEDGEBOOK_URL is.',
      'problem: SMPT_URL in .env is no setting; SMTP_URL is.',
      'problem: DATABASE_ULR in the environment is no setting; DATABASE_URL is.',
    ]);
  });

  test('one that is like none is a hint where it must be meant for the site', () => {
    expect(brief(lookAtNames(SETTING_NAMES, ['FLYING'], ['PLEDGEBOOK_FLYING', 'ELSE']))).toEqual([
      'hint: FLYING in .env is no setting of this version.',
      'hint: PLEDGEBOOK_FLYING in the environment is no setting of this version.',
    ]);
  });
});

describe('settings', () => {
  const GOOD = {
    PLEDGEBOOK_URL: 'https://pledges.example.org',
    PLEDGEBOOK_PROXIES: '1',
    PLEDGEBOOK_OPERATOR: 'A newsroom',
    PLEDGEBOOK_CONTACT: 'a@example.org',
    NEXTAUTH_SECRET: 'f81d4fae7dec11d0a76500a0c91e6bf6d0c2a9b4',
    DATABASE_URL: 'postgresql://pledges:kT9vQx2mLr7w@db.example.org/pledges',
  };

  test('good ones are all right', () => {
    expect(brief(lookAtSettings(env(GOOD)))).toEqual(['ok: They are complete and fit together.']);
    expect(brief(lookAtSettings(env({})))).toEqual(['ok: They are complete and fit together.']);
  });

  test.each([
    [{ PLEDGEBOOK_PROXIES: '0' }, 'problem: PLEDGEBOOK_URL is https'],
    [
      { PLEDGEBOOK_URL: 'http://pledges.example.org' },
      'problem: PLEDGEBOOK_URL is http://pledges.example.org: passwords',
    ],
    [{ PLEDGEBOOK_OPERATOR: '' }, 'hint: The statements'],
    [{ NEXTAUTH_SECRET: 'change-me-change-me-change-me-change-me' }, 'problem: NEXTAUTH_SECRET looks'],
    [{ NEXTAUTH_SECRET: 'a'.repeat(40) }, 'problem: NEXTAUTH_SECRET looks'],
    [{ NEXTAUTH_SECRET: '' }, 'hint: NEXTAUTH_SECRET is not set'],
    [
      { DATABASE_URL: 'postgresql://pledges@db.example.org/pledges' },
      'problem: DATABASE_URL has no password',
    ],
    [
      { DATABASE_URL: 'postgresql://p:postgres@db.example.org/pledges' },
      'problem: DATABASE_URL has no password',
    ],
    [{ PLEDGEBOOK_CLOCK: '2026-11-21T12:00:00Z' }, 'problem: PLEDGEBOOK_CLOCK'],
    [{ PLEDGEBOOK_SOURCES_ALLOW_PRIVATE: '1' }, 'hint: PLEDGEBOOK_SOURCES_ALLOW_PRIVATE'],
    [{ LOG_LEVEL: 'trace' }, 'hint: LOG_LEVEL is trace'],
  ])('%j is told', (changed, words) => {
    const found = brief(lookAtSettings(env({ ...GOOD, ...changed })));
    expect(found).toEqual([expect.stringContaining(words)]);
  });

  test('mail and a provider need the public address', () => {
    const settings = env({
      SMTP_URL: 'smtps://mail.example.org',
      MAIL_FROM: 'a@example.org',
      OIDC_ISSUER: 'https://login.example.org',
      OIDC_CLIENT_ID: 'a',
      OIDC_CLIENT_SECRET: 'b',
    });
    expect(brief(lookAtSettings(settings))).toEqual([
      expect.stringContaining('problem: SMTP_URL is set and PLEDGEBOOK_URL is not'),
      expect.stringContaining('problem: OIDC_ISSUER is set and PLEDGEBOOK_URL is not'),
    ]);
  });
});

describe('files', () => {
  test('a secret that others can read is told', () => {
    const path = join(inFolder('secrets'), 'session-secret');
    const file = join(inFolder('secrets'), '.env');
    for (const one of [path, file]) writeFileSync(one, 'x', { mode: 0o600 });
    expect(brief(lookAtSecretFiles([path, file, join(folder, 'none')]))).toEqual([
      'ok: Only their owner can read them.',
    ]);
    for (const one of [path, file]) chmodSync(one, 0o640);
    expect(brief(lookAtSecretFiles([path, file]))).toEqual([
      `problem: Others on this machine can read ${path}.`,
      `hint: Others on this machine can read ${file}.`,
    ]);
  });

  test('a data folder that is missing or open to others is told', () => {
    const path = inFolder('data');
    expect(lookAtDataFolder(join(folder, 'missing'))[0]?.level).toBe('hint');
    chmodSync(path, 0o711);
    expect(lookAtDataFolder(path)[0]?.level).toBe('ok');
    chmodSync(path, 0o777);
    expect(brief(lookAtDataFolder(path))).toEqual([`problem: Others on this machine can write to ${path}.`]);
  });

  test('little room is a hint, hardly any a problem', () => {
    const levels = [10_000_000_000, 1_000_000_000, 1_000_000].map(
      (free) => lookAtSpace(folder, free)[0]?.level,
    );
    expect(levels).toEqual(['ok', 'hint', 'problem']);
    expect(lookAtSpace(folder)[0]?.words).toMatch(/ are free on the disk of /);
  });

  test('no backup, and an old one, are told', () => {
    const data = inFolder('kept');
    const now = new Date('2026-11-22T12:00:00Z');
    expect(lookAtBackups(data, now)[0]?.words).toMatch(/^There is none/);
    const path = join(inFolder('kept/backups'), 'pledgebook-20261110-040000.zip');
    writeFileSync(path, '');
    utimesSync(path, now, new Date('2026-11-10T04:00:00Z'));
    writeFileSync(`${path}.12.part`, '');
    expect(brief(lookAtBackups(data, now))).toEqual([expect.stringMatching(/^hint: .* is 12 days old\.$/)]);
    utimesSync(path, now, new Date('2026-11-20T04:00:00Z'));
    expect(brief(lookAtBackups(data, now))).toEqual([expect.stringMatching(/^ok: .* is 2 days old\.$/)]);
  });
});

describe('the embedded database', () => {
  const major = postgresPackage().version.split('.')[0] ?? '';

  function cluster(name: string, version: string): string {
    const data = inFolder(`${name}/postgres`);
    writeFileSync(join(data, 'PG_VERSION'), `${version}\n`);
    chmodSync(data, 0o700);
    // Root gives it to somebody, as a start would.
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'nobody', data]);
    return dirname(data);
  }

  test('that is not there, or does not run, is a hint', () => {
    expect(brief(lookAtEmbedded(inFolder('none')).findings)).toEqual(['hint: There is none yet.']);
    const found = lookAtEmbedded(cluster('still', major));
    expect(found.url).toBeNull();
    expect(brief(found.findings)).toEqual(['hint: It does not run, so nothing inside it was looked at.']);
  });

  test('another version, open folders, a stale pid file and a half database are told', () => {
    const other = cluster('other', '15');
    expect(brief(lookAtEmbedded(other).findings)[0]).toMatch(/^problem: It was made by PostgreSQL 15/);
    const open = cluster('open', major);
    chmodSync(join(open, 'postgres'), 0o755);
    expect(brief(lookAtEmbedded(open).findings)[0]).toMatch(/^problem: Others may read or write/);
    const stale = cluster('stale', major);
    writeFileSync(
      join(stale, 'postgres', 'postmaster.pid'),
      `${process.pid}\n/elsewhere\n1700000000\n5432\n`,
    );
    expect(brief(lookAtEmbedded(stale).findings)[0]).toMatch(/^hint: It was not stopped in order/);
    const half = cluster('half', major);
    rmSync(join(half, 'postgres', 'PG_VERSION'));
    expect(brief(lookAtEmbedded(half).findings)[0]).toMatch(/^problem: .* is no whole database/);
  });

  test.each([
    [{ uid: 0, mode: 0o40700 }, 0, 'problem: /d belongs to root'],
    [{ uid: 0, mode: 0o40700 }, 1000, 'problem: /d belongs to root'],
    [{ uid: 99, mode: 0o40700 }, 1000, 'problem: /d belongs to another account'],
    [{ uid: 1000, mode: 0o40755 }, 1000, 'problem: Others may read or write in /d'],
  ])('%j looked at by %i is told', (owned, own, words) => {
    expect(brief(ownerFindings('/d', owned, own))).toEqual([expect.stringContaining(words)]);
    expect(ownerFindings('/d', { uid: 99, mode: 0o40700 }, 0)).toEqual([]);
    expect(ownerFindings('/d', { uid: 1000, mode: 0o40750 }, 1000)).toEqual([]);
  });
});

describe('the server', () => {
  const GOOD = {
    version: '18.4',
    number: 180_004,
    encoding: 'UTF8',
    inRecovery: false,
    mayCreate: true,
    fsync: 'on',
    fullPages: 'on',
    extensions: ['btree_gist', 'citext', 'pg_trgm'],
    available: ['btree_gist', 'citext', 'pg_trgm'],
  };

  test.each([
    [{}, 'ok: PostgreSQL 18.4 answers'],
    [{ number: 150_006, version: '15.6' }, 'problem: The server is PostgreSQL 15.6; 18 is needed.'],
    [{ number: 190_001, version: '19.1' }, 'hint: The server is PostgreSQL 19.1, newer'],
    [{ encoding: 'LATIN1' }, "problem: The database's encoding is LATIN1."],
    [{ inRecovery: true }, 'problem: The server is a standby'],
    [{ mayCreate: false }, 'problem: The account does not own the database'],
    [{ fsync: 'off' }, 'problem: fsync is off'],
    [{ fullPages: 'off' }, 'problem: full_page_writes is off'],
    [{ extensions: ['citext', 'btree_gist'] }, 'hint: The extensions pg_trgm are not in the database yet.'],
    [
      { extensions: [], available: ['citext'] },
      'problem: The server does not have the extensions btree_gist, pg_trgm.',
    ],
  ])('%j', (changed, words) => {
    expect(brief(serverFindings({ ...GOOD, ...changed }))).toEqual([expect.stringContaining(words)]);
  });
});

describe('what answers at an address', () => {
  async function serving(
    status: number,
    body: unknown,
  ): Promise<{ port: string; origin: string; stop: () => void }> {
    const server = createServer((_request, response) => {
      response
        .writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' })
        .end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = String(address !== null && typeof address === 'object' ? address.port : 0);
    onTestFinished(() => void server.close());
    return { port, origin: `http://127.0.0.1:${port}`, stop: () => server.close() };
  }

  const at = (port: string) => lookAtPort(env({ PORT: port, HOST: '127.0.0.1' }));

  test('the site, one that is not ready, something else, or nothing', async () => {
    const ready = await serving(200, { status: 'ready' });
    expect(brief(await at(ready.port))).toEqual([`ok: It runs at port ${ready.port} and is ready.`]);
    const unready = await serving(503, { status: 'unready', reason: 'schema_mismatch' });
    expect(brief(await at(unready.port))).toEqual([
      `problem: It runs at port ${unready.port} and is not ready: schema_mismatch.`,
    ]);
    const other = await serving(200, 'hello');
    expect(brief(await at(other.port))).toEqual([`problem: Port ${other.port} is taken by another program.`]);
    other.stop();
    expect(brief(await at(other.port))).toEqual([`ok: It does not run; port ${other.port} is free for it.`]);
    const nowhere = await lookAtPort(env({ PORT: other.port, HOST: '192.0.2.1' }));
    expect(nowhere[0]?.level).toBe('problem');
  });

  test('the public address, while the site runs', async () => {
    const ready = await serving(200, { status: 'ready' });
    const settings = env({ PLEDGEBOOK_URL: ready.origin });
    expect((await lookAtPublicAddress(settings, true))[0]?.level).toBe('ok');
    ready.stop();
    expect(brief(await lookAtPublicAddress(settings, true))).toEqual([
      expect.stringContaining('does not lead to a site of Pledgebook'),
    ]);
    expect(await lookAtPublicAddress(settings, false)).toEqual([]);
  });

  test('the provider of sign-in, by its name', async () => {
    const look = (issuer: string) =>
      lookAtProvider(env({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }));
    const other = await serving(200, { issuer: 'https://other.example.org' });
    expect(brief(await look(other.origin))).toEqual([
      `problem: The provider names itself https://other.example.org, not ${other.origin}.`,
    ]);
    const gone = await serving(404, {});
    expect(brief(await look(gone.origin))[0]).toMatch(/answers with 404/);
    gone.stop();
    expect(brief(await look(gone.origin))[0]).toMatch(/cannot be reached/);
    expect(await lookAtProvider(env({}))).toEqual([]);
  });

  test('the mail server, without a mail', async () => {
    const look = async (url: string) => {
      vi.stubEnv('SMTP_URL', url);
      vi.stubEnv('MAIL_FROM', 'a@example.org');
      return lookAtMail(env());
    };
    const server = await startMailServer();
    expect((await look(server.url))[0]?.level).toBe('ok');
    expect(server.arrived).toEqual([]);
    await server.stop();
    expect((await look(server.url))[0]?.level).toBe('problem');
    const silent = await startSilentServer();
    expect((await look(silent.url))[0]?.level).toBe('problem');
    await silent.stop();
    vi.unstubAllEnvs();
  });
});

describe('the command', () => {
  /** A copy of what it reads before anything else, without node_modules. */
  function bareCheckout(change: (manifest: string) => string = (text) => text): string {
    const root = mkdtempSync(join(folder, 'bare-'));
    mkdirSync(join(root, 'lib/server'), { recursive: true });
    cpSync(join(CHECKOUT, 'lib/server/doctor.mjs'), join(root, 'lib/server/doctor.mjs'));
    cpSync(join(CHECKOUT, 'package-lock.json'), join(root, 'package-lock.json'));
    writeFileSync(join(root, 'package.json'), change(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')));
    return root;
  }

  function run(root: string, ...args: string[]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'lib/server/doctor.mjs'), ...args],
      {
        encoding: 'utf8',
      },
    );
    return { status, text: stdout + stderr };
  }

  test('speaks without node_modules, and where Node.js is too old', () => {
    const bare = run(bareCheckout());
    expect(bare.status).toBe(1);
    expect(bare.text).toMatch(/problem: packages: .* is missing, .* and \d+ more\.\n {2}→ npm ci/);
    const old = run(
      bareCheckout((text) => text.replace('>=20.19', '>=99.1')),
      '--json',
    );
    expect(old.status).toBe(1);
    expect(JSON.parse(old.text).findings[0]).toMatchObject({ about: 'Node.js', level: 'problem' });
    expect(run(CHECKOUT, '--loud')).toMatchObject({
      status: 2,
      text: expect.stringContaining('--loud is no option'),
    });
  });

  test('tells findings in words and in sum', () => {
    const one = { about: 'site', level: 'problem', words: 'It burns.', advice: 'Leave.' } as const;
    expect(findingText(one)).toBe('PROBLEM site: It burns.\n        → Leave.');
    expect(summaryText([one, { ...one, level: 'hint' }])).toBe('1 problem, 1 hint.');
    expect(
      summaryText([
        { ...one, level: 'hint' },
        { ...one, level: 'hint' },
      ]),
    ).toBe('Nothing is wrong; 2 hints.');
    expect(summaryText([{ ...one, level: 'ok' }])).toBe('All is well.');
  });
});
