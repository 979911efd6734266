import { dayInZone, daysBetween } from '@/lib/core/plain-date';
import type { Known } from './judge-visit';
import type { SourceMark } from './types';

/** The public day on which an address was last seen may be this old before it is written anew: else each day had an entry. */
const REFRESH_DAYS = 7;

/** What the public should be told of an address. One that has failed for less than days keeps the mark it had. */
export function markOf(
  { state, stateSince, lastAliveAt }: Pick<Known, 'state' | 'stateSince' | 'lastAliveAt'>,
  before: SourceMark,
  timeZone: string,
): SourceMark {
  if (state === 'unchecked' || state === 'unreachable') return before;
  const isOff = state === 'changed' || state === 'dead';
  return {
    state,
    lastSeenOn: lastAliveAt && dayInZone(lastAliveAt, timeZone),
    since: isOff && stateSince !== null ? dayInZone(stateSince, timeZone) : null,
    archiveUrl: before.archiveUrl,
  };
}

/** Whether two marks say the same. */
export function isSameMark(a: SourceMark, b: SourceMark): boolean {
  return (
    a.state === b.state &&
    a.lastSeenOn === b.lastSeenOn &&
    a.since === b.since &&
    a.archiveUrl === b.archiveUrl
  );
}

/** Whether the difference of two marks is worth a ledger entry: all but a day of last sight that is younger than a week. */
export function isWorthTelling(before: SourceMark, after: SourceMark): boolean {
  if (!isSameMark({ ...before, lastSeenOn: null }, { ...after, lastSeenOn: null })) return true;
  if (after.lastSeenOn === null || before.lastSeenOn === null) return after.lastSeenOn !== before.lastSeenOn;
  return daysBetween(before.lastSeenOn, after.lastSeenOn) >= REFRESH_DAYS;
}
