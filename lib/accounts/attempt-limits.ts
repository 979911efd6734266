import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { sha256 } from '@/lib/core/canonical-json';
import type { Db } from '@/lib/core/db';
import { type Result, refuse } from '@/lib/core/errors';

const WINDOW_SECONDS = 15 * 60;
/** Enough for a forgetful person, far too few for guessing. */
const FAILURES_PER_ACCOUNT = 10;
/** A newsroom shares one address; guessing many accounts from one is still slow. */
const FAILURES_PER_ADDRESS = 30;

const LINKS_WINDOW_SECONDS = 60 * 60;
/** Mail is lost now and then, but nobody's letter box is to be filled. */
const LINKS_PER_ACCOUNT = 3;
const LINKS_PER_ADDRESS = 10;

const DAY_SECONDS = 24 * 60 * 60;
/** Six digits are few, and whoever knows the password has time: in a day this gives one chance in ten thousand. */
const CODES_PER_DAY = 30;

/** What was counted for one attempt, and how to take it back. */
export interface Attempt {
  /** Whole minutes to wait; null when the attempt may go on. */
  readonly waitMinutes: number | null;
  /** Whether the limit was reached just now, rather than before. */
  readonly isFirstRefusal: boolean;
  /** To be called when the attempt succeeded: only failures count. */
  succeeded(): Promise<void>;
}

/**
 * Counts an attempt to prove who one is, before it is checked, so that many at once cannot slip past the limit. The counts
 * stand in the database: all web nodes share them. They hold no e-mail address, only its hash.
 *
 * @param account what the attempt is about: an e-mail address as typed (also one that nobody has), or a user's id
 * @param address where it comes from, or null to count by account alone
 */
export async function countAttempt(on: Db, account: string, address: string | null): Promise<Attempt> {
  const byAccount = limiter(on, 'account', FAILURES_PER_ACCOUNT);
  const byAddress = limiter(on, 'address', FAILURES_PER_ADDRESS);
  const accountKey = keyOf(account);
  const addressKey = address === null ? null : sha256(address);

  // The address first: one that has used up its attempts must not go on using up those of other people's accounts.
  const byAddressRefusal = addressKey === null ? null : await consume(byAddress, addressKey);
  const refusal = byAddressRefusal ?? (await consume(byAccount, accountKey));
  return {
    waitMinutes: minutesOf(refusal),
    isFirstRefusal: refusal?.isFirst === true,
    succeeded: async () => {
      await byAccount.delete(accountKey);
      if (addressKey !== null) await byAddress.reward(addressKey, 1);
    },
  };
}

/**
 * Counts a code as the second step, apart from passwords: a right password, which starts their count anew, must not start this
 * one. Codes of six digits have a limit for the day as well; recovery codes are beyond guessing, and stay a way in for the holder.
 */
export async function countCode(on: Db, userId: string, address: string, isShort: boolean): Promise<Attempt> {
  const attempt = await countAttempt(on, `second step of ${userId}`, address);
  if (!isShort || attempt.waitMinutes !== null) return attempt;
  const byDay = limiter(on, 'code-day', CODES_PER_DAY, DAY_SECONDS);
  const refusal = await consume(byDay, keyOf(userId));
  return {
    waitMinutes: minutesOf(refusal),
    isFirstRefusal: refusal?.isFirst === true,
    succeeded: async () => {
      await attempt.succeeded();
      await byDay.delete(keyOf(userId));
    },
  };
}

/**
 * Counts somebody's wish for a link to a new password, by the e-mail address as typed (also one that nobody has) and by where it
 * comes from. Whole minutes to wait; null when a link may be sent.
 */
export async function countLinkRequest(on: Db, email: string, address: string): Promise<number | null> {
  const byAddress = limiter(on, 'link-address', LINKS_PER_ADDRESS, LINKS_WINDOW_SECONDS);
  const byAccount = limiter(on, 'link-account', LINKS_PER_ACCOUNT, LINKS_WINDOW_SECONDS);
  const refusal = (await consume(byAddress, sha256(address))) ?? (await consume(byAccount, keyOf(email)));
  return minutesOf(refusal);
}

function keyOf(account: string): string {
  return sha256(account.trim().normalize('NFC').toLowerCase());
}

function minutesOf(refusal: { readonly waitMs: number } | null): number | null {
  return refusal === null ? null : Math.max(1, Math.ceil(refusal.waitMs / 60_000));
}

/** Refuses an attempt over the limit, with the minutes to wait. */
export function tooManyAttempts(minutes: number): Result<never> {
  return refuse({ code: 'too_many_attempts', field: null, values: { minutes } });
}

/** Counts the attempt: null within the limit, else how long to wait. */
async function consume(
  limits: RateLimiterPostgres,
  key: string,
): Promise<{ waitMs: number; isFirst: boolean } | null> {
  try {
    await limits.consume(key);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) {
      const isFirst = refused.consumedPoints === limits.points + 1;
      return { waitMs: Math.max(1, refused.msBeforeNext), isFirst };
    }
    throw refused;
  }
}

function limiter(on: Db, keyPrefix: string, points: number, duration = WINDOW_SECONDS): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: throughClient(on),
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    // Its own timer would outlive a command of the shell; old counts are overwritten when their key comes again.
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration,
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
