import type Fraction from 'fraction.js';
import { toFraction } from '@/lib/core/decimal';
import { daysBetween, type PlainDate } from '@/lib/core/plain-date';
import { DAYS_PER_YEAR } from './constants';
import type { CurrentPoint } from './current-value';
import { expectedCourse, expectedOn } from './expectation';
import { type Beginning, type OriginPoint, originOf, targetValueOf } from './origin';
import { exactDecimal, toRational } from './rational';
import type { ReachedStage, StatusTarget, SummaryOutline } from './types';
import { METHOD_VERSION } from './version';

/** What the ends of a current value's history are, and how its run of met values goes. */
export interface ValueEnds extends Beginning {
  readonly current: Pick<CurrentPoint, 'date' | 'value'> | null;
  /** By number; empty for kinds without stages. */
  readonly stagesReached: readonly ReachedStage[];
  readonly isMet: boolean;
  readonly metSince: PlainDate | null;
  readonly hasSlippedBack: boolean;
}

/** A movement over some days as a yearly rate; null over no days or backwards. */
function perYear(change: Fraction, days: number) {
  return days > 0 ? toRational(change.div(days).mul(toFraction(DAYS_PER_YEAR))) : null;
}

const NO_PACE = { progress: null, expectation: null, expectedValue: null, pace: null };

type Current = NonNullable<ValueEnds['current']>;

/** `p`, `e` and pace (METHOD section 3). None where `T` equals the origin's value: there is no way to be part of. */
function paceOf(target: StatusTarget, origin: OriginPoint, current: Current, targetValue: Fraction) {
  const whole = targetValue.sub(origin.value);
  if (whole.equals(0)) return NO_PACE;
  const progress = current.value.sub(origin.value).div(whole);
  const course = expectedCourse(target, origin, targetValue);
  if (course === null) return { ...NO_PACE, progress: toRational(progress) };
  const expectedValue = expectedOn(course, current.date);
  const expectation = expectedValue.sub(origin.value).div(whole);
  return {
    progress: toRational(progress),
    expectation: toRational(expectation),
    expectedValue: toRational(expectedValue),
    pace: expectation.gt(0) ? toRational(progress.div(expectation)) : null,
  };
}

function completionOf(target: StatusTarget, stages: readonly ReachedStage[]): PlainDate | null {
  if (target.kind !== 'milestone' || stages.length < target.stages) return null;
  return stages.reduce<PlainDate | null>(
    (last, { date }) => (last === null || date > last ? date : last),
    null,
  );
}

/** All that needs both an origin and a current value. */
function movementOf(
  target: StatusTarget,
  origin: OriginPoint | null,
  current: ValueEnds['current'],
  targetValue: Fraction | null,
) {
  if (origin === null || current === null)
    return { ...NO_PACE, requiredPerYear: null, achievedPerYear: null };
  const achieved = perYear(current.value.sub(origin.value), daysBetween(origin.date, current.date));
  if (targetValue === null) return { ...NO_PACE, requiredPerYear: null, achievedPerYear: achieved };
  return {
    ...paceOf(target, origin, current, targetValue),
    requiredPerYear: perYear(targetValue.sub(current.value), daysBetween(current.date, target.due)),
    achievedPerYear: achieved,
  };
}

/** What the ends of a history amount to (METHOD sections 2 and 3): a summary without what takes all of its points. */
export function outlineOf(
  target: StatusTarget,
  ends: ValueEnds,
): Omit<SummaryOutline, 'forecast' | 'conflicts'> {
  const { current, stagesReached, isMet, metSince, hasSlippedBack } = ends;
  const targetValue = targetValueOf(target);
  const origin = originOf(target, ends);
  return {
    methodVersion: METHOD_VERSION,
    current: current === null ? null : exactDecimal(current.value),
    reference: current?.date ?? null,
    stagesReached,
    completedOn: completionOf(target, stagesReached),
    targetValue: targetValue === null ? null : exactDecimal(targetValue),
    origin: origin === null ? null : { ...origin, value: exactDecimal(origin.value) },
    ...movementOf(target, origin, current, targetValue),
    isMet,
    metSince,
    hasSlippedBack,
  };
}
