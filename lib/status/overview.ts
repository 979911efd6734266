import Fraction from 'fraction.js';
import { groupOf } from './pledge-status';
import { fromRational, toRational } from './rational';
import { type Rational, STATUS_GROUPS, STATUSES, type Status, type StatusGroup } from './types';

/** How many pledges have each status; every status is present, if only with 0. */
export function countByStatus(statuses: readonly Status[]): Record<Status, number> {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
  for (const status of statuses) counts[status] += 1;
  return counts;
}

/** How many pledges fall into each group; every group is present, if only with 0. */
export function countByGroup(statuses: readonly Status[]): Record<StatusGroup, number> {
  const counts = Object.fromEntries(STATUS_GROUPS.map((group) => [group, 0])) as Record<StatusGroup, number>;
  for (const status of statuses) counts[groupOf(status)] += 1;
  return counts;
}

export interface Coverage {
  /** Pledges with a status other than `no_data` and `not_measurable`. */
  readonly known: number;
  readonly total: number;
}

/** Whether a status says anything of where a pledge stands. */
export function isKnown(status: Status): boolean {
  return status !== 'no_data' && status !== 'not_measurable';
}

/** Of how many pledges anything is known (METHOD section 6). */
export function coverageOf(statuses: readonly Status[]): Coverage {
  return { known: statuses.filter(isKnown).length, total: statuses.length };
}

export interface MeanProgress {
  /** Between 0 and 1; null where no target has a `p`. */
  readonly mean: Rational | null;
  /** Targets that have a `p`. */
  readonly n: number;
  /** All targets. */
  readonly of: number;
}

function clampToUnit(value: Fraction): Fraction {
  if (value.lt(0)) return new Fraction(0);
  return value.gt(1) ? new Fraction(1) : value;
}

/** The mean of `p`, each clamped to 0…1, over the targets that have one; `n` and `of` are to be shown with it. */
export function meanProgress(progress: readonly (Rational | null)[]): MeanProgress {
  const known = progress.filter((value) => value !== null);
  const of = progress.length;
  if (known.length === 0) return { mean: null, n: 0, of };
  const sum = sumOf(known.map((value) => clampToUnit(fromRational(value))));
  return { mean: toRational(sum.div(known.length)), n: known.length, of };
}

/** A ratio that need not be in lowest terms. */
type Ratio = readonly [over: bigint, under: bigint];

/**
 * The exact sum of values from 0 on. Halves are added up by themselves and brought to lowest terms once, at the end: one after the
 * other, thousands of values with denominators of their own would take minutes.
 */
function sumOf(values: readonly Fraction[]): Fraction {
  const byDenominator = new Map<bigint, bigint>();
  for (const { n, d } of values) byDenominator.set(d, (byDenominator.get(d) ?? 0n) + n);
  let ratios = [...byDenominator].map(([under, over]): Ratio => [over, under]);
  while (ratios.length > 1) {
    const pairs: Ratio[] = [];
    for (let index = 0; index < ratios.length; index += 2) {
      const [a, b] = ratios[index] ?? [0n, 1n];
      const [c, d] = ratios[index + 1] ?? [0n, 1n];
      pairs.push([a * d + c * b, b * d]);
    }
    ratios = pairs;
  }
  const [over, under] = ratios[0] ?? [0n, 1n];
  return new Fraction(over, under);
}
