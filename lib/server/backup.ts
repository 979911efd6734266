import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { BACKUP_USAGE, parseBackupCommand } from './backups/backup-command';
import { backupFolder, backupName, writeOwnFile } from './backups/backup-file';
import { describeBackup, formatBytes } from './backups/backup-words';
import { keyFingerprint } from './backups/key-fingerprint';
import { tableTeller } from './backups/table-teller';
import { writeBackup } from './backups/write-backup';
import { projectFile } from './checkout';
import { openDatabase } from './prepare-database';
import { runEntry } from './run-entry';
import { complain } from './say';
import { knownSessionSecret } from './session-secret';
import { dataFolder, loadSettings } from './settings';
import { StartError } from './start-error';

/** `npm run backup`: everything that it says goes to standard error, since the backup itself may go to standard output. */
const command = parseBackupCommand(process.argv.slice(2));
if (typeof command === 'string') {
  complain(`${command}\n\n${BACKUP_USAGE}`);
  process.exit(2);
}
const { to } = command;

runEntry(async () => {
  if (to === '-') refuseUnfitOutput();
  const settings = loadSettings();
  const { path: folder } = dataFolder(settings);
  // As it is: a backup comes before an upgrade, so it must not bring the schema forward.
  const database = await openDatabase(settings, { log: complain });
  const madeAt = new Date();
  const secret = knownSessionSecret(settings, folder);
  const teller = tableTeller(process.stderr);
  const source = {
    databaseUrl: database.url,
    version: productVersion(),
    keyFingerprint: secret === null ? null : keyFingerprint(secret),
    madeAt,
    tell: (table: string, rows: number) => teller.tell('Backing up', table, rows),
  };
  const path = resolve(to ?? join(backupFolder(folder), backupName(madeAt)));
  try {
    const { manifest, bytes, seal } =
      to === '-'
        ? await writeBackup(source, process.stdout)
        : await writeOwnFile(path, (output) => writeBackup(source, output));
    teller.end();
    for (const line of describeBackup(manifest, seal)) complain(line);
    const where = to === '-' ? 'to standard output' : `to ${path}`;
    const seconds = Math.max(1, Math.round((Date.now() - madeAt.getTime()) / 1000));
    complain(`${formatBytes(bytes)} were written ${where} in ${seconds} s.`);
    if (to === null) complain('It lies beside the database: copy it to another machine.');
    if (secret === null) return;
    complain(
      settings.NEXTAUTH_SECRET
        ? 'NEXTAUTH_SECRET is not in it: keep it too, somewhere else.'
        : `The session key (${join(folder, 'session-secret')}) is not in it: keep it too, somewhere else.`,
    );
  } finally {
    await database.stop();
  }
});

/** npm says what it runs on the same output, unless it is told to be silent: that would make the file one that is refused. */
function refuseUnfitOutput(): void {
  const { npm_lifecycle_event: byNpm, npm_config_loglevel: level } = process.env;
  if (process.stdout.isTTY)
    throw new StartError('Standard output is a terminal: send it into a program or a file.');
  if (byNpm !== undefined && level !== 'silent') {
    throw new StartError(
      'npm would write lines of its own into the backup. Use:  npm run --silent backup -- --to -',
    );
  }
}

function productVersion(): string {
  const text = readFileSync(projectFile('package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
