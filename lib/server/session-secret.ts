import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '@/lib/core/env';
import { dataFolder } from './settings';

/**
 * The key of the session cookies: the operator's, or one that is made once and kept in the data folder, for the owner's
 * eyes only. Several nodes need the same one, so with a database of the operator's own it is better given.
 */
export function sessionSecret(settings: Env, warn: (line: string) => void): string {
  if (settings.NEXTAUTH_SECRET) return settings.NEXTAUTH_SECRET;
  const { path } = dataFolder(settings);
  const file = join(path, 'session-secret');
  try {
    writeFileSync(file, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  if (settings.DATABASE_URL && settings.NODE_ENV === 'production') {
    warn(
      `NEXTAUTH_SECRET is not set. Using the key in ${file}; with several nodes, set the same one on each.`,
    );
  }
  return readFileSync(file, 'utf8').trim();
}

/** The key that the site uses, or would use; null where none has been made yet. Makes none. */
export function knownSessionSecret(settings: Env, folder: string): string | null {
  if (settings.NEXTAUTH_SECRET) return settings.NEXTAUTH_SECRET;
  try {
    return readFileSync(join(folder, 'session-secret'), 'utf8').trim();
  } catch {
    return null;
  }
}
