import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { addDays, plainDate } from '../lib/core/plain-date';
import { type Bench, type BenchResult, benchResult } from './result';

const PROGRAMME = 'fair-kazakhstan-2022';
const COPIES = 3;

const HEAD =
  'pledge,target,shape,role,value,unit,from,to,on,source_url,source_publisher,source_published_on,source_kind';

type Target = { readonly pledge: string; readonly key: string; readonly unit: string };

/** Rows of figures.csv for the targets of the catalogue that have a unit, a day each. */
function* rowsOf(count: number, targets: readonly Target[]): Generator<string> {
  yield `${HEAD}\n`;
  for (let index = 0; index < count; index += 1) {
    const { pledge, key, unit } = targets[index % targets.length] ?? { pledge: '', key: '', unit: '' };
    const on = addDays(plainDate('2023-01-01'), Math.floor(index / targets.length) % 1_400);
    const source = `https://stat.example.org/${index},Bureau of statistics,${on},official_statistics`;
    yield `${pledge},${key},reading,alternative,${1_000 + index}.${index % 97},${unit},,,${on},${source}\n`;
  }
}

/** How long the database alone needs to take the file into a table without keys, checks and triggers, in seconds: the least. */
async function copySeconds(sql: postgres.Sql, path: string): Promise<number> {
  const times: number[] = [];
  const columns = HEAD.split(',').map((name) => `"${name}" text`);
  for (let turn = 0; turn < COPIES; turn += 1) {
    await sql.unsafe(`drop table if exists bare; create table bare (${columns.join(', ')})`);
    const start = performance.now();
    const into = await sql`copy bare from stdin with (format csv, header true)`.writable();
    await pipeline(createReadStream(path), into);
    times.push((performance.now() - start) / 1_000);
  }
  return Math.min(...times);
}

interface Imported {
  readonly rows: number;
  readonly seconds: number;
  readonly megabytes: number;
}

/** One import in a process of its own, which tells its time and memory. */
async function importInChild(databaseUrl: string, path: string): Promise<Imported> {
  const args = ['--expose-gc', '--import', 'tsx', 'bench/import-child.ts', path, PROGRAMME];
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return JSON.parse(stdout);
}

/** Row 7: the import of a file with all its checks, into the ledger, against a COPY of the same file into a bare table. */
export async function measureImport(bench: Bench): Promise<BenchResult[]> {
  const databaseUrl = await bench.database('catalogue');
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const targets = await sql<Target[]>`
      select slug as pledge, key, unit from target join pledge on pledge.id = pledge_id
      where unit is not null and kind in ('level', 'total', 'trend', 'relative') order by slug, key`;
    const path = join(bench.folder, 'figures.csv');
    const count = bench.isQuick ? 5_000 : 100_000;
    await pipeline(Readable.from(rowsOf(count, targets)), createWriteStream(path));
    const reference = await copySeconds(sql, path);
    const { rows, seconds, megabytes } = await importInChild(databaseUrl, path);
    return [
      benchResult({
        row: 7,
        what: `import of ${rows} figures, checked, in the ledger`,
        ours: seconds,
        reference,
        against: `COPY of the same file into a bare table, best of ${COPIES}`,
        unit: 's',
        goal: { atMost: 25 },
        note: `about ${targets.length} targets; at most ${Math.round(megabytes)} MB in use in the process that imports`,
      }),
    ];
  } finally {
    await sql.end();
  }
}
