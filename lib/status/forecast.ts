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
import type { Forecast, StatusTarget } from './types';

/** The slopes between every pair of points, in units per day, lowest first. Points are on different days. */
function sortedSlopes(points: readonly ExpectedPoint[]): Fraction[] {
  const slopes: Fraction[] = [];
  points.forEach((from, index) => {
    for (const to of points.slice(index + 1)) {
      slopes.push(to.value.sub(from.value).div(daysBetween(from.date, to.date)));
    }
  });
  return slopes.sort((a, b) => a.compare(b));
}

/** The middle value, or halfway between the two middle ones. Undefined for an empty list. */
export function medianOf(sorted: readonly Fraction[]): Fraction | undefined {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : lower.add(upper).div(2);
}

/** Nearest rank: the smallest value that at least `percentile` per cent of the list do not exceed. */
export function percentileOf(sorted: readonly Fraction[], percentile: number): Fraction | undefined {
  return sorted[Math.max(1, Math.ceil((percentile * sorted.length) / 100)) - 1];
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
  const slopes = sortedSlopes([origin, ...later]);
  const median = medianOf(slopes);
  const low = percentileOf(slopes, FORECAST_LOW_PERCENTILE);
  const high = percentileOf(slopes, FORECAST_HIGH_PERCENTILE);
  if (current === undefined || median === undefined || low === undefined || high === undefined) return null;
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
