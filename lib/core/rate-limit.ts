import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Db } from './db';
import { type Result, refuse } from './errors';
import { countEvent } from './event-counts';
import { keyedHash } from './keyed-hash';

/** So many times in a window that begins with the first. `name` sets the counts of limits apart. */
export interface RateLimit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/** A time too many: how long to wait, and whether the limit was reached just now, rather than before. */
export interface OverLimit {
  readonly waitMs: number;
  readonly isFirst: boolean;
}

/**
 * What a person or place is counted as: whoever reads the table of counts cannot tell who it was. Capitals and blanks around do
 * not make another one of it.
 */
export function countKey(subject: string): string {
  return keyedHash('counts', subject.trim().normalize('NFC').toLowerCase());
}

/**
 * Counts one time, before anything is done, so that many at once cannot slip past. The counts stand in the database: all web nodes
 * share them. Null within the limit. Pass keys (`countKey`), not addresses.
 */
export async function countTowards(on: Db, limit: RateLimit, key: string): Promise<OverLimit | null> {
  try {
    await limiter(on, limit).consume(key);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) {
      countEvent('refused.attempts');
      const isFirst = refused.consumedPoints === limit.points + 1;
      return { waitMs: Math.max(1, refused.msBeforeNext), isFirst };
    }
    throw refused;
  }
}

/** Takes one time back; with `isAll` everything that was counted under the key. */
export async function takeBackCount(on: Db, limit: RateLimit, key: string, isAll = false): Promise<void> {
  if (isAll) await limiter(on, limit).delete(key);
  else await limiter(on, limit).reward(key, 1);
}

/** Whole minutes to wait; null within the limit. */
export function minutesToWait(over: Pick<OverLimit, 'waitMs'> | null): number | null {
  return over === null ? null : Math.max(1, Math.ceil(over.waitMs / 60_000));
}

/** Refuses what is over a limit, with the minutes to wait. */
export function refuseOverLimit(over: Pick<OverLimit, 'waitMs'>): Result<never> {
  return refuse({ code: 'too_many_sent', field: null, values: { minutes: minutesToWait(over) ?? 1 } });
}

/** Deletes what no longer counts. `at` is the real time in milliseconds: windows do not stand still with the site's clock. */
export async function deleteOldCounts(on: Db, at: number = Date.now()): Promise<number> {
  const { count } = await on.rateLimit.deleteMany({ where: { expire: { lt: BigInt(at) } } });
  return count;
}

function limiter(on: Db, { name, points, seconds }: RateLimit): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: throughClient(on),
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    // Its own timer would outlive a command of the shell; `deleteOldCounts` does it instead.
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
  });
}

interface Query {
  readonly text: string;
  readonly values: readonly unknown[];
}
interface CountRow {
  readonly points: number;
  readonly expire: bigint | null;
}

/** The limiter asks for a pool of `pg`; this gives it the process's own connections instead of a second pool. */
function throughClient(on: Db) {
  return {
    query: async ({ text, values }: Query) => {
      const found = await on.$queryRawUnsafe<CountRow[]>(text, ...values);
      const rows = found.map((row) => ({ ...row, expire: row.expire === null ? null : Number(row.expire) }));
      return { rows, rowCount: rows.length };
    },
  };
}
