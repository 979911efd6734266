import { PrismaPg } from '@prisma/adapter-pg';
import { RefusedError, type Result, refuse, succeed } from './errors';
import { type Prisma, PrismaClient } from './prisma/client';
import { WatchedPool } from './watched-pool';

/** A connection to work with: the pool, or one open transaction. */
export type Db = PrismaClient | Prisma.TransactionClient;

const holder = globalThis as typeof globalThis & {
  pledgebookDb?: PrismaClient;
  pledgebookPool?: WatchedPool;
};

const POOL_SIZE = 10;
/** How long somebody waits for a connection; it would be for ever by default. */
const CONNECTION_WITHIN_MS = 3_000;
/**
 * A node that is lost in the middle of a transaction, without a word, would hold its locks for the two hours after which
 * systems look whether the other side is still there; and one of them is the lock of the ledger.
 */
const LET_GO_OF_THE_LOST = {
  text: `SET idle_in_transaction_session_timeout = '2min'; SET tcp_keepalives_idle = 30;
    SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3`,
  query_timeout: CONNECTION_WITHIN_MS,
};

/** Makes a client of its own for a database; the caller disconnects it. */
export function connect(databaseUrl: string, max = POOL_SIZE): PrismaClient {
  return clientOf(poolOf(databaseUrl, max));
}

function poolOf(connectionString: string, max: number): WatchedPool {
  return new WatchedPool({
    connectionString,
    max,
    connectionTimeoutMillis: CONNECTION_WITHIN_MS,
    keepAlive: true,
    onConnect: async (client) => {
      await client.query(LET_GO_OF_THE_LOST);
    },
  });
}

function clientOf(pool: WatchedPool): PrismaClient {
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 60_000 } });
}

/** The process's client, made at first use from DATABASE_URL. */
export function db(): PrismaClient {
  if (!holder.pledgebookDb) {
    holder.pledgebookPool = poolOf(databaseUrl(), POOL_SIZE);
    holder.pledgebookDb = clientOf(holder.pledgebookPool);
  }
  return holder.pledgebookDb;
}

/** Where the database is, for the few who need a connection of their own. */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: start the site with `npm start`, which sets it.');
  return url;
}

/** Closes the process's client, if there is one. */
export async function disconnect(): Promise<void> {
  await holder.pledgebookDb?.$disconnect();
  delete holder.pledgebookDb;
  delete holder.pledgebookPool;
}

/** Whether the process's connections are all in use, or none can be had, so that asking now would be in vain. */
export function isPoolStuck(): boolean {
  return holder.pledgebookPool?.stuck ?? false;
}

/** Notes that the line to the database has gone silent; what it returns closes the connections that stay so (`WatchedPool`). */
export function watchSilence(): () => void {
  return holder.pledgebookPool?.watchSilence() ?? (() => {});
}

/** How many connections the process's client has open, how many of them have nothing to do, and how many queries wait for one. */
export function poolCounts(): { readonly total: number; readonly idle: number; readonly waiting: number } {
  const {
    totalCount: total = 0,
    idleCount: idle = 0,
    waitingCount: waiting = 0,
  } = holder.pledgebookPool ?? {};
  return { total, idle, waiting };
}

/** Whether this is the pool, not a transaction that somebody else will commit. */
export function isPool(on: Db): on is PrismaClient {
  // An open transaction has a `$transaction` too (a savepoint), but cannot connect.
  return '$connect' in on;
}

/**
 * Runs the work in one transaction, or in the one that is already open. A `RefusedError` rolls back and comes out as a
 * refusal; inside an open transaction it goes on up, so that the outermost rolls everything back.
 */
export async function inTransaction<T>(
  on: Db,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<Result<T>> {
  if (!isPool(on)) return succeed(await work(on));
  try {
    return succeed(await on.$transaction(work));
  } catch (error) {
    if (error instanceof RefusedError) return refuse(...error.refusals);
    throw error;
  }
}
