import Fraction from 'fraction.js';
import { toFraction } from '@/lib/core/decimal';
import type { PlainDate } from '@/lib/core/plain-date';
import { byPreference, preferenceBetween } from './preferred-figure';
import { toRational } from './rational';
import { referenceDate } from './select-figures';
import type { FigureConflict, Rational, StatusFigure, TargetKind } from './types';

/** A rival figure may differ from the counted one by this share without being a disagreement: rounding does that. */
const TOLERANCE = new Fraction(1, 100);

/** What decided which of two figures counts: the rank of the source, its day, the order of recording, or the role. */
export type DecidedBy = ReturnType<typeof preferenceBetween> | 'role';

/** Two figures about the same days that do not agree, and what decided which one counts. */
export interface Disagreement {
  readonly date: PlainDate;
  readonly chosenId: string;
  readonly otherId: string;
  readonly decidedBy: DecidedBy;
  /** (other − chosen) ÷ |chosen|; null where the chosen one is zero. */
  readonly difference: Rational | null;
}

/** What is compared: figures in force, with their unit. */
type Comparable = StatusFigure & { readonly unit: string | null };

function differenceOf(chosen: StatusFigure, other: StatusFigure): Fraction | null {
  const base = toFraction(chosen.value);
  return base.equals(0) ? null : toFraction(other.value).sub(base).div(base.abs());
}

function disagreement(chosen: StatusFigure, other: StatusFigure, decidedBy: DecidedBy): Disagreement {
  const difference = differenceOf(chosen, other);
  return {
    date: referenceDate(chosen),
    chosenId: chosen.id,
    otherId: other.id,
    decidedBy,
    difference: difference && toRational(difference),
  };
}

/** Whether two figures speak of the same thing: region, shape, unit and days. */
function isAlike(a: Comparable, b: Comparable): boolean {
  const isSamePlace = a.region === b.region;
  const isSameTime = a.from === b.from && a.to === b.to && a.on === b.on;
  return isSamePlace && isSameTime && a.shape === b.shape && a.unit === b.unit;
}

/** More than one per cent apart; of a counted zero, any other value is. */
function isFarOff(chosen: StatusFigure, other: StatusFigure): boolean {
  const difference = differenceOf(chosen, other);
  return difference === null ? chosen.value !== other.value : difference.abs().compare(TOLERANCE) > 0;
}

/**
 * The figures of a target that contradict each other (METHOD section 2): counted ones about one day with different values
 * (`conflicts`, from the summary), and alternatives that differ by more than one per cent from the counted figure of the same
 * shape, unit and days. Newest date first. `figures` are those in force. Stages of a milestone are numbers of different things
 * and never contradict each other.
 */
export function disagreements(
  kind: TargetKind,
  figures: readonly Comparable[],
  conflicts: readonly FigureConflict[],
): Disagreement[] {
  if (kind === 'milestone') return [];
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const counted = conflicts.flatMap(({ chosenId, otherIds }) => {
    const chosen = byId.get(chosenId);
    if (chosen === undefined) return [];
    return otherIds.flatMap((id) => {
      const other = byId.get(id);
      return other === undefined ? [] : [disagreement(chosen, other, preferenceBetween(chosen, other))];
    });
  });
  const inRole = (role: StatusFigure['role']) => figures.filter((figure) => figure.role === role);
  const ranked = inRole('counted').sort(byPreference);
  const rivals = inRole('alternative').flatMap((other) => {
    const chosen = ranked.find((one) => isAlike(one, other));
    return chosen === undefined || !isFarOff(chosen, other) ? [] : [disagreement(chosen, other, 'role')];
  });
  return [...counted, ...rivals].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}
