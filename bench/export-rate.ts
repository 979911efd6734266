import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import postgres from 'postgres';
import { openMoment } from '../lib/core/copy-out';
import { figureCopy } from '../lib/export/figure-copy';
import { hasPsql } from './find-psql';
import { BENCH_PROGRAMME, type Bench, type BenchResult, benchResult } from './result';

const TURNS = 3;
const MEGABYTE = 2 ** 20;
const LOOK_EVERY_MS = 100;

/** Megabytes that a process has in memory. */
function megabytesOf(pid: number): number {
  return Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout) / 1024;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

/** Takes a download and lets go of it at once; its length. */
function take(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, (answer) => {
      let bytes = 0;
      answer.on('data', (piece: Buffer) => {
        bytes += piece.length;
      });
      answer.once('error', reject);
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve(bytes);
        else reject(new Error(`Answered ${answer.statusCode}`));
      });
    }).once('error', reject);
  });
}

async function copyByPsql(databaseUrl: string, query: string): Promise<void> {
  const copy = `COPY (${query}) TO STDOUT (FORMAT csv)`;
  const child = spawn('psql', ['-X', '-d', databaseUrl, '-c', copy], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`psql ended with ${code}`);
}

/** The same COPY without psql: rows are taken and let go of. */
async function copyByUs(query: string): Promise<void> {
  const moment = await openMoment();
  try {
    await new Promise<void>((resolve, reject) => {
      moment.copy(query, '', { row: () => {}, end: resolve, error: reject });
    });
  } finally {
    moment.close();
  }
}

async function programmeOf(databaseUrl: string): Promise<{ id: string; figures: number }> {
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    const [row] = await sql<{ id: string; figures: number }[]>`
      select id, (select count(*)::int from figure where published_at is not null) as figures
      from programme where slug = ${BENCH_PROGRAMME}`;
    if (!row) throw new Error('The programme is not there');
    return row;
  } finally {
    await sql.end();
  }
}

/** Row 6: figures.csv of a whole site over HTTP, against the COPY of the same query by psql; and what it takes of memory. */
export async function measureExport(bench: Bench): Promise<BenchResult[]> {
  const databaseUrl = await bench.database('many');
  const { id, figures } = await programmeOf(databaseUrl);
  const node = await bench.startNode(databaseUrl);
  const url = `${node.url}/export/${BENCH_PROGRAMME}/figures.csv`;
  const isPsql = hasPsql(bench.say);
  process.env.DATABASE_URL = databaseUrl;
  const query = figureCopy(id);
  const reference = () => (isPsql ? copyByPsql(databaseUrl, query) : copyByUs(query));
  // Once each before it counts: the database reads its files, the site compiles what it needs.
  await reference();
  const bytes = await take(url);
  const before = megabytesOf(node.pid);
  let most = before;
  const looking = setInterval(() => {
    most = Math.max(most, megabytesOf(node.pid));
  }, LOOK_EVERY_MS);
  const [own, theirs]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    own.push(await seconds(() => take(url)));
    theirs.push(await seconds(reference));
  }
  clearInterval(looking);
  const rate = (times: readonly number[]) => figures / Math.min(...times);
  return [
    benchResult({
      row: 6,
      what: `figures.csv of ${figures} figures (${Math.round(bytes / MEGABYTE)} MB) over HTTP`,
      ours: rate(own),
      reference: rate(theirs),
      against: isPsql ? 'COPY of the same query by psql, thrown away' : 'COPY of the same query without psql',
      unit: 'rows/s',
      goal: { atLeast: 0.7 },
      note: `best of ${TURNS}, in turn, not compressed`,
    }),
    benchResult({
      row: 6,
      what: 'memory of the web process during these downloads',
      ours: most,
      reference: before,
      against: 'before them',
      unit: 'MB',
      goal: { atMost: (before + 64) / before },
      note: `grew by ${Math.round(most - before)} MB, of 64 allowed`,
    }),
  ];
}
