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
  // On a past day the one that was then the newest was in force.
  return known.map((one, index) => ({ ...one, isInForce: index === 0 }));
}
