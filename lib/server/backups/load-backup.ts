import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { MIGRATIONS_TABLE } from '../migrate';
import type { MigrationFile } from '../migration-files';
import { StartError } from '../start-error';
import {
  type CatalogTable,
  type Obstacle,
  readForeignKeys,
  readIndexes,
  readRelations,
  readSequences,
  readTables,
  readTriggers,
} from './catalog';
import { copyIn, summing, sumsOf, writeAlike } from './copy-table';
import type { BackedUpTable } from './manifest';
import type { OpenBackup } from './read-backup';
import { RowSums, type StreamFacts } from './row-sums';

export interface LoadOptions {
  readonly client: Client;
  readonly backup: OpenBackup;
  /** The migrations that the backup's database had, from this version's files. */
  readonly migrations: readonly MigrationFile[];
  readonly tell: (what: 'loading' | 'checking', table: string, rows: number) => void;
  /** Called for each index and key that is made. */
  readonly tellIndex: (statement: string) => void;
}

/**
 * Loads a backup into an empty database: its schema, its rows, its sequences. Everything happens in one transaction, which
 * also reads every table again and compares it with the backup; if anything is not as it was, nothing is kept. It needs
 * no more rights than those of the database's owner.
 *
 * @returns the tables of the backup that the schema does not have: somebody's own, which are left out
 * @throws StartError in words for the operator
 */
export async function loadBackup(options: LoadOptions): Promise<string[]> {
  const { client } = options;
  await client.query('BEGIN');
  try {
    await refuseUnlessEmpty(client);
    const foreign = await loadAll(options);
    await client.query('COMMIT');
    return foreign;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function refuseUnlessEmpty(client: Client): Promise<void> {
  const found = await readRelations(client);
  if (found.length === 0) return;
  const more = found.length > 5 ? ` and ${found.length - 5} more` : '';
  throw new StartError(
    `The database is not empty: it has ${found.slice(0, 5).join(', ')}${more}.\n` +
      'A backup is loaded only into an empty one, so that nothing is overwritten. Make a new database (CREATE DATABASE), or\n' +
      'name a new data folder:  npm run restore -- <file> --into <folder>',
  );
}

async function loadAll(options: LoadOptions): Promise<string[]> {
  const { client, backup, migrations, tell } = options;
  const { manifest } = backup;
  await client.query(MIGRATIONS_TABLE);
  for (const { sql } of migrations) await client.query(sql);
  await writeAlike(client);

  const present = new Map((await readTables(client)).map((table) => [table.name, table]));
  const tables = manifest.tables.filter(({ name }) => present.has(name));
  refuseUnlessAlike(tables, present);

  const triggers = await readTriggers(client);
  const keys = await readForeignKeys(client);
  const indexes = await readIndexes(client);
  for (const { remove } of [...triggers, ...keys, ...indexes]) await client.query(remove);
  // The migrations have put rows into some, which are in the backup as well.
  const names = [...present.keys()].map((name) => client.escapeIdentifier(name));
  await client.query(`TRUNCATE ${names.join(', ')}`);
  for (const table of tables)
    await loadTable(client, backup, table, (rows) => tell('loading', table.name, rows));
  for (const { name, lastValue, isCalled } of manifest.sequences) {
    await client.query('SELECT setval(to_regclass($1), $2::bigint, $3)', [
      client.escapeIdentifier(name),
      lastValue,
      isCalled,
    ]);
  }
  await restoreObstacles(client, [...indexes, ...keys, ...triggers], options.tellIndex);

  for (const table of tables) {
    const facts = await sumsOf(client, table, (rows) => tell('checking', table.name, rows));
    refuseUnlessSame(table, facts, 'was loaded');
  }
  await refuseUnlessSequencesStand(client, backup);
  return manifest.tables.filter(({ name }) => !present.has(name)).map(({ name }) => name);
}

function refuseUnlessAlike(
  tables: readonly BackedUpTable[],
  present: ReadonlyMap<string, CatalogTable>,
): void {
  const signature = (columns: CatalogTable['columns']) =>
    columns
      .map(({ name, type }) => `${name} ${type}`)
      .sort()
      .join(', ');
  for (const { name, columns } of tables) {
    const expected = signature(present.get(name)?.columns ?? []);
    const found = signature(columns);
    if (found === expected) continue;
    throw new StartError(
      `The table ${name} of the backup has other columns than its migrations give it.\nIn the backup: ${found}\nBy the migrations: ${expected}`,
    );
  }
  const missing = [...present.keys()].filter((name) => !tables.some((table) => table.name === name));
  if (missing.length > 0) {
    throw new StartError(`The backup lacks tables that its migrations make: ${missing.join(', ')}.`);
  }
}

/** Puts indexes, foreign keys and triggers back as they were: keys that do not hold for what was loaded are refused here. */
async function restoreObstacles(
  client: Client,
  obstacles: readonly Obstacle[],
  tell: (statement: string) => void,
): Promise<void> {
  for (const { restore } of obstacles) {
    tell(restore);
    try {
      await client.query(restore);
    } catch (cause) {
      const words = cause instanceof Error ? cause.message : String(cause);
      throw new StartError(`What was loaded breaks a rule of the database: ${words}. Nothing was kept.`, {
        cause,
      });
    }
  }
}

async function loadTable(
  client: Client,
  backup: OpenBackup,
  table: BackedUpTable,
  tell: (rows: number) => void,
): Promise<void> {
  const sums = new RowSums();
  try {
    await pipeline(await backup.read(table), summing(sums, tell), copyIn(client, table));
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(`The rows of ${table.name} cannot be loaded: ${words}. Nothing was kept.`, {
      cause,
    });
  }
  refuseUnlessSame(table, { ...sums.facts() }, 'stands in the file');
}

function refuseUnlessSame(table: BackedUpTable, facts: StreamFacts, what: string): void {
  if (facts.rows === table.rows && facts.rowSum === table.rowSum) return;
  throw new StartError(
    `What ${what} of ${table.name} is not what was backed up (${facts.rows} rows of ${table.rows}). Nothing was kept.`,
  );
}

async function refuseUnlessSequencesStand(client: Client, { manifest }: OpenBackup): Promise<void> {
  const now = new Map((await readSequences(client)).map((one) => [one.name, one]));
  for (const { name, lastValue, isCalled } of manifest.sequences) {
    const state = now.get(name);
    // A sequence of somebody's own table is left out with it.
    if (state && (state.lastValue !== lastValue || state.isCalled !== isCalled)) {
      throw new StartError(
        `The sequence ${name} stands at ${state.lastValue}, not at ${lastValue}. Nothing was kept.`,
      );
    }
  }
}
