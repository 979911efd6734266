import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { finished } from 'node:stream/promises';
import postgres from 'postgres';
import { disconnect } from '../lib/core/db';
import { addDays, plainDate } from '../lib/core/plain-date';
import { loadCatalogueIfEmpty } from '../lib/server/catalogue-load';
import { startEmbeddedPostgres } from '../lib/server/embedded-postgres';
import { migrate } from '../lib/server/migrate';

const FEW = 1_000;
const MANY = 20_000;

const HEAD =
  'pledge,target,shape,role,value,unit,from,to,on,source_url,source_publisher,source_published_on,source_kind';

/** Rows of figures.csv for the targets of the catalogue that have a unit, a day each. */
function* rowsOf(count: number, mark: string, targets: readonly (readonly string[])[]): Generator<string> {
  yield `${HEAD}\n`;
  for (let index = 0; index < count; index += 1) {
    const [pledge, target, unit] = targets[index % targets.length] ?? [];
    const on = addDays(plainDate('2023-01-01'), Math.floor(index / targets.length) % 1_400);
    const source = `https://stat.example.org/${mark}/${index},Bureau of statistics,${on},official_statistics`;
    yield `${pledge},${target},reading,alternative,${1_000 + index}.${index % 97},${unit},,,${on},${source}\n`;
  }
}

export interface ImportRun {
  readonly rows: number;
  readonly perSecond: number;
  /** Seconds for the import alone. */
  readonly seconds: number;
  /** The most memory that is in use after it was tidied up, in megabytes. */
  readonly megabytes: number;
}

/** One import in a process of its own, which tells its time and memory. */
function importInChild(databaseUrl: string, rows: Iterable<string>): Promise<ImportRun> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', 'bench/import-child.ts'], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let told = '';
    child.stdout.on('data', (chunk) => {
      told += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(told)) : reject(new Error(`Code ${code}`))));
    for (const row of rows) child.stdin.write(row);
    child.stdin.end();
  });
}

/** How long the database alone needs to take the same rows into a table without keys, checks and triggers, in seconds. */
async function copySeconds(databaseUrl: string, rows: Iterable<string>): Promise<number> {
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    await sql.unsafe(
      `create table bare (${HEAD.split(',')
        .map((name) => `"${name}" text`)
        .join(', ')})`,
    );
    const start = performance.now();
    const into = await sql`copy bare from stdin with (format csv, header true)`.writable();
    for (const row of rows) into.write(row);
    into.end();
    await finished(into);
    return (performance.now() - start) / 1000;
  } finally {
    await sql.end();
  }
}

export interface ImportResult {
  readonly few: ImportRun;
  readonly many: ImportRun;
  readonly memoryTimes: number;
  readonly copyTimes: number;
}

/** The import of many rows against that of few, in memory, and against a COPY of the same rows, in time. */
export async function measureImport(): Promise<ImportResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pledgebook-bench-'));
  const server = await startEmbeddedPostgres({ dataDir, isChosen: true, settings: { fsync: 'off' } });
  try {
    await migrate(server.url);
    process.env.DATABASE_URL = server.url;
    await loadCatalogueIfEmpty(() => {});
    const sql = postgres(server.url, { max: 1 });
    const targets = await sql<{ pledge: string; key: string; unit: string }[]>`
      select slug as pledge, key, unit from target join pledge on pledge.id = pledge_id
      where unit is not null and kind in ('level', 'total', 'trend', 'relative') order by slug, key`;
    await sql.end();
    const named = targets.map(({ pledge, key, unit }) => [pledge, key, unit]);
    const few = await importInChild(server.url, rowsOf(FEW, 'few', named));
    const many = await importInChild(server.url, rowsOf(MANY, 'many', named));
    const copy = await copySeconds(server.url, rowsOf(MANY, 'many', named));
    const rounded = (ratio: number) => Math.round(ratio * 100) / 100;
    return {
      few,
      many,
      memoryTimes: rounded(many.megabytes / few.megabytes),
      copyTimes: rounded(many.seconds / copy),
    };
  } finally {
    await disconnect();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
