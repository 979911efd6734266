import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { siteEnvironment, startCommand } from '../e2e/site';
import { freeLocalPort } from '../lib/server/free-port';
import { QUIET } from './node';
import { percentile } from './percentile';
import { BENCH_PROGRAMME, type Bench, type BenchResult, benchResult } from './result';

const ANSWERS_WITHIN_MS = 120_000;

/** Milliseconds from the start of a process to its first answer 200 at an address. Ends the process. */
async function startTime(bench: Bench, command: readonly string[], env: NodeJS.ProcessEnv, url: string) {
  const log = openSync(join(bench.folder, 'starts.log'), 'a');
  const [name = '', ...args] = command;
  const start = performance.now();
  const child = spawn(name, args, { env, stdio: ['ignore', log, log] });
  bench.after(() => void child.kill('SIGKILL'));
  try {
    while (performance.now() - start < ANSWERS_WITHIN_MS && child.exitCode === null) {
      const answer = await fetch(url).catch(() => null);
      await answer?.arrayBuffer();
      if (answer?.status === 200) return performance.now() - start;
      await sleep(5);
    }
    throw new Error(`${command.join(' ')} did not answer 200 at ${url}`);
  } finally {
    await ended(child);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await end;
}

/** What a start of the site and of Next alone are told, on the same database and the same build. */
async function settingsOf(bench: Bench, own: Readonly<Record<string, string>>) {
  const port = String(await freeLocalPort());
  const env = siteEnvironment({
    ...QUIET,
    PORT: port,
    NEXTAUTH_SECRET: 'a secret of this measurement and of nothing else',
    NEXTAUTH_URL: `http://127.0.0.1:${port}`,
    PLEDGEBOOK_DATA: join(bench.folder, 'data'),
    ...own,
  });
  return { env, port };
}

const NEXT = [process.execPath, 'node_modules/next/dist/bin/next', 'start', '--port'];

type Settings = Readonly<Record<string, string>>;

/** Median times of both, in turns, so that they meet the same moods of the machine. */
async function compare(bench: Bench, path: string, site: Settings, alone: Settings) {
  const rounds = bench.isQuick ? 3 : 7;
  const [ours, theirs]: [number[], number[]] = [[], []];
  // The first of each warms the disk's cache, and makes what only a first start makes.
  for (let round = 0; round <= rounds; round += 1) {
    const own = await settingsOf(bench, site);
    const their = await settingsOf(bench, alone);
    const us = await startTime(bench, startCommand(), own.env, `http://127.0.0.1:${own.port}${path}`);
    const next = [...NEXT, their.port];
    const them = await startTime(bench, next, their.env, `http://127.0.0.1:${their.port}${path}`);
    if (round > 0) {
      ours.push(us);
      theirs.push(them);
    }
  }
  const note = `medians of ${rounds} starts each, in turns`;
  return { ours: percentile(ours, 0.5), reference: percentile(theirs, 0.5), note };
}

/** From the start of `npm start` to its first page, against `next start` on the same build to the same page. */
export async function measureStart(bench: Bench): Promise<BenchResult[]> {
  const database = { DATABASE_URL: await bench.database('1k') };
  const given = await compare(bench, `/en/${BENCH_PROGRAMME}/method`, database, database);
  const catalogue = { DATABASE_URL: await bench.database('catalogue') };
  const embedded = await compare(bench, `/en/${FIRST_PROGRAMME}/method`, {}, catalogue);
  const line = {
    row: 10,
    against: '`next start` alone: same build, page and data, its Postgres running',
    unit: 'ms',
    goal: { atMost: 2 },
  };
  return [
    benchResult({ ...line, what: 'start to the first 200 of a page, DATABASE_URL', ...given }),
    benchResult({ ...line, what: 'the same, with the start of the embedded Postgres', ...embedded }),
  ];
}

/** The programme that a first start loads. */
const FIRST_PROGRAMME = 'fair-kazakhstan-2022';
