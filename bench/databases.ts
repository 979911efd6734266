import postgres from 'postgres';
import { connect } from '../lib/core/db';
import { addDays, dayInZone } from '../lib/core/plain-date';
import { loadCatalogue } from '../lib/server/catalogue-load';
import { createTemplateDatabase, databaseUrl, dropDatabase } from '../lib/server/databases';
import { makeData } from './data/make-data';
import { BENCH_PROGRAMME, type BenchContent } from './result';

const TARGETS = 10_000;

function figuresOf(content: BenchContent, isQuick: boolean): number | null {
  if (content === '1k') return 1_000;
  if (content === '10k') return 10_000;
  if (content === 'many') return isQuick ? 100_000 : 1_000_000;
  return null;
}

async function fill(url: string, content: BenchContent, isQuick: boolean, say: (line: string) => void) {
  if (content === 'catalogue') {
    const client = connect(url, 1);
    await loadCatalogue(client, say);
    await client.$disconnect();
  }
  const figures = figuresOf(content, isQuick);
  if (figures === null) return;
  const until = addDays(dayInZone(new Date(), 'UTC'), -1);
  await makeData(url, { slug: BENCH_PROGRAMME, seed: 1, targets: TARGETS, figures, until }, say);
}

/** The databases of one run, on one server. Each content is made once, when it is first asked for, and copied from then on. */
export interface Databases {
  /** A copy of its own; nobody else writes in it. */
  readonly copy: (content: BenchContent) => Promise<string>;
  readonly drop: (url: string) => Promise<void>;
  readonly version: () => Promise<string>;
}

/**
 * @param server any database of the server
 * @param isKept whether what was made stays for the next run, and what stands there is taken as it is
 */
export function benchDatabases(
  server: string,
  { isQuick, isKept, say }: { isQuick: boolean; isKept: boolean; say: (line: string) => void },
): Databases {
  const templates = new Map<BenchContent, Promise<string>>();
  let copies = 0;

  async function template(content: BenchContent): Promise<string> {
    const name = `bench_${content}${isQuick ? '_quick' : ''}`;
    if (isKept && (await exists(server, name))) return name;
    const making = `${name}_making`;
    const start = performance.now();
    const url = await createTemplateDatabase(server, making);
    await fill(url, content, isQuick, () => {});
    await dropDatabase(server, name);
    await onServer(server, (sql) => sql`alter database ${sql(making)} rename to ${sql(name)}`);
    say(`Made the data "${content}" in ${Math.round((performance.now() - start) / 1_000)} s.`);
    return name;
  }

  return {
    copy: async (content) => {
      const made = templates.get(content) ?? template(content);
      templates.set(content, made);
      const from = await made;
      copies += 1;
      const name = `bench_copy_${process.pid}_${copies}`;
      await dropDatabase(server, name);
      // File by file: the other way writes gigabytes to the log as well.
      await onServer(
        server,
        (sql) => sql`create database ${sql(name)} template ${sql(from)} strategy file_copy`,
      );
      return databaseUrl(server, name);
    },
    drop: (url) => dropDatabase(server, decodeURIComponent(new URL(url).pathname.slice(1))),
    version: () =>
      onServer(server, async (sql) => {
        const [row] = await sql<{ version: string }[]>`select current_setting('server_version') as version`;
        return row?.version ?? '';
      }),
  };
}

function exists(server: string, name: string): Promise<boolean> {
  return onServer(server, async (sql) => {
    const found = await sql`select from pg_database where datname = ${name}`;
    return found.length > 0;
  });
}

async function onServer<T>(server: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(databaseUrl(server, 'postgres'), { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
