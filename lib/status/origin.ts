import Fraction from 'fraction.js';
import { toFraction } from '@/lib/core/decimal';
import { addDays, type PlainDate } from '@/lib/core/plain-date';
import { comparisonOf, meets } from './comparison';
import { PROVISIONAL_BASELINE_MIN_READINGS } from './constants';
import type { CurrentPoint } from './current-value';
import type { StatusTarget } from './types';

/** Where progress is measured from, ready for arithmetic. */
export interface OriginPoint {
  readonly date: PlainDate;
  readonly value: Fraction;
  readonly isProvisional: boolean;
}

/**
 * `T`, the value to reach (METHOD section 1): for `relative` the published baseline × factor. Null for the kinds that have
 * none, an open-ended total, and a relative target without a published baseline.
 */
export function targetValueOf(target: StatusTarget): Fraction | null {
  switch (target.kind) {
    case 'total':
    case 'level':
      return target.value === null ? null : toFraction(target.value);
    case 'relative':
      if (target.baseline === null || target.factor === null) return null;
      return toFraction(target.baseline.value).mul(toFraction(target.factor));
    case 'trend':
    case 'maintain':
    case 'milestone':
      return null;
  }
}

/** The first of the points that a current value has gone through, and how many they are. */
export interface Beginning {
  readonly first: Pick<CurrentPoint, 'date' | 'value'> | null;
  readonly count: number;
}

/**
 * The first reading, standing in for a baseline (METHOD section 3). Readings about one day count as one here: two sources
 * that disagree about a single day are no movement. Never for `relative`: its `T` needs the published baseline, and a
 * target that moves with whatever is published first would be no promise.
 */
function provisionalOrigin(target: StatusTarget, { first, count }: Beginning): OriginPoint | null {
  if (target.kind !== 'level' && target.kind !== 'trend') return null;
  if (first === null || count < PROVISIONAL_BASELINE_MIN_READINGS) return null;
  if (first.date >= target.due) return null;
  const targetValue = targetValueOf(target);
  if (targetValue !== null && meets(first.value, comparisonOf(target), targetValue)) return null;
  return { date: first.date, value: first.value, isProvisional: true };
}

/** The origin of progress (METHOD section 3); null where there is none. Readings of maintain and stages have none. */
export function originOf(target: StatusTarget, beginning: Beginning): OriginPoint | null {
  if (target.kind === 'milestone' || target.kind === 'maintain') return null;
  if (target.kind === 'total') {
    return { date: addDays(target.start, -1), value: new Fraction(0), isProvisional: false };
  }
  if (target.baseline === null) return provisionalOrigin(target, beginning);
  return { date: target.baseline.date, value: toFraction(target.baseline.value), isProvisional: false };
}
