import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { generateClient } from '../lib/server/generate-client';
import { makeCleanup } from './cleanup';
import { type BenchReport, markdownOf, type RowReport, withEarlier, withTable } from './report';

const USAGE = `npm run bench [-- --only 1,2 --quick --write --server postgresql://…]
  --only    rows to measure; all of them without it
  --quick   shorter and smaller, to see that it works
  --write   puts the table into docs/performance.md as well; rows that are not measured now stay as they were measured last
  --server  any database of a Postgres to use instead of one made for the run; the data made there stays for the next run`;

const RESULTS = 'bench/results';
const DOCUMENT = 'docs/performance.md';

const say = (line: string) => process.stderr.write(`${line}\n`);

function wrong(line: string): never {
  say(`${line}\n\n${USAGE}`);
  process.exit(2);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      server: { type: 'string' },
    },
  });
  if (values.quick && values.write) wrong('What a quick run finds is nothing to write down.');
  const only = values.only?.split(',').map(Number);
  if (only?.some((row) => !Number.isInteger(row)))
    wrong('--only takes numbers of rows with commas between them.');
  return { ...values, only: only ?? null, server: values.server ?? null };
}

function earlierReport(path: string): BenchReport | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

async function main(): Promise<number> {
  const options = readOptions();
  const start = performance.now();
  await generateClient(say);
  // Loaded only now: they read the generated client.
  const { makeBed } = await import('./bench');
  const { BENCH_ROWS } = await import('./rows');
  const { buildSite } = await import('../lib/server/build-site');
  const wanted = BENCH_ROWS.filter(
    ({ rows }) => options.only === null || rows.some((row) => options.only?.includes(row)),
  );
  const cleanup = makeCleanup(say);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void cleanup.run().then(() => process.exit(130)));
  }
  const reports: RowReport[] = [];
  try {
    await buildSite(say);
    const bed = await makeBed(cleanup, { isQuick: options.quick, server: options.server, say });
    for (const measurement of wanted) reports.push(...(await bed.measure(measurement)));
    const minutes = Math.round((performance.now() - start) / 60_000);
    const on = new Date().toISOString().slice(0, 10);
    finish({ on, minutes, isQuick: options.quick, machine: bed.machine, rows: reports }, options.write);
  } finally {
    await cleanup.run();
  }
  const isReached = reports.every(
    (report) => 'results' in report && report.results.every(({ isMet }) => isMet),
  );
  return isReached ? 0 : 1;
}

/** Keeps the report as JSON and Markdown, and shows the table. */
function finish(measured: BenchReport, isWritten: boolean): void {
  const name = `${RESULTS}/${measured.isQuick ? 'quick' : 'results'}`;
  const report = withEarlier(measured, earlierReport(`${name}.json`));
  const table = markdownOf(report);
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${name}.json`, `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(`${name}.md`, table);
  if (isWritten) writeFileSync(DOCUMENT, withTable(readFileSync(DOCUMENT, 'utf8'), table));
  process.stdout.write(table);
}

process.exit(await main());
