import { dayInZone } from '@/lib/core/plain-date';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import type { Assessment } from './types';

/**
 * The assessments that a view may show, newest first: all, or those published up to the past day that it is as of; a day is
 * one of the programme's time zone.
 */
export function assessmentsKnown(
  assessments: readonly Assessment[],
  { timeZone }: Pick<Programme, 'timeZone'>,
  { on, isAsOf }: ViewDay,
): Assessment[] {
  const known = isAsOf
    ? assessments.filter(({ publishedAt }) => dayInZone(new Date(publishedAt), timeZone) <= on)
    : assessments;
  return known.map((one, index) => {
    const isRetracted =
      one.retracted !== null && (!isAsOf || dayInZone(new Date(one.retracted.at), timeZone) <= on);
    const retracted = isRetracted ? one.retracted : null;
    // On a past day the one that was then the newest was in force. Nothing comes back when it is retracted.
    return { ...one, retracted, isInForce: index === 0 && retracted === null };
  });
}

/** The one in force among them; null where none is. */
export function inForceOf(assessments: readonly Assessment[]): Assessment | null {
  return assessments.find(({ isInForce }) => isInForce) ?? null;
}
