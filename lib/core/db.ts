import { PrismaPg } from '@prisma/adapter-pg';
import { RefusedError, type Result, refuse, succeed } from './errors';
import { type Prisma, PrismaClient } from './prisma/client';

/** A connection to work with: the pool, or one open transaction. */
export type Db = PrismaClient | Prisma.TransactionClient;

const holder = globalThis as typeof globalThis & { pledgebookDb?: PrismaClient };

/** Makes a client of its own for a database; the caller disconnects it. adapter-pg would wait for ever by default. */
export function connect(databaseUrl: string, max = 10): PrismaClient {
  const adapter = new PrismaPg({ connectionString: databaseUrl, max, connectionTimeoutMillis: 5_000 });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 60_000 } });
}

/** The process's client, made at first use from DATABASE_URL. */
export function db(): PrismaClient {
  if (!holder.pledgebookDb) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error('DATABASE_URL is not set: start the site with `npm start`, which sets it.');
    holder.pledgebookDb = connect(url);
  }
  return holder.pledgebookDb;
}

/** Closes the process's client, if there is one. */
export async function disconnect(): Promise<void> {
  await holder.pledgebookDb?.$disconnect();
  delete holder.pledgebookDb;
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
