import type Fraction from 'fraction.js';
import { toFraction } from '@/lib/core/decimal';
import { daysBetween, type PlainDate } from '@/lib/core/plain-date';
import { comparisonOf, meets } from './comparison';
import { DAYS_PER_YEAR } from './constants';
import { type CurrentPoint, currentValue } from './current-value';
import { expectedCourse, expectedOn } from './expectation';
import { forecastOf } from './forecast';
import { type OriginPoint, originOf, targetValueOf } from './origin';
import { exactDecimal, toRational } from './rational';
import type { ReachedStage, StatusFigure, StatusTarget, TargetSummary } from './types';
import { METHOD_VERSION } from './version';

export type { TargetSummary };

/** A movement over some days as a yearly rate; null over no days or backwards. */
function perYear(change: Fraction, days: number) {
  return days > 0 ? toRational(change.div(days).mul(toFraction(DAYS_PER_YEAR))) : null;
}

/** `p`, `e` and pace (METHOD section 3). None where `T` equals the origin's value: there is no way to be part of. */
function paceOf(target: StatusTarget, origin: OriginPoint, current: CurrentPoint, targetValue: Fraction) {
  const whole = targetValue.sub(origin.value);
  if (whole.equals(0)) return { progress: null, expectation: null, expectedValue: null, pace: null };
  const progress = current.value.sub(origin.value).div(whole);
  const course = expectedCourse(target, origin, targetValue);
  if (course === null) {
    return { progress: toRational(progress), expectation: null, expectedValue: null, pace: null };
  }
  const expectedValue = expectedOn(course, current.date);
  const expectation = expectedValue.sub(origin.value).div(whole);
  return {
    progress: toRational(progress),
    expectation: toRational(expectation),
    expectedValue: toRational(expectedValue),
    pace: expectation.gt(0) ? toRational(progress.div(expectation)) : null,
  };
}

/** Whether and since when the target is met, and whether it once was (METHOD section 4, rule 7). */
function metRun(target: StatusTarget, points: readonly CurrentPoint[], targetValue: Fraction | null) {
  if (targetValue === null) return { isMet: false, metSince: null, hasSlippedBack: false };
  const comparison = comparisonOf(target);
  const met = points.map((point) => meets(point.value, comparison, targetValue));
  const isMet = met.at(-1) === true;
  const metSince = isMet ? points[met.lastIndexOf(false) + 1]?.date : undefined;
  const isLevel = target.kind === 'level' || target.kind === 'relative';
  return { isMet, metSince: metSince ?? null, hasSlippedBack: isLevel && !isMet && met.includes(true) };
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
  points: readonly CurrentPoint[],
  targetValue: Fraction | null,
  isMet: boolean,
) {
  const current = points.at(-1);
  const none = { progress: null, expectation: null, expectedValue: null, pace: null };
  if (origin === null || current === undefined) {
    return { ...none, requiredPerYear: null, achievedPerYear: null, forecast: null };
  }
  const achieved = perYear(current.value.sub(origin.value), daysBetween(origin.date, current.date));
  if (targetValue === null)
    return { ...none, requiredPerYear: null, achievedPerYear: achieved, forecast: null };
  const hasForecast = current.date < target.due && !isMet;
  return {
    ...paceOf(target, origin, current, targetValue),
    requiredPerYear: perYear(targetValue.sub(current.value), daysBetween(current.date, target.due)),
    achievedPerYear: achieved,
    forecast: hasForecast ? forecastOf(target, origin, points, targetValue) : null,
  };
}

/**
 * Step one of the method: what a target's figures amount to, whatever the day (METHOD sections 2, 3 and 5). Give it the
 * published figures with a reference date on or before the day of interest (`knownOn`, `asOfFigures`); only those with role
 * `counted` have an effect. Their order has none. A target without counted figures gets a summary with `current: null`.
 */
export function summarise(target: StatusTarget, figures: readonly StatusFigure[]): TargetSummary {
  const { points, usedIds, leftOutIds, conflicts, stagesReached } = currentValue(target, figures);
  const current = points.at(-1);
  const targetValue = targetValueOf(target);
  const origin = originOf(target, points);
  const run = metRun(target, points, targetValue);
  return {
    methodVersion: METHOD_VERSION,
    usedIds,
    leftOutIds,
    current: current === undefined ? null : exactDecimal(current.value),
    reference: current?.date ?? null,
    stagesReached,
    completedOn: completionOf(target, stagesReached),
    targetValue: targetValue === null ? null : exactDecimal(targetValue),
    origin: origin === null ? null : { ...origin, value: exactDecimal(origin.value) },
    ...movementOf(target, origin, points, targetValue, run.isMet),
    ...run,
    conflicts,
    series: points.map((point) => ({ ...point, value: exactDecimal(point.value) })),
  };
}
