import { sha256 } from '@/lib/core/canonical-json';
import type { Db } from '@/lib/core/db';
import { type Result, refuse } from '@/lib/core/errors';
import { countTowards, minutesToWait, type RateLimit, takeBackCount } from '@/lib/core/rate-limit';

const QUARTER_HOUR = 15 * 60;
/** Enough for a forgetful person, far too few for guessing. */
const FAILURES_PER_ACCOUNT: RateLimit = { name: 'account', points: 10, seconds: QUARTER_HOUR };
/** A newsroom shares one address; guessing many accounts from one is still slow. */
const FAILURES_PER_ADDRESS: RateLimit = { name: 'address', points: 30, seconds: QUARTER_HOUR };

/** Mail is lost now and then, but nobody's letter box is to be filled. */
const LINKS_PER_ACCOUNT: RateLimit = { name: 'link-account', points: 3, seconds: 60 * 60 };
const LINKS_PER_ADDRESS: RateLimit = { name: 'link-address', points: 10, seconds: 60 * 60 };

/** Six digits are few, and whoever knows the password has time: in a day this gives one chance in ten thousand. */
const CODES_PER_DAY: RateLimit = { name: 'code-day', points: 30, seconds: 24 * 60 * 60 };

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
  const accountKey = keyOf(account);
  const addressKey = address === null ? null : sha256(address);

  // The address first: one that has used up its attempts must not go on using up those of other people's accounts.
  const byAddress = addressKey === null ? null : await countTowards(on, FAILURES_PER_ADDRESS, addressKey);
  const over = byAddress ?? (await countTowards(on, FAILURES_PER_ACCOUNT, accountKey));
  return {
    waitMinutes: minutesToWait(over),
    isFirstRefusal: over?.isFirst === true,
    succeeded: async () => {
      await takeBackCount(on, FAILURES_PER_ACCOUNT, accountKey, true);
      if (addressKey !== null) await takeBackCount(on, FAILURES_PER_ADDRESS, addressKey);
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
  const over = await countTowards(on, CODES_PER_DAY, keyOf(userId));
  return {
    waitMinutes: minutesToWait(over),
    isFirstRefusal: over?.isFirst === true,
    succeeded: async () => {
      await attempt.succeeded();
      await takeBackCount(on, CODES_PER_DAY, keyOf(userId), true);
    },
  };
}

/**
 * Counts somebody's wish for a link to a new password, by the e-mail address as typed (also one that nobody has) and by where it
 * comes from. Whole minutes to wait; null when a link may be sent.
 */
export async function countLinkRequest(on: Db, email: string, address: string): Promise<number | null> {
  const byAddress = await countTowards(on, LINKS_PER_ADDRESS, sha256(address));
  return minutesToWait(byAddress ?? (await countTowards(on, LINKS_PER_ACCOUNT, keyOf(email))));
}

function keyOf(account: string): string {
  return sha256(account.trim().normalize('NFC').toLowerCase());
}

/** Refuses an attempt over the limit, with the minutes to wait. */
export function tooManyAttempts(minutes: number): Result<never> {
  return refuse({ code: 'too_many_attempts', field: null, values: { minutes } });
}
