import type { Db } from '@/lib/core/db';
import { type Result, refuse } from '@/lib/core/errors';
import {
  countKey,
  countTowards,
  minutesToWait,
  type OverLimit,
  type RateLimit,
  takeBackCount,
} from '@/lib/core/rate-limit';

const QUARTER_HOUR = 15 * 60;
const DAY = 24 * 60 * 60;

/** Of one account from one place: enough for a forgetful person, far too few for guessing. */
const FAILURES: RateLimit = { name: 'account', points: 10, seconds: QUARTER_HOUR };
/** A newsroom shares one address; guessing many accounts from one is still slow. */
const FAILURES_PER_ADDRESS: RateLimit = { name: 'address', points: 30, seconds: QUARTER_HOUR };
/** Of one account, from all the places together that it does not know. Many addresses are cheap to have. */
const STRANGERS_PER_DAY: RateLimit = { name: 'strangers-day', points: 100, seconds: DAY };
/** Of one account from one place that it knows: who has somebody's computer is to guess no more either. */
const KNOWN_PER_DAY: RateLimit = { name: 'known-day', points: 50, seconds: DAY };

/** Mail is lost now and then, but nobody's letter box is to be filled. */
const LINKS_PER_ACCOUNT: RateLimit = { name: 'link-account', points: 3, seconds: 60 * 60 };
const LINKS_PER_ADDRESS: RateLimit = { name: 'link-address', points: 10, seconds: 60 * 60 };

/** Six digits are few, and whoever knows the password has time: in a day this gives one chance in ten thousand. */
const CODES_PER_DAY: RateLimit = { name: 'code-day', points: 30, seconds: DAY };

/** Where an attempt comes from. */
export interface Place {
  /** As `clientAddress` gives it. */
  readonly address: string;
  /** What the account knows it by, where its holder has signed in from there before: such places have limits of their own. */
  readonly knownAs: string | null;
}

/** What was counted for one attempt, and how to take it back. */
export interface Attempt {
  /** Whole minutes to wait; null when the attempt may go on. */
  readonly waitMinutes: number | null;
  /** Whether the limit was reached just now, rather than before. */
  readonly isFirstRefusal: boolean;
  /** To be called when the attempt succeeded: only failures count. */
  succeeded(): Promise<void>;
}

/** Something to count, and whether a success makes all of it forgotten or only the one time. */
interface Count {
  readonly limit: RateLimit;
  readonly key: string;
  readonly isForgotten: boolean;
}

/**
 * Counts an attempt to prove who one is, before it is checked, so that many at once cannot slip past the limit. The counts
 * stand in the database: all web nodes share them. They hold no e-mail address, only its keyed hash.
 *
 * Places that the account knows are counted apart, so that nobody can keep its holder out by failing on purpose elsewhere.
 *
 * @param account what the attempt is about: an e-mail address as typed (also one that nobody has), or a user's id
 * @param place where it comes from, or null to count by account alone, where there is a session already
 */
export function countAttempt(on: Db, account: string, place: Place | null): Promise<Attempt> {
  return countAll(on, countsOf(account, place));
}

/**
 * Counts a code as the second step, apart from passwords: a right password, which starts their count anew, must not start this
 * one. Codes of six digits have a limit for the day as well; recovery codes are beyond guessing, and stay a way in for the holder.
 */
export function countCode(on: Db, userId: string, place: Place, isShort: boolean): Promise<Attempt> {
  const counts = countsOf(`second step of ${userId}`, place);
  if (!isShort) return countAll(on, counts);
  const key = countKey(`${userId} ${place.knownAs ?? ''}`);
  return countAll(on, [...counts, { limit: CODES_PER_DAY, key, isForgotten: true }]);
}

function countsOf(account: string, place: Place | null): Count[] {
  const failures = (from: string) => ({
    limit: FAILURES,
    key: countKey(`${account} ${from}`),
    isForgotten: true,
  });
  if (place === null) return [failures('with a session')];
  const { address, knownAs } = place;
  if (knownAs !== null) {
    const key = countKey(`${account} ${knownAs}`);
    return [failures(knownAs), { limit: KNOWN_PER_DAY, key, isForgotten: false }];
  }
  return [
    // The address first: one that has used up its attempts must not go on using up those of other people's accounts.
    { limit: FAILURES_PER_ADDRESS, key: countKey(address), isForgotten: false },
    failures(address),
    // A success of the holder must not give whoever guesses another hundred.
    { limit: STRANGERS_PER_DAY, key: countKey(account), isForgotten: false },
  ];
}

/** Counts one after the other, up to the first that is over its limit. */
async function countAll(on: Db, counts: readonly Count[]): Promise<Attempt> {
  let over: OverLimit | null = null;
  for (const { limit, key } of counts) {
    over = await countTowards(on, limit, key);
    if (over !== null) break;
  }
  return {
    waitMinutes: minutesToWait(over),
    isFirstRefusal: over?.isFirst === true,
    succeeded: async () => {
      for (const { limit, key, isForgotten } of counts) await takeBackCount(on, limit, key, isForgotten);
    },
  };
}

/**
 * Counts somebody's wish for a link to a new password, by the e-mail address as typed (also one that nobody has) and by where it
 * comes from. Whole minutes to wait; null when a link may be sent.
 */
export async function countLinkRequest(on: Db, email: string, address: string): Promise<number | null> {
  const byAddress = await countTowards(on, LINKS_PER_ADDRESS, countKey(address));
  return minutesToWait(byAddress ?? (await countTowards(on, LINKS_PER_ACCOUNT, countKey(email))));
}

/** Refuses an attempt over the limit, with the minutes to wait. */
export function tooManyAttempts(minutes: number): Result<never> {
  return refuse({ code: 'too_many_attempts', field: null, values: { minutes } });
}
