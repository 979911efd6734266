import type Fraction from 'fraction.js';
import { comparisonOf, meets } from './comparison';
import { type CurrentPoint, currentValue } from './current-value';
import { forecastOf } from './forecast';
import { originOf, targetValueOf } from './origin';
import { outlineOf } from './outline';
import { exactDecimal } from './rational';
import type { StatusFigure, StatusTarget, TargetSummary } from './types';

export type { TargetSummary };

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

/**
 * Step one of the method: what a target's figures amount to, whatever the day (METHOD sections 2, 3 and 5). Give it the
 * published figures with a reference date on or before the day of interest (`knownOn`, `asOfFigures`); only those with role
 * `counted` have an effect. Their order has none. A target without counted figures gets a summary with `current: null`.
 */
export function summarise(target: StatusTarget, figures: readonly StatusFigure[]): TargetSummary {
  const { points, usedIds, leftOutIds, conflicts, stagesReached } = currentValue(target, figures);
  const current = points.at(-1) ?? null;
  const targetValue = targetValueOf(target);
  const beginning = { first: points[0] ?? null, count: points.length };
  const origin = originOf(target, beginning);
  const run = metRun(target, points, targetValue);
  const hasForecast = current !== null && current.date < target.due && !run.isMet;
  return {
    ...outlineOf(target, { ...beginning, ...run, current, stagesReached }),
    usedIds,
    leftOutIds,
    conflicts,
    series: points.map((point) => ({ ...point, value: exactDecimal(point.value) })),
    forecast:
      hasForecast && origin !== null && targetValue !== null
        ? forecastOf(target, origin, points, targetValue)
        : null,
  };
}
