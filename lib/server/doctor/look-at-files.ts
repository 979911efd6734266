import { accessSync, constants, existsSync, readdirSync, type Stats, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BACKUP_NAME, backupFolder } from '../backups/backup-file';
import { formatBytes } from '../backups/backup-words';
import { type Finding, findingsAbout } from './finding';

const OTHERS = 0o077;
/** Some people keep theirs without any secret in it. */
const MAY_BE_HARMLESS = /\.env$/;
const DAY_MS = 86_400_000;
/** Under the first PostgreSQL may stop soon, under the second it is time to look. */
const SPACE = { problem: 500_000_000, hint: 5_000_000_000 };
const OLD_BACKUP_DAYS = 7;

/** Whether others on the machine can read what is secret. */
export function lookAtSecretFiles(paths: readonly string[]): Finding[] {
  const { ok, hint, problem } = findingsAbout('secret files');
  const open = paths.filter((path) => ((statOf(path)?.mode ?? 0) & OTHERS) !== 0);
  if (open.length === 0) return [ok('Only their owner can read them.')];
  return open.map((path) => {
    const make = MAY_BE_HARMLESS.test(path) ? hint : problem;
    return make(`Others on this machine can read ${path}.`, `chmod 600 ${path}`);
  });
}

/** Whether the data folder can be used. */
export function lookAtDataFolder(folder: string): Finding[] {
  const { ok, hint, problem } = findingsAbout('data folder');
  if (!existsSync(folder)) return [hint(`There is no ${folder} yet.`, 'The first "npm start" makes it.')];
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return [
      problem(
        `This account may not write to ${folder}.`,
        'Run as the account that owns it, or give it to this one (chown).',
      ),
    ];
  }
  const isWritable = ((statOf(folder)?.mode ?? 0) & 0o022) !== 0;
  if (isWritable) return [problem(`Others on this machine can write to ${folder}.`, `chmod go-w ${folder}`)];
  return [ok(`${folder} can be used.`)];
}

/** Whether there is room on the disk of a folder. */
export function lookAtSpace(folder: string, freeBytes = freeOn(folder)): Finding[] {
  const { ok, hint, problem } = findingsAbout('disk space');
  if (freeBytes === null) return [];
  const words = `${formatBytes(freeBytes)} are free on the disk of ${folder}.`;
  if (freeBytes < SPACE.problem)
    return [problem(words, 'Make room: a full disk stops the database, and nothing can be published.')];
  if (freeBytes < SPACE.hint) return [hint(words, 'Make room before it is full.')];
  return [ok(words)];
}

/** How old the newest backup is, as far as can be known: those under other names are not seen. */
export function lookAtBackups(dataFolder: string, now: Date): Finding[] {
  const { ok, hint } = findingsAbout('backups');
  const folder = backupFolder(dataFolder);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const times = names
    .filter((name) => BACKUP_NAME.test(name))
    .map((name) => statSync(join(folder, name)).mtimeMs);
  if (times.length === 0) {
    return [
      hint(
        `There is none in ${folder}.`,
        'npm run backup, every day; if they are made in another way, all is well.',
      ),
    ];
  }
  const days = Math.floor((now.getTime() - Math.max(...times)) / DAY_MS);
  if (days >= OLD_BACKUP_DAYS)
    return [hint(`The newest in ${folder} is ${days} days old.`, 'npm run backup, every day.')];
  return [ok(`The newest in ${folder} is ${days === 0 ? 'less than a day' : `${days} days`} old.`)];
}

function freeOn(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
