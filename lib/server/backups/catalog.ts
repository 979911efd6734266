import type { Client } from 'pg';
import { StartError } from '../start-error';
import type { SequenceState, TableColumn } from './manifest';

/** A table as the database describes it. */
export interface CatalogTable {
  readonly name: string;
  readonly columns: readonly TableColumn[];
}

/** What belongs to an extension is the extension's. */
const OWN = `relnamespace = current_schema()::regnamespace
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`;

/** Kinds of relations that hold rows of their own, and that nobody here has needed yet. */
const UNKNOWN_KINDS: Readonly<Record<string, string>> = {
  p: 'a partitioned table',
  m: 'a materialized view',
  f: 'a foreign table',
};

/**
 * All tables of the database with the columns that hold something (a generated one is worked out anew), by name.
 *
 * @throws StartError where rows stand in something that is no plain table: they would be forgotten
 */
export async function readTables(client: Client): Promise<CatalogTable[]> {
  const found = await client.query<{ name: string; kind: string; columns: TableColumn[] | null }>(`
    SELECT relname AS name, relkind AS kind,
      (SELECT json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) ORDER BY attnum)
        FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns
    FROM pg_class c WHERE relkind IN ('r', 'p', 'm', 'f') AND ${OWN} ORDER BY relname`);
  return found.rows.map(({ name, kind, columns }) => {
    const unknown = UNKNOWN_KINDS[kind];
    if (unknown !== undefined) {
      throw new StartError(
        `${name} is ${unknown}, which backups do not know. Use pg_dump for this database.`,
      );
    }
    return { name, columns: columns ?? [] };
  });
}

/** Names of everything in the database that is ours to overwrite or not: tables, views and sequences. */
export async function readRelations(client: Client): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class c WHERE relkind IN ('r', 'p', 'm', 'f', 'v', 'S') AND ${OWN} ORDER BY relname`,
  );
  return found.rows.map(({ name }) => name);
}

/** Where the sequences stand. They move outside transactions, so the numbers may be ahead of the rows, never behind. */
export async function readSequences(client: Client): Promise<SequenceState[]> {
  const found = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class c WHERE relkind = 'S' AND ${OWN} ORDER BY relname`,
  );
  const states: SequenceState[] = [];
  for (const { name } of found.rows) {
    const state = await client.query<{ lastValue: string; isCalled: boolean }>(
      `SELECT last_value::text AS "lastValue", is_called AS "isCalled" FROM ${client.escapeIdentifier(name)}`,
    );
    const row = state.rows[0];
    if (row) states.push({ name, ...row });
  }
  return states;
}

/** A foreign key or a trigger, with the statements that take it out of the way and put it back as it was. */
export interface Obstacle {
  readonly remove: string;
  readonly restore: string;
}

/** All foreign keys. To add one again checks every row at once, whatever order the tables were filled in. */
export async function readForeignKeys(client: Client): Promise<Obstacle[]> {
  const found = await client.query<Obstacle>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS remove,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS restore
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY oid`);
  return found.rows;
}

/**
 * All indexes, also those behind keys and exclusions. Made anew over full tables they take a fraction of the time, and check
 * the same.
 */
export async function readIndexes(client: Client): Promise<Obstacle[]> {
  const found = await client.query<Obstacle>(`
    SELECT CASE WHEN k.oid IS NULL THEN format('DROP INDEX %s', indexrelid::regclass)
        ELSE format('ALTER TABLE %s DROP CONSTRAINT %I', indrelid::regclass, k.conname) END AS remove,
      CASE WHEN k.oid IS NULL THEN pg_get_indexdef(indexrelid)
        ELSE format('ALTER TABLE %s ADD CONSTRAINT %I %s', indrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
        END AS restore
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')
    WHERE c.relkind = 'r' AND ${OWN} ORDER BY indexrelid`);
  return found.rows;
}

/** All triggers that are switched on. They watch over changes; a restore brings back what they have let pass already. */
export async function readTriggers(client: Client): Promise<Obstacle[]> {
  const found = await client.query<Obstacle>(`
    SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname) AS remove,
      format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname) AS restore
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT tgisinternal AND tgenabled = 'O' AND ${OWN} ORDER BY t.oid`);
  return found.rows;
}
