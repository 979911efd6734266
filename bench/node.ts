import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { siteEnvironment, startCommand } from '../e2e/site';
import { freeLocalPort } from '../lib/server/free-port';
import type { BenchNode } from './result';

const READY_WITHIN_MS = 120_000;
const STOPPED_WITHIN_MS = 30_000;

/** Nothing that happens by itself while it is measured, and no limit to what one address may ask. */
export const QUIET = {
  PLEDGEBOOK_SOURCES_EVERY_HOURS: '0',
  PLEDGEBOOK_SNAPSHOTS_EVERY_DAYS: '0',
  PLEDGEBOOK_API_PER_MINUTE: '0',
  PLEDGEBOOK_DRAIN_SECONDS: '0',
};

/** Starts what `npm start` runs, and returns once it answers that it is ready. */
export async function startNode(
  folder: string,
  databaseUrl: string,
  own: Readonly<Record<string, string>> = {},
): Promise<BenchNode> {
  const port = own.PORT ?? String(await freeLocalPort());
  const log = join(folder, `node-${port}.log`);
  const output = openSync(log, 'a');
  const [command = '', ...args] = startCommand();
  const child = spawn(command, args, {
    env: siteEnvironment({
      ...QUIET,
      DATABASE_URL: databaseUrl,
      PLEDGEBOOK_DATA: join(folder, 'node-data'),
      PORT: port,
      ...own,
    }),
    stdio: ['ignore', output, output],
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(child, url);
  } catch (error) {
    await end(child);
    const told = readFileSync(log, 'utf8').slice(-2_000);
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${told}`);
  }
  return { url, pid: child.pid ?? 0, stop: () => end(child) };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The site ended with ${child.exitCode} as it started.`);
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await sleep(20);
  }
  throw new Error('The site was not ready in time.');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
  await ended;
  clearTimeout(timer);
}
