import Fraction from 'fraction.js';
import { toFraction } from '@/lib/core/decimal';
import type { PlainDate } from '@/lib/core/plain-date';
import { canCount, stageOf } from './figure-fit';
import { byPreference } from './preferred-figure';
import { referenceDate } from './select-figures';
import type { FigureConflict, ReachedStage, StatusFigure, StatusTarget } from './types';

/** The current value as it stood on one reference date. */
export interface CurrentPoint {
  readonly date: PlainDate;
  readonly value: Fraction;
  readonly figureIds: readonly string[];
}

/** The history of a target's current value, and what became of each counted figure. */
export interface CurrentValue {
  /** Oldest first, one point a reference date; the last is the current value. */
  readonly points: readonly CurrentPoint[];
  readonly usedIds: readonly string[];
  readonly leftOutIds: readonly string[];
  readonly conflicts: readonly FigureConflict[];
  readonly stagesReached: readonly ReachedStage[];
}

/** Figures by reference date, oldest date first; within a date the one that counts first. */
function byDate(figures: readonly StatusFigure[]): [PlainDate, [StatusFigure, ...StatusFigure[]]][] {
  const days = new Map<PlainDate, [StatusFigure, ...StatusFigure[]]>();
  for (const figure of figures.toSorted(byPreference)) {
    const day = referenceDate(figure);
    const group = days.get(day);
    if (group === undefined) days.set(day, [figure]);
    else group.push(figure);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The conflict of a figure with others about its day; null where all give the same value. */
function conflictOf(
  chosen: StatusFigure,
  others: readonly StatusFigure[],
): Omit<FigureConflict, 'concernsCurrent'> | null {
  const rivals = others.filter((other) => other.value !== chosen.value);
  if (rivals.length === 0) return null;
  return { date: referenceDate(chosen), chosenId: chosen.id, otherIds: rivals.map((rival) => rival.id) };
}

interface Draft {
  readonly points: CurrentPoint[];
  readonly conflicts: Omit<FigureConflict, 'concernsCurrent'>[];
  used: string[];
}

function emptyDraft(): Draft {
  return { points: [], conflicts: [], used: [] };
}

/** A total as the days up to one make it. */
export interface TotalSoFar {
  readonly sum: Fraction;
  readonly coveredUntil: PlainDate | null;
}

export const NO_TOTAL: TotalSoFar = { sum: new Fraction(0), coveredUntil: null };

/** What the figures about one day, the one that counts first, add to a total (METHOD section 2). */
export function totalOn(so: TotalSoFar, date: PlainDate, group: readonly StatusFigure[]) {
  let { sum, coveredUntil } = so;
  const arrived: string[] = [];
  const [latest, ...rivals] = group.filter((figure) => figure.shape === 'running_total');
  if (latest !== undefined) {
    // Every earlier figure ends, and so begins, on or before this day: the running total covers them all.
    sum = toFraction(latest.value);
    coveredUntil = date;
    arrived.push(latest.id);
  }
  for (const figure of group) {
    if (figure.shape !== 'amount' || figure.from === null) continue;
    if (coveredUntil !== null && figure.from <= coveredUntil) continue;
    sum = sum.add(toFraction(figure.value));
    arrived.push(figure.id);
  }
  return { sum, coveredUntil, latest, rivals, arrived };
}

/** The latest running total plus the amounts that begin after its day (METHOD section 2). */
function total(figures: readonly StatusFigure[]): Draft {
  const draft = emptyDraft();
  let so = NO_TOTAL;
  for (const [date, group] of byDate(figures)) {
    const { latest, rivals, arrived, ...then } = totalOn(so, date, group);
    so = then;
    if (latest !== undefined) {
      draft.used = [];
      const conflict = conflictOf(latest, rivals);
      if (conflict !== null) draft.conflicts.push(conflict);
    }
    draft.used.push(...arrived);
    draft.points.push({ date, value: so.sum, figureIds: arrived });
  }
  return draft;
}

/** The reading with the latest reference date (METHOD section 2). */
function readings(figures: readonly StatusFigure[]): Draft {
  const draft = emptyDraft();
  for (const [date, [chosen, ...others]] of byDate(figures)) {
    draft.points.push({ date, value: toFraction(chosen.value), figureIds: [chosen.id] });
    draft.used = [chosen.id];
    const conflict = conflictOf(chosen, others);
    if (conflict !== null) draft.conflicts.push(conflict);
  }
  return draft;
}

/** The stages that the figures about one day add to those reached before it (METHOD section 2). */
export function stagesOn(
  target: StatusTarget,
  before: readonly ReachedStage[],
  date: PlainDate,
  group: readonly StatusFigure[],
): ReachedStage[] {
  const arrived: ReachedStage[] = [];
  for (const figure of group) {
    const stage = stageOf(target, figure);
    const isReached = (reached: ReachedStage) => reached.stage === stage;
    if (stage === null || before.some(isReached) || arrived.some(isReached)) continue;
    arrived.push({ stage, date, figureId: figure.id });
  }
  return arrived;
}

/** The set of stages reached, each on the first day that a figure reports it (METHOD section 2). */
function milestone(
  target: StatusTarget,
  figures: readonly StatusFigure[],
): Draft & { stages: ReachedStage[] } {
  const draft = emptyDraft();
  const reached: ReachedStage[] = [];
  for (const [date, group] of byDate(figures)) {
    const arrived = stagesOn(target, reached, date, group);
    reached.push(...arrived);
    const figureIds = arrived.map(({ figureId }) => figureId);
    draft.used.push(...figureIds);
    draft.points.push({ date, value: new Fraction(reached.length), figureIds });
  }
  return { ...draft, stages: reached.sort((a, b) => a.stage - b.stage) };
}

/**
 * What the counted figures of a target say, day by day (METHOD section 2). The order of the figures does not matter. Figures
 * about a region say nothing of the country: they are passed over.
 */
export function currentValue(target: StatusTarget, figures: readonly StatusFigure[]): CurrentValue {
  const counted = figures.filter((figure) => figure.role === 'counted' && figure.region === null);
  const usable = counted.filter((figure) => canCount(target, figure));
  const stageDraft = target.kind === 'milestone' ? milestone(target, usable) : null;
  const draft = stageDraft ?? (target.kind === 'total' ? total(usable) : readings(usable));
  const used = new Set(draft.used);
  // Earlier readings are neither used nor left out: they are the history.
  const history = new Set(target.kind === 'total' ? [] : draft.points.flatMap((point) => point.figureIds));
  const leftOut = counted.filter((figure) => !used.has(figure.id) && !history.has(figure.id));
  return {
    points: draft.points,
    usedIds: draft.used,
    leftOutIds: leftOut.map((figure) => figure.id).sort(),
    conflicts: draft.conflicts.map((conflict) => ({
      ...conflict,
      concernsCurrent: used.has(conflict.chosenId),
    })),
    stagesReached: stageDraft?.stages ?? [],
  };
}
