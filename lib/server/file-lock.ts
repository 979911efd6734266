import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, ownIdentity, readIdentity, writeIdentity } from './process-identity';

const POLL_MS = 100;

interface LockOptions {
  /** Called once, when somebody else holds the lock. */
  onWait?: (holderPid: number) => void;
  timeoutMs?: number;
}

/**
 * Runs `work` while no other process that uses the same lock file does. A lock whose holder died is taken over.
 * Two calls in one process exclude each other as well.
 *
 * @throws Error when the lock was not free within `timeoutMs` (ten minutes by default)
 */
export async function withFileLock<T>(
  path: string,
  options: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  const release = await acquire(path, options);
  try {
    return await work();
  } finally {
    release();
  }
}

async function acquire(path: string, { onWait, timeoutMs = 600_000 }: LockOptions): Promise<() => void> {
  const token = `${writeIdentity(ownIdentity())}${randomUUID()}\n`;
  const mine = `${path}.${randomUUID()}`;
  const deadline = Date.now() + timeoutMs;
  let told = false;
  writeFileSync(mine, token);
  try {
    for (;;) {
      if (tryLink(mine, path)) return () => releaseIfMine(path, token);
      const holder = takeOverIfDead(path);
      if (holder !== null) {
        if (!told) onWait?.(holder);
        told = true;
        if (Date.now() > deadline) {
          throw new Error(
            `Process ${holder} has held the lock ${path} for too long. If it hangs, end it and start again.`,
          );
        }
        await sleep(POLL_MS);
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** A hard link appears whole or not at all, so nobody ever reads a lock that is half written. */
function tryLink(mine: string, path: string): boolean {
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The process number of a live holder; null when the lock has gone or was taken from a dead one. */
function takeOverIfDead(path: string): number | null {
  const seen = readOrNull(path);
  if (seen === null) return null;
  const holder = readIdentity(seen.split('\n')[0] ?? '');
  if (holder !== null && isRunning(holder)) return holder.pid;
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return null;
  }
  // Between the look and the renaming another process may have taken over: then its lock goes back.
  if (readOrNull(aside) !== seen) tryLink(aside, path);
  rmSync(aside, { force: true });
  return null;
}

function releaseIfMine(path: string, token: string): void {
  if (readOrNull(path) === token) rmSync(path, { force: true });
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
