import type {
  ChartMark,
  ChartPoint,
  ChartText,
  Leaning,
  ProgressData,
} from '@/components/charts/progress-data';
import { type Decimal, toFraction } from '@/lib/core/decimal';
import { addDays, daysBetween, type PlainDate } from '@/lib/core/plain-date';
import type { Figure } from '@/lib/figures/types';
import { pointQualifiers } from '@/lib/pledges/point-qualifiers';
import { toStatusTarget } from '@/lib/pledges/status-input';
import type { TargetDetail } from '@/lib/pledges/types';
import { FORECAST_PERCENT_MAXIMUM, PERCENT_UNIT, STALE_GRACE_DAYS } from '@/lib/status/constants';
import { expectedCourse } from '@/lib/status/expectation';
import { fromRational } from '@/lib/status/rational';
import type { Qualifier, Rational } from '@/lib/status/types';

/** The texts of a chart in the reader's language; the chart itself has none. */
export interface ChartWords {
  readonly value: (value: Decimal, qualifier: Qualifier | null) => string;
  readonly baseline: (value: Decimal) => string;
  readonly target: (value: Decimal) => ChartText;
  readonly original: (value: Decimal, due: PlainDate) => ChartText;
  readonly course: ChartText;
  readonly forecast: (value: Rational) => ChartText;
  readonly viewDay: string;
  readonly axis: string;
}

function point(day: PlainDate, value: Decimal): ChartPoint {
  return { day, value: Number(value) };
}

function referenceDate(figure: Figure): PlainDate | null {
  return figure.to ?? figure.on;
}

function courseOf(target: TargetDetail): ChartPoint[] {
  const { origin, targetValue } = target.summary;
  if (origin === null || targetValue === null || target.kind === 'trend') return [];
  const from = { ...origin, value: toFraction(origin.value) };
  const corners = expectedCourse(toStatusTarget(target), from, toFraction(targetValue)) ?? [];
  return corners.map(({ date, value }) => ({ day: date, value: value.valueOf() }));
}

/**
 * Amounts that add up, as runs: a line climbs only over days that a figure covers. Between two runs nothing was published,
 * so nothing is drawn.
 */
function totalRuns(target: TargetDetail, figures: readonly Figure[]): ChartPoint[][] {
  const used = new Map(figures.map((figure) => [figure.id, figure]));
  const runs: ChartPoint[][] = [];
  let last: ChartPoint = { day: addDays(target.start, -1), value: 0 };
  let run: ChartPoint[] = [last];
  for (const step of target.summary.series) {
    const starts = step.figureIds.map((id) => used.get(id)?.from ?? target.start);
    const [coveredFrom = target.start] = starts.sort();
    const dayBefore = addDays(coveredFrom, -1);
    if (dayBefore > last.day) {
      runs.push(run);
      run = [{ day: dayBefore, value: last.value }];
    }
    last = point(step.date, step.value);
    run.push(last);
  }
  return [...runs, run].filter(({ length }) => length > 1);
}

/** Readings as runs: two of them are joined where a release between them would not have been due by then. */
function readingRuns(target: TargetDetail): ChartPoint[][] {
  const { series, origin } = target.summary;
  const longest = target.reportingIntervalDays + STALE_GRACE_DAYS;
  const readings = series.map(({ date, value }) => point(date, value));
  const all = origin && !origin.isProvisional ? [point(origin.date, origin.value), ...readings] : readings;
  const runs: ChartPoint[][] = [];
  for (const reading of all) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && daysBetween(before.day, reading.day) <= longest) run.push(reading);
    else runs.push([reading]);
  }
  return runs.filter(({ length }) => length > 1);
}

/** Whether the runs leave a good many days uncovered between the first value (of a total: its start) and the last. */
function isGapped(target: TargetDetail, runs: readonly (readonly ChartPoint[])[]): boolean {
  const { series, origin } = target.summary;
  const last = series.at(-1)?.date;
  const first = target.kind === 'total' || (origin && !origin.isProvisional) ? origin?.date : series[0]?.date;
  if (first === undefined || last === undefined) return false;
  const covered = runs.reduce(
    (days, run) => days + daysBetween(run[0]?.day ?? last, run.at(-1)?.day ?? last),
    0,
  );
  return daysBetween(first, last) - covered > STALE_GRACE_DAYS;
}

/**
 * Whether a figure that does not count can be drawn beside those that do: a running total or an amount since the start beside
 * a total, a reading of the same unit beside a level. Everything else stands in the table only.
 */
function isComparable(target: TargetDetail, figure: Figure): boolean {
  // The country and a region of it are never drawn on one scale.
  if (figure.unit !== target.unit || figure.region !== null) return false;
  if (target.kind !== 'total') return figure.shape === 'reading';
  if (figure.role === 'context') return false;
  return figure.shape === 'running_total' || (figure.shape === 'amount' && figure.from === target.start);
}

/** Figures in force that stand beside the counted ones in the picture, with their day and the role they are drawn in. */
export function comparableFigures(
  target: TargetDetail,
  figures: readonly Figure[],
): { figure: Figure; day: PlainDate; role: 'conflict' | 'alternative' | 'context' }[] {
  const contradicting = target.summary.conflicts.flatMap(({ otherIds }) => otherIds);
  return figures.flatMap((figure) => {
    const day = referenceDate(figure);
    const isOther = figure.role !== 'counted' || target.summary.leftOutIds.includes(figure.id);
    if (day === null || !isOther || figure.state !== 'published' || !isComparable(target, figure)) return [];
    const role = contradicting.includes(figure.id)
      ? 'conflict'
      : figure.role === 'context'
        ? 'context'
        : 'alternative';
    return [{ figure, day, role } as const];
  });
}

const LEANINGS: Readonly<Record<Qualifier, Leaning>> = {
  over: 'above',
  under: 'below',
  almost: 'below',
  about: 'around',
};

function leaningOf(qualifier: Qualifier | null | undefined): Leaning | null {
  return qualifier ? LEANINGS[qualifier] : null;
}

function marksOf(target: TargetDetail, figures: readonly Figure[], words: ChartWords): ChartMark[] {
  const { origin, series } = target.summary;
  const qualifiers = pointQualifiers(target.kind, series, figures);
  const counted = series.map(
    ({ date, value }, index): ChartMark => ({
      ...point(date, value),
      role: 'counted',
      text: words.value(value, qualifiers[index] ?? null),
      leaning: leaningOf(qualifiers[index]),
    }),
  );
  const others = comparableFigures(target, figures).map(
    ({ figure, day, role }): ChartMark => ({
      ...point(day, figure.value),
      role,
      text: words.value(figure.value, figure.qualifier),
      leaning: leaningOf(figure.qualifier),
    }),
  );
  const baseline: ChartMark[] =
    target.kind === 'total' || origin === null || origin.isProvisional
      ? []
      : [
          {
            ...point(origin.date, origin.value),
            role: 'baseline',
            text: words.baseline(origin.value),
            leaning: null,
          },
        ];
  return [...baseline, ...counted, ...others];
}

/** The value that was first promised, where it can be drawn on the same axis and is not where the target is now. */
export function shownOriginal({ original, summary, unit, due }: TargetDetail): Decimal | null {
  const value = original?.summary.targetValue ?? null;
  if (original === null || value === null || original.target.unit !== unit) return null;
  return original.target.due === due && value === summary.targetValue ? null : value;
}

function originalGoal(target: TargetDetail, words: ChartWords): ProgressData['original'] {
  const value = shownOriginal(target);
  if (value === null || target.original === null) return null;
  const { due } = target.original.target;
  return { ...point(due, value), text: words.original(value, due) };
}

/**
 * The picture of a target's progress; null where there is nothing to draw: no figure, no quantity, or a single value with
 * nothing to compare it with. `figures` are those of the target that were known on the day.
 */
export function chartDataOf(
  target: TargetDetail,
  figures: readonly Figure[],
  day: PlainDate,
  words: ChartWords,
): ProgressData | null {
  const { summary } = target;
  if (target.kind === 'milestone' || target.kind === 'maintain' || summary.current === null) return null;
  const { targetValue, forecast } = summary;
  const course = courseOf(target);
  const marks = marksOf(target, figures, words);
  if (targetValue === null && marks.length < 2 && target.kind !== 'total') return null;
  const last = summary.series.at(-1);
  const runs = target.kind === 'total' ? totalRuns(target, figures) : readingRuns(target);
  return {
    from: target.start,
    course,
    courseText: course.length > 1 ? words.course : null,
    target:
      targetValue === null ? null : { ...point(target.due, targetValue), text: words.target(targetValue) },
    original: originalGoal(target, words),
    runs,
    marks,
    forecast:
      forecast === null || last === undefined
        ? null
        : {
            from: point(last.date, last.value),
            to: { day: target.due, value: fromRational(forecast.value).valueOf() },
            low: forecast.low && fromRational(forecast.low).valueOf(),
            high: forecast.high && fromRational(forecast.high).valueOf(),
            text: words.forecast(forecast.value),
          },
    viewDay: day,
    viewDayText: words.viewDay,
    isFromZero: target.kind === 'total',
    ceiling: target.unit === PERCENT_UNIT ? Number(FORECAST_PERCENT_MAXIMUM) : null,
    hasGap: isGapped(target, runs),
    axisText: words.axis,
  };
}
