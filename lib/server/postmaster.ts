import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLineOf, type ProcessIdentity, processStartedAt } from './process-identity';

/** The running server of a data directory. */
export interface Postmaster {
  identity: ProcessIdentity;
  port: number;
}

/**
 * The server that runs on this data directory, by its `postmaster.pid`; null where none does. The number in that
 * file proves nothing by itself: after a crash it may belong to any other process by now, so the process must also
 * be a PostgreSQL server that was started on this very directory.
 */
export function findPostmaster(data: string): Postmaster | null {
  const lines = readPidFile(data);
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0) return null;
  const startedAt = processStartedAt(pid);
  if (startedAt === null || !isServerOf(pid, data)) return null;
  return { identity: { pid, startedAt }, port };
}

/**
 * Removes a `postmaster.pid` that a crash left behind, once no process of the crashed server lives any more: two
 * servers on one directory would destroy it. Call it only while holding the lock and with no postmaster found.
 *
 * @throws Error when processes of the old server do not end within ten seconds
 */
export async function clearStalePidFile(data: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (hasProcessInside(data)) {
    if (Date.now() > deadline) throw new Error(`Processes of a crashed database server still use ${data}.`);
    await sleep(100);
  }
  rmSync(join(data, 'postmaster.pid'), { force: true });
}

function readPidFile(data: string): string[] | null {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

function isServerOf(pid: number, data: string): boolean {
  if (process.platform === 'win32') return true;
  const commandLine = commandLineOf(pid);
  return commandLine?.includes('postgres') === true && commandLine.includes(`-D ${data} `);
}

/** Every process of a server works inside its data directory. Only Linux lets us look; elsewhere PostgreSQL's own check must do. */
function hasProcessInside(data: string): boolean {
  if (process.platform !== 'linux') return false;
  return readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readlinkSync(`/proc/${name}/cwd`) === data && processStartedAt(Number(name)) !== null;
    } catch {
      return false;
    }
  });
}
