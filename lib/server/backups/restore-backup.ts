import { resolve } from 'node:path';
import type { Env } from '@/lib/core/env';
import { withDatabaseLock } from '../database-lock';
import { generateClient } from '../generate-client';
import { migrate, pendingMigrations } from '../migrate';
import { type MigrationFile, readMigrations } from '../migration-files';
import { openDatabase } from '../prepare-database';
import { knownSessionSecret } from '../session-secret';
import { dataFolder, setEnvironment } from '../settings';
import { StartError } from '../start-error';
import { describeBackup, formatCount, keyWarning } from './backup-words';
import { connectForCopy } from './copy-table';
import { keyFingerprint } from './key-fingerprint';
import { loadBackup } from './load-backup';
import type { Manifest } from './manifest';
import { type OpenBackup, openBackup } from './read-backup';
import { isDatabaseAddress, type RestoreCommand } from './restore-command';

interface Output {
  say(line: string): void;
  complain(line: string): void;
  tell(what: string, table: string, rows: number): void;
  tellStep(words: string): void;
}

/**
 * Restores a backup as `npm run restore` was asked to. False when it was loaded, but what stands there now is not sound.
 *
 * @throws StartError in words for the operator; then nothing was kept
 */
export async function restoreBackup(
  { file, into, isCheck }: RestoreCommand,
  settings: Env,
  out: Output,
): Promise<boolean> {
  out.say(`Reading ${file}.`);
  const backup = await openBackup(file);
  try {
    for (const line of describeBackup(backup.manifest, backup.seal)) out.say(line);
    const migrations = migrationsOf(backup.manifest);
    if (isCheck) {
      out.say('The file is whole.');
      return true;
    }
    return await restoreInto(targetSettings(settings, into), backup, migrations, out);
  } finally {
    backup.close();
  }
}

/**
 * This version's files of the migrations that a backup's database had.
 *
 * @throws StartError when the backup was made by another or a newer version
 */
export function migrationsOf({ migrations, version }: Manifest, files = readMigrations()): MigrationFile[] {
  const known = new Set(files.map(({ name }) => name));
  const unknown = migrations.find(({ name }) => !known.has(name));
  if (unknown) {
    throw new StartError(
      `The backup was made by a newer version of Pledgebook (${version}): this one does not know its migration ${unknown.name}.\n` +
        'Install that version or a newer one, and restore with it. Nothing was changed.',
    );
  }
  const later = new Set(pendingMigrations(files, migrations));
  return files.filter((file) => !later.has(file));
}

/** The settings with the database that `--into` names. */
function targetSettings(settings: Env, into: string | null): Env {
  if (into === null) return settings;
  const { DATABASE_URL: _, ...others } = settings;
  return isDatabaseAddress(into)
    ? { ...others, DATABASE_URL: into }
    : { ...others, PLEDGEBOOK_DATA: resolve(into) };
}

async function restoreInto(
  settings: Env,
  backup: OpenBackup,
  migrations: readonly MigrationFile[],
  out: Output,
): Promise<boolean> {
  const { path: folder } = dataFolder(settings);
  await generateClient(out.say);
  const database = await openDatabase(settings, { log: out.say });
  try {
    await withDatabaseLock(database.url, 'migrate', () => load(database.url, backup, migrations, out));
    await migrate(database.url, { log: out.say });
    const isSound = await settle(database.url, backup.manifest, out);
    const secret = knownSessionSecret(settings, folder);
    const warning = keyWarning(
      backup.manifest.keyFingerprint,
      secret === null ? null : keyFingerprint(secret),
      folder,
    );
    if (warning !== null) out.complain(warning);
    if (isSound) out.say('Done: everything is restored and verified.');
    else out.complain('What was restored is not sound: do not serve it before you know why.');
    return isSound;
  } finally {
    await database.stop();
  }
}

async function load(
  url: string,
  backup: OpenBackup,
  migrations: readonly MigrationFile[],
  out: Output,
): Promise<void> {
  const client = await connectForCopy(url, 'pledgebook restore');
  try {
    const tell = (what: 'loading' | 'checking', table: string, rows: number) =>
      out.tell(what === 'loading' ? 'Loading' : 'Checking', table, rows);
    const tellIndex = (statement: string) => out.tellStep(`Indexing and checking: ${statement}`);
    const foreign = await loadBackup({ client, backup, migrations, tell, tellIndex });
    const rows = backup.manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    out.say(`${formatCount(rows, 'row')} are loaded and are those of the backup.`);
    for (const name of foreign) {
      out.complain(`The table ${name} is none of Pledgebook's and was left out; its rows are in the file.`);
    }
    await client.query('ANALYZE');
  } finally {
    await client.end().catch(() => {});
  }
}

/** What must not go on as it was, and whether everything agrees. */
async function settle(url: string, { ledger }: Manifest, out: Output): Promise<boolean> {
  setEnvironment({ DATABASE_URL: url });
  const { db, disconnect } = await import('@/lib/core/db');
  try {
    const { endAllAccess } = await import('@/lib/accounts/restored/mutations');
    const { renewEdition } = await import('@/lib/ledger/mutations');
    await db().$transaction(async (tx) => {
      const { links, invitations } = await endAllAccess(tx);
      await renewEdition(tx);
      out.say(
        `Everybody is signed out; ${formatCount(links, 'link')} to a new password and ${formatCount(invitations, 'invitation')} that were open are closed.`,
      );
    });
    const { verifyLedger } = await import('../ledger-faults');
    const isSound = await verifyLedger(out);
    const { ledgerHead } = await import('@/lib/ledger/queries');
    const head = await ledgerHead();
    const isHead = head.seq === (ledger?.seq ?? '0');
    if (!isHead)
      out.complain(`The ledger ends at entry ${head.seq}, that of the backup at ${ledger?.seq ?? '0'}.`);
    return isSound && isHead;
  } finally {
    await disconnect();
  }
}
