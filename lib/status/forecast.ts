import type Fraction from 'fraction.js';
import { toFraction } from '@/lib/core/decimal';
import { addDays, daysBetween, type PlainDate, parsePlainDate, plainDate } from '@/lib/core/plain-date';
import {
  FORECAST_HIGH_PERCENTILE,
  FORECAST_HORIZON_YEARS,
  FORECAST_LOW_PERCENTILE,
  FORECAST_MINIMUM,
  FORECAST_PERCENT_MAXIMUM,
  FORECAST_RANGE_MIN_POINTS,
  PERCENT_UNIT,
} from './constants';
import type { CurrentPoint } from './current-value';
import type { ExpectedPoint } from './expectation';
import { toRational } from './rational';
import { pairsOf, slopesAt } from './slopes';
import type { Forecast, StatusTarget } from './types';

/** The ranks of the two middle values of so many; the same one twice where there is a single middle. */
export function medianRanks(count: number): [lower: number, upper: number] {
  return [Math.ceil(count / 2), Math.floor(count / 2) + 1];
}

/** Nearest rank: that of the smallest value that at least `percentile` per cent of so many do not exceed. */
export function percentileRank(count: number, percentile: number): number {
  return Math.max(1, Math.ceil((percentile * count) / 100));
}

function clamp(value: Fraction, unit: string | null): Fraction {
  const minimum = toFraction(FORECAST_MINIMUM);
  const maximum = toFraction(FORECAST_PERCENT_MAXIMUM);
  if (value.lt(minimum)) return minimum;
  return unit === PERCENT_UNIT && value.gt(maximum) ? maximum : value;
}

/** The last day on which a forecast date is still named; 29 February falls back to the 28th. */
function horizonOf(due: PlainDate): PlainDate {
  // A day is written with four digits of year; beyond that there is nothing to name.
  const year = String(Math.min(9999, Number(due.slice(0, 4)) + FORECAST_HORIZON_YEARS)).padStart(4, '0');
  return parsePlainDate(`${year}${due.slice(4)}`) ?? plainDate(`${year}-02-28`);
}

/** The first whole day on which `slope`, carried on from the current point, has reached the target value. */
function dateOfReaching(
  current: CurrentPoint,
  slope: Fraction,
  targetValue: Fraction,
  due: PlainDate,
): PlainDate | null {
  if (slope.equals(0)) return null;
  const days = targetValue.sub(current.value).div(slope).ceil();
  if (days.lt(0) || days.gt(daysBetween(current.date, horizonOf(due)))) return null;
  return addDays(current.date, Number(days.n));
}

/**
 * The forecast of METHOD section 5 for a target that is not met and has its reference date before the due date; the caller
 * sees to both. Null without a point after the origin. Value, low and high are each kept within what the unit allows.
 */
export function forecastOf(
  target: StatusTarget,
  origin: ExpectedPoint,
  points: readonly CurrentPoint[],
  targetValue: Fraction,
): Forecast | null {
  const later = points.filter((point) => point.date > origin.date);
  const current = later.at(-1);
  if (current === undefined) return null;
  const all = [origin, ...later];
  const count = pairsOf(all.length);
  const [lower, upper] = medianRanks(count);
  const range = [FORECAST_LOW_PERCENTILE, FORECAST_HIGH_PERCENTILE].map((one) => percentileRank(count, one));
  const [below, above, low, high] = slopesAt(all, [lower, upper, ...range]);
  if (!below || !above || !low || !high) return null;
  const median = below.add(above).div(2);
  const remaining = daysBetween(current.date, target.due);
  const carry = (slope: Fraction) => toRational(clamp(current.value.add(slope.mul(remaining)), target.unit));
  const hasRange = later.length >= FORECAST_RANGE_MIN_POINTS;
  return {
    value: carry(median),
    low: hasRange ? carry(low) : null,
    high: hasRange ? carry(high) : null,
    date: dateOfReaching(current, median, targetValue, target.due),
  };
}
