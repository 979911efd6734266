import Fraction from 'fraction.js';
import { toFraction } from '@/lib/core/decimal';
import { addDays, type PlainDate } from '@/lib/core/plain-date';
import { comparisonOf, meets } from './comparison';
import { NO_TOTAL, stagesOn, type TotalSoFar, totalOn } from './current-value';
import { evaluate } from './evaluate';
import { canCount } from './figure-fit';
import { targetValueOf } from './origin';
import { outlineOf } from './outline';
import { byPreference } from './preferred-figure';
import { referenceDate } from './select-figures';
import type { ReachedStage, Status, StatusFigure, StatusSource, StatusTarget } from './types';

/** A status, and the first day it had it; null for the first one. */
export interface StatusStep {
  readonly from: PlainDate | null;
  readonly status: Status;
}

/** A day that figures speak about, with what the days up to it amount to. */
interface Point {
  readonly date: PlainDate;
  /** Known by now, the one that counts first. */
  figures: StatusFigure[];
  value: Fraction;
  total: TotalSoFar;
  stages: readonly ReachedStage[];
  /** When the run of met values that reaches this day began; null where it is not met. */
  metSince: PlainDate | null;
}

/** The first day on which somebody could read of the figure in that source (METHOD section 8). */
function outOn(figure: StatusFigure, { publishedOn }: StatusSource): PlainDate {
  const reference = referenceDate(figure);
  return publishedOn !== null && publishedOn > reference ? publishedOn : reference;
}

/** What came out on each day, oldest first: a figure comes again with each source that may change its rank. */
function newsOf(figures: readonly StatusFigure[]): Map<PlainDate, Set<StatusFigure>> {
  const news = new Map<PlainDate, Set<StatusFigure>>();
  for (const figure of figures) {
    for (const source of figure.sources) {
      const day = outOn(figure, source);
      const told = news.get(day);
      if (told) told.add(figure);
      else news.set(day, new Set([figure]));
    }
  }
  return news;
}

/** The index of the first point that is not before the day. */
function placeOf(points: readonly Point[], date: PlainDate): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((points[middle]?.date ?? date) < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts a figure, with the sources that are out by the day, to its point. Answers where that stands. */
function learn(points: Point[], figure: StatusFigure, day: PlainDate): number {
  const date = referenceDate(figure);
  const known = { ...figure, sources: figure.sources.filter((source) => outOn(figure, source) <= day) };
  const index = placeOf(points, date);
  const there = points[index];
  if (there?.date === date) {
    there.figures = [...there.figures.filter(({ id }) => id !== figure.id), known].sort(byPreference);
  } else {
    const { sum } = NO_TOTAL;
    points.splice(index, 0, {
      date,
      figures: [known],
      value: sum,
      total: NO_TOTAL,
      stages: [],
      metSince: null,
    });
  }
  return index;
}

/** Works out the points from one on, each from the one before it. */
function reckon(target: StatusTarget, points: readonly Point[], from: number): void {
  const targetValue = targetValueOf(target);
  const comparison = comparisonOf(target);
  let before = points[from - 1];
  for (const point of points.slice(from)) {
    const { date, figures } = point;
    if (target.kind === 'total') {
      const { sum, coveredUntil } = totalOn(before?.total ?? NO_TOTAL, date, figures);
      point.total = { sum, coveredUntil };
      point.value = sum;
    } else if (target.kind === 'milestone') {
      const reached = before?.stages ?? [];
      point.stages = [...reached, ...stagesOn(target, reached, date, figures)];
      point.value = new Fraction(point.stages.length);
    } else {
      const [counts] = figures;
      if (counts) point.value = toFraction(counts.value);
    }
    const isMet = targetValue !== null && meets(point.value, comparison, targetValue);
    point.metSince = isMet ? (before?.metSince ?? date) : null;
    before = point;
  }
}

function statusOn(target: StatusTarget, points: readonly Point[], day: PlainDate): Status {
  const current = points.at(-1) ?? null;
  const outline = outlineOf(target, {
    first: points[0] ?? null,
    count: points.length,
    current,
    stagesReached: current?.stages ?? [],
    isMet: current !== null && current.metSince !== null,
    metSince: current?.metSince ?? null,
    hasSlippedBack: false,
  });
  return evaluate(target, { ...outline, forecast: null, conflicts: [] }, day).status;
}

/**
 * The statuses that a target has had, by what could be known each day (METHOD section 8), one after the other. They change
 * only where a source came out, or the due date has passed: of everything that the method reads, nothing else changes with the
 * day. `figures` are those in force. Each is taken in once for each of its sources, so that thousands take milliseconds.
 */
export function statusSteps(target: StatusTarget, figures: readonly StatusFigure[]): StatusStep[] {
  const counted = figures.filter(
    (figure) => figure.role === 'counted' && figure.region === null && canCount(target, figure),
  );
  const news = newsOf(counted);
  const days = [...new Set([...news.keys(), addDays(target.due, 1)])].sort();
  const points: Point[] = [];
  // Before the first source came out, and before the due date, nothing was known.
  const steps: StatusStep[] = [{ from: null, status: 'no_data' }];
  for (const from of days) {
    let least = points.length;
    for (const figure of news.get(from) ?? []) least = Math.min(least, learn(points, figure, from));
    reckon(target, points, least);
    const status = statusOn(target, points, from);
    if (status !== steps.at(-1)?.status) steps.push({ from, status });
  }
  return steps;
}
