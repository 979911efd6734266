import Fraction from 'fraction.js';
import { toFraction } from '@/lib/core/decimal';
import { daysBetween, type PlainDate } from '@/lib/core/plain-date';
import type { OriginPoint } from './origin';
import type { StatusTarget } from './types';

/** A corner of the expected course. */
export interface ExpectedPoint {
  readonly date: PlainDate;
  readonly value: Fraction;
}

/**
 * The corners of the expected course: origin, checkpoints, due date (METHOD section 3). Checkpoints on or before the
 * origin's day, or on or after the due date, are left out: the origin and the target speak for those days. Of two
 * checkpoints for one day the one named last counts. Null where the
 * origin does not lie before the due date, so that no line can be drawn.
 */
export function expectedCourse(
  target: StatusTarget,
  origin: OriginPoint,
  targetValue: Fraction,
): [ExpectedPoint, ...ExpectedPoint[]] | null {
  if (origin.date >= target.due) return null;
  const byDay = new Map(
    target.checkpoints.map(({ date, value }) => [date, { date, value: toFraction(value) }]),
  );
  const inner = [...byDay.values()]
    .filter(({ date }) => date > origin.date && date < target.due)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  return [{ date: origin.date, value: origin.value }, ...inner, { date: target.due, value: targetValue }];
}

/** The expected value on a day, by whole days on straight lines; level before the first corner and after the last. */
export function expectedOn(course: readonly [ExpectedPoint, ...ExpectedPoint[]], day: PlainDate): Fraction {
  let before = course[0];
  for (const after of course) {
    if (day < after.date) {
      if (before === after) return before.value;
      const share = new Fraction(daysBetween(before.date, day), daysBetween(before.date, after.date));
      return before.value.add(after.value.sub(before.value).mul(share));
    }
    before = after;
  }
  return before.value;
}
