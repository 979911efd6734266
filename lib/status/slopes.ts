import Fraction from 'fraction.js';
import { daysBetween } from '@/lib/core/plain-date';
import type { ExpectedPoint } from './expectation';

/**
 * The slopes between every pair of points, by rank, without making a list of them: daily figures over seven years are three
 * million pairs. Binary floats find where a rank lies; what is answered is decided by whole numbers alone.
 */

/** More than the relative error that a slope in binary floats can have here: five roundings of half a unit in the last place. */
const SLACK = 2 ** -48;

/** The most intervals that one pass counts into. */
const MOST_BINS = 2 ** 16;

/** Up to here a whole number is the exact sum of two binary floats. */
const LARGEST_SPLIT = 2n ** 100n;

/** Points as whole numbers: days from the first, and values in units of one over `scale`. */
interface WholePoints {
  readonly days: Float64Array;
  readonly values: readonly bigint[];
  readonly scale: bigint;
  /** The value of one point less that of another, as a binary float with a small relative error. */
  readonly rise: (from: number, to: number) => number;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

function wholePoints(points: readonly ExpectedPoint[]): WholePoints {
  const [first] = points;
  const scale = points.reduce((least, { value: { d } }) => (least / gcd(least, d)) * d, 1n);
  const values = points.map(({ value: { s, n, d } }) => s * n * (scale / d));
  const days = Float64Array.from(points, ({ date }) => (first ? daysBetween(first.date, date) : 0));
  const high = Float64Array.from(values, Number);
  const low = Float64Array.from(values, (value, index) => Number(value - BigInt(high[index] ?? 0)));
  const isLarge = values.some((value) => value > LARGEST_SPLIT || value < -LARGEST_SPLIT);
  const at = (list: Float64Array, index: number) => list[index] ?? 0;
  const rise = isLarge
    ? (from: number, to: number) => Number((values[to] ?? 0n) - (values[from] ?? 0n))
    : (from: number, to: number) => at(high, to) - at(high, from) + (at(low, to) - at(low, from));
  return { days, values, scale, rise };
}

function eachSlope(
  { days, rise }: WholePoints,
  visit: (slope: number, from: number, to: number) => void,
): void {
  for (let from = 0; from < days.length; from += 1) {
    const start = days[from] ?? 0;
    for (let to = from + 1; to < days.length; to += 1)
      visit(rise(from, to) / ((days[to] ?? 0) - start), from, to);
  }
}

/** An interval of slopes with how many lie below it and in it. */
interface Interval {
  readonly least: number;
  readonly most: number;
  readonly below: number;
  readonly count: number;
}

/** The parts of an interval that hold slopes, lowest first. */
function partsOf(points: WholePoints, { least, most, below, count }: Interval): Interval[] {
  const bins = Math.max(2, Math.min(MOST_BINS, count));
  const counts = new Float64Array(bins);
  const lows = new Float64Array(bins).fill(Number.POSITIVE_INFINITY);
  const highs = new Float64Array(bins).fill(Number.NEGATIVE_INFINITY);
  const width = most - least;
  eachSlope(points, (slope) => {
    if (slope < least || slope > most) return;
    const bin = Math.min(bins - 1, Math.floor(((slope - least) / width) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
    if (slope < (lows[bin] ?? 0)) lows[bin] = slope;
    if (slope > (highs[bin] ?? 0)) highs[bin] = slope;
  });
  const parts: Interval[] = [];
  let passed = below;
  counts.forEach((inside, bin) => {
    if (inside > 0)
      parts.push({ least: lows[bin] ?? 0, most: highs[bin] ?? 0, below: passed, count: inside });
    passed += inside;
  });
  return parts;
}

function whole(points: WholePoints): Interval {
  let [least, most, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  eachSlope(points, (slope) => {
    least = Math.min(least, slope);
    most = Math.max(most, slope);
    count += 1;
  });
  return { least, most, below: 0, count };
}

function partWith(parts: readonly Interval[], rank: number): Interval {
  const found = parts.find(({ below, count }) => rank <= below + count);
  if (!found) throw new RangeError(`There is no slope of rank ${rank}`);
  return found;
}

/** The slope of a rank in binary floats. */
function approximate(points: WholePoints, parts: readonly Interval[], rank: number): number {
  let at = partWith(parts, rank);
  while (at.least < at.most) at = partWith(partsOf(points, at), rank);
  return at.least;
}

interface ExactSlope {
  readonly rise: bigint;
  readonly run: bigint;
  count: number;
}

function compare(a: Omit<ExactSlope, 'count'>, b: Omit<ExactSlope, 'count'>): number {
  const [left, right] = [a.rise * b.run, b.rise * a.run];
  return left === right ? 0 : left < right ? -1 : 1;
}

/** The slope of a rank, among those that are as near to `near` as makes a float unsure. */
function exactly(points: WholePoints, rank: number, near: number): Fraction {
  const { days, values, scale } = points;
  const [least, most] = [near - Math.abs(near) * SLACK, near + Math.abs(near) * SLACK];
  const slopes = new Map<string, ExactSlope>();
  let latest: ExactSlope | null = null;
  let below = 0;
  eachSlope(points, (slope, from, to) => {
    if (slope < least) below += 1;
    if (slope < least || slope > most) return;
    const rise = (values[to] ?? 0n) - (values[from] ?? 0n);
    const run = BigInt((days[to] ?? 0) - (days[from] ?? 0));
    if (latest === null || compare(latest, { rise, run }) !== 0) {
      const divisor = gcd(rise < 0n ? -rise : rise, run);
      const key = `${rise / divisor}/${run / divisor}`;
      latest = slopes.get(key) ?? { rise, run, count: 0 };
      slopes.set(key, latest);
    }
    latest.count += 1;
  });
  for (const { rise, run, count } of [...slopes.values()].sort(compare)) {
    below += count;
    if (rank <= below) return new Fraction(rise, run * scale);
  }
  throw new RangeError(`There is no slope of rank ${rank}`);
}

/** How many pairs there are among so many points. */
export function pairsOf(points: number): number {
  return (points * (points - 1)) / 2;
}

/**
 * The slopes between pairs of points, in units per day, at these ranks; rank 1 is the lowest, `pairsOf(points.length)` the
 * highest. Exact. Points are on different days, oldest first. Throws `RangeError` on a rank that there is not.
 */
export function slopesAt(points: readonly ExpectedPoint[], ranks: readonly number[]): Fraction[] {
  const numbers = wholePoints(points);
  const all = whole(numbers);
  const parts = all.least < all.most ? partsOf(numbers, all) : [all];
  const found = new Map<number, Fraction>();
  return ranks.map((rank) => {
    const slope = found.get(rank) ?? exactly(numbers, rank, approximate(numbers, parts, rank));
    found.set(rank, slope);
    return slope;
  });
}
