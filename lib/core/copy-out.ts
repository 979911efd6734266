import pg from 'pg';
import { databaseUrl } from './db';

/** How many readers may have a connection for a long download at once, in this process: pages have a pool of their own. */
export const READERS_AT_ONCE = 8;

const CONNECT_WITHIN_MS = 5_000;

/** How soon the database notices that nobody is there any more, while it has nothing to send. */
const NOTICES_AFTER = '1s';

/** A transaction in which nothing happens for so long is one whose reader was lost. */
const IDLE_AT_MOST = '90s';

/** There are as many readers of long downloads as there may be. */
export class TooManyReaders extends Error {
  override name = 'TooManyReaders';
}

/** Who takes the rows of a COPY: each is one line and ends with a line feed. Its bytes are there during the call only. */
export interface RowTaker {
  readonly row: (line: Buffer) => void;
  readonly end: () => void;
  readonly error: (error: Error) => void;
}

/** Rows on their way: they can be held up, and then the database waits. */
export interface Flow {
  readonly pause: () => void;
  readonly resume: () => void;
}

/** One moment of the database, on a connection of its own: everything that is read from it agrees. */
export interface Moment {
  /** The first row of a query, for what is small; null without one. */
  readonly first: (query: string) => Promise<Readonly<Record<string, unknown>> | null>;
  /** What COPY makes of a query, in its format `csv` with further options. One at a time. */
  readonly copy: (query: string, options: string, taker: RowTaker) => Flow;
  /** Gives the connection back at once, whatever it is doing. Twice does no harm. */
  readonly close: () => void;
}

let readers = 0;

/**
 * Opens a connection and stays at one moment on it: now, or that of another transaction (`pg_export_snapshot`), which is not
 * counted as a reader. Whoever opens it closes it.
 *
 * @throws TooManyReaders
 */
export async function openMoment(snapshot: string | null = null): Promise<Moment> {
  if (snapshot !== null) return begin(snapshot, () => {});
  if (readers >= READERS_AT_ONCE) throw new TooManyReaders('Too many long downloads at once');
  readers += 1;
  return begin(null, () => {
    readers -= 1;
  });
}

async function begin(snapshot: string | null, onClosed: () => void): Promise<Moment> {
  // Not postgres.js: it has no way to leave a COPY in the middle, and loses an error that comes with the first row.
  const client = new pg.Client({
    connectionString: databaseUrl(),
    application_name: 'pledgebook download',
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
  });
  // Whoever waits for an answer is told of a lost connection too.
  client.on('error', () => {});
  let isOpen = true;
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    onClosed();
    // In the middle of a query this ends the line itself, which is what makes the database stop.
    void client.end();
  };
  try {
    await client.connect();
    // Not every system that Postgres runs on can do it.
    await client.query(`SET client_connection_check_interval = '${NOTICES_AFTER}'`).catch(() => {});
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    if (snapshot !== null) await client.query(`SET TRANSACTION SNAPSHOT ${pg.escapeLiteral(snapshot)}`);
    await client.query(`SET LOCAL statement_timeout = 0; SET LOCAL DateStyle = 'ISO, YMD';
      SET LOCAL idle_in_transaction_session_timeout = '${IDLE_AT_MOST}'`);
  } catch (error) {
    close();
    throw error;
  }
  return {
    first: async (query) => (await client.query<Record<string, unknown>>(query)).rows[0] ?? null,
    copy: (query, options, taker) =>
      client.query(new CopyOut(`COPY (${query}) TO STDOUT (FORMAT csv${options})`, taker)),
    close,
  };
}

/** A COPY as `pg` carries out queries of others: it calls the methods below as the answers come. */
class CopyOut implements pg.Submittable, Flow {
  private connection: pg.Connection | null = null;
  private isHeld = false;

  constructor(
    private readonly statement: string,
    private readonly taker: RowTaker,
  ) {}

  submit(connection: pg.Connection): void {
    this.connection = connection;
    connection.query(this.statement);
  }

  pause(): void {
    this.isHeld = true;
    this.connection?.stream.pause();
  }

  resume(): void {
    if (!this.isHeld) return;
    this.isHeld = false;
    this.connection?.stream.resume();
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    this.taker.row(chunk);
  }

  handleCommandComplete(): void {
    // All rows are here; what is left to read is that the connection is free.
    this.resume();
  }

  handleReadyForQuery(): void {
    this.taker.end();
  }

  handleError(error: Error): void {
    this.taker.error(error);
  }
}
