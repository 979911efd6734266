import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, ownIdentity, readIdentity, writeIdentity } from './process-identity';

/**
 * Who uses the embedded database now: one small file for each user, in one folder. The last to go stops the server.
 * Call these only while holding the database's lock.
 */
export function takeLease(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lease = join(folder, randomUUID());
  writeFileSync(lease, writeIdentity(ownIdentity()), { mode: 0o600 });
  return lease;
}

/** Gives the lease back; true when nobody else who lives holds one. Leases of dead processes are cleared away. */
export function giveBackLease(folder: string, lease: string): boolean {
  rmSync(lease, { force: true });
  let isLast = true;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const holder = readIdentity(readFileSync(path, 'utf8'));
    if (holder && isRunning(holder)) isLast = false;
    else rmSync(path, { force: true });
  }
  return isLast;
}
