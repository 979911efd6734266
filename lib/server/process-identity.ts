import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that can be told from a later one that was given the same number. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in whatever notation the system has; only compared, never read. */
  startedAt: string;
}

/**
 * When the process of this number started, or null where no such process lives. A zombie counts as gone:
 * under a container's first process that reaps nobody, a killed server stays in the table for ever.
 */
export function processStartedAt(pid: number): string | null {
  if (process.platform === 'linux') return startedAtFromProc(pid);
  if (!answersSignal(pid)) return null;
  if (process.platform === 'win32') return 'unknown';
  const line = ps(pid, 'stat=,lstart=');
  return line === null || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '');
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAt: processStartedAt(process.pid) ?? 'unknown' };
}

/** Whether that very process, and not a later one with its number, still lives. */
export function isRunning(identity: ProcessIdentity): boolean {
  return processStartedAt(identity.pid) === identity.startedAt;
}

/** The command line of a process, or null where it is gone or not ours to see. */
export function commandLineOf(pid: number): string | null {
  if (process.platform === 'win32') return null;
  if (process.platform !== 'linux') return ps(pid, 'command=');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return null;
  }
}

/** Reads an identity back from the text that {@link writeIdentity} made; null where it is none. */
export function readIdentity(text: string): ProcessIdentity | null {
  const [pid, ...startedAt] = text.trim().split(' ');
  return pid !== undefined && /^\d+$/.test(pid) && startedAt.length > 0
    ? { pid: Number(pid), startedAt: startedAt.join(' ') }
    : null;
}

/** One line of text for a lock or a lease. */
export function writeIdentity(identity: ProcessIdentity): string {
  return `${identity.pid} ${identity.startedAt}\n`;
}

function startedAtFromProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc(5): the name in brackets may hold anything, so fields are counted from the last bracket (state is field 3).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function answersSignal(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function ps(pid: number, columns: string): string | null {
  try {
    const text = execFileSync('ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8' }).trim();
    return text === '' ? null : text;
  } catch {
    return null;
  }
}
