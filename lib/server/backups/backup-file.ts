import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { StartError } from '../start-error';

const OWNER_ONLY = 0o600;

/** The folder for backups that were given no name. */
export function backupFolder(dataFolder: string): string {
  return join(dataFolder, 'backups');
}

/** Backups made by `npm run backup` under no other name, in this form, sort by their time. */
export const BACKUP_NAME = /^pledgebook-\d{8}-\d{6}\.zip$/;

/** `pledgebook-20261122-041500.zip`; the time is in UTC. */
export function backupName(at: Date): string {
  const digits = at.toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15);
  return `pledgebook-${digits}.zip`;
}

/**
 * Writes a file that only its owner may read. It gets its name once it is whole and on the disk, so nothing half-written ever
 * has it, and a file of that name that is there already stays.
 */
export async function writeOwnFile<T>(path: string, write: (output: Writable) => Promise<T>): Promise<T> {
  refuseIfThere(path);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${process.pid}.part`;
  const clear = () => rmSync(unfinished, { force: true });
  const interrupted = () => {
    clear();
    process.exit(130);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, interrupted);
  try {
    const result = await write(createWriteStream(unfinished, { mode: OWNER_ONLY, flags: 'wx' }));
    await chmod(unfinished, OWNER_ONLY);
    await toDisk(unfinished);
    refuseIfThere(path);
    await rename(unfinished, path);
    await toDisk(dirname(path));
    return result;
  } catch (error) {
    await rm(unfinished, { force: true });
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
      const words = `There is no room for ${path}. Nothing was kept; make room, or name a file elsewhere with --to.`;
      throw new StartError(words, { cause: error });
    }
    throw error;
  } finally {
    for (const signal of signals) process.off(signal, interrupted);
  }
}

function refuseIfThere(path: string): void {
  if (existsSync(path)) throw new StartError(`${path} is there already. Name another file, or move it away.`);
}

async function toDisk(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
