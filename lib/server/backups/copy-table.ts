import { Transform } from 'node:stream';
import { Client } from 'pg';
import { from, to } from 'pg-copy-streams';
import type { CatalogTable } from './catalog';
import { RowSums } from './row-sums';

/**
 * How values are written, the same on every server: COPY's text form depends on these. Timeouts of the operator's are for
 * requests, not for this. `row_security` makes rows that this account may not see an error instead of a gap.
 */
const SAME_EVERYWHERE = {
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  timezone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '3',
  xmloption: 'content',
  synchronize_seqscans: 'off',
  row_security: 'off',
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  transaction_timeout: '0',
};

/** A connection of its own for a backup or a restore. The caller ends it. */
export async function connectForCopy(databaseUrl: string, name: string): Promise<Client> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: name,
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
  });
  // A lost connection is told by the query or stream that was under way.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Call it in the open transaction: the settings end with it. */
export async function writeAlike(client: Client): Promise<void> {
  await client.query("SET LOCAL client_encoding = 'UTF8'");
  for (const [name, value] of Object.entries(SAME_EVERYWHERE)) {
    await client.query('SELECT set_config($1, $2, true)', [name, value]);
  }
}

/** All rows of a table in COPY's text form, as pg_dump writes them: one line a row, `\N` for what is null. */
export function copyOut(client: Client, table: CatalogTable) {
  return client.query(to(`COPY ${target(client, table)} TO STDOUT`));
}

/**
 * Takes rows in that form. FREEZE spares the server a later pass over all rows; it needs a table that was emptied in the
 * same transaction, which is so.
 */
export function copyIn(client: Client, table: CatalogTable) {
  return client.query(from(`COPY ${target(client, table)} FROM STDIN (FREEZE)`));
}

function target(client: Client, { name, columns }: CatalogTable): string {
  const names = columns.map((column) => client.escapeIdentifier(column.name)).join(', ');
  return `${client.escapeIdentifier(name)} (${names})`;
}

/** Adds up what passes, and tells how many rows have passed. */
export function summing(sums: RowSums, tell: (rows: number) => void): Transform {
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      sums.update(piece);
      tell(sums.rowsSoFar);
      done(null, piece);
    },
  });
}

/** What a table holds now. */
export async function sumsOf(client: Client, table: CatalogTable, tell: (rows: number) => void) {
  const sums = new RowSums();
  for await (const piece of copyOut(client, table)) {
    sums.update(piece);
    tell(sums.rowsSoFar);
  }
  return sums.facts();
}
