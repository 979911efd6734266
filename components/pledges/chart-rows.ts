import type { ChartPoint } from '@/components/charts/progress-data';
import { type Decimal, toFraction } from '@/lib/core/decimal';
import type { PlainDate } from '@/lib/core/plain-date';
import type { Figure, FigureSource } from '@/lib/figures/types';
import { pointQualifiers } from '@/lib/pledges/point-qualifiers';
import { toStatusTarget } from '@/lib/pledges/status-input';
import type { TargetDetail } from '@/lib/pledges/types';
import { expectedCourse, expectedOn } from '@/lib/status/expectation';
import { fromRational, toRational } from '@/lib/status/rational';
import type { Qualifier, Rational } from '@/lib/status/types';
import { comparableFigures, shownOriginal } from './chart-data';

export type ChartRowKind =
  | 'origin'
  | 'baseline'
  | 'checkpoint'
  | 'current'
  | 'conflict'
  | 'alternative'
  | 'context'
  | 'forecast'
  | 'low'
  | 'high'
  | 'target'
  | 'original';

/** A row of the table beside a chart: an exact value, or a computed one. */
export interface ChartRow {
  readonly kind: ChartRowKind;
  readonly date: PlainDate;
  readonly exact: Decimal | null;
  readonly computed: Rational | null;
  readonly qualifier: Qualifier | null;
  /** What was expected by the day of a published value; null where nothing was. */
  readonly expected: Rational | null;
  /** Who published it, each address once. */
  readonly sources: readonly Pick<FigureSource, 'url' | 'publisher'>[];
}

/** Where a row stands in the picture. */
export function pointOfRow({ date, exact, computed }: ChartRow): ChartPoint {
  return { day: date, value: computed === null ? Number(exact) : fromRational(computed).valueOf() };
}

function expectationOf(target: TargetDetail): (day: PlainDate) => Rational | null {
  const { origin, targetValue } = target.summary;
  if (origin === null || targetValue === null || target.kind === 'trend') return () => null;
  const from = { ...origin, value: toFraction(origin.value) };
  const course = expectedCourse(toStatusTarget(target), from, toFraction(targetValue));
  return (day) => (course && day > origin.date ? toRational(expectedOn(course, day)) : null);
}

function sourcesOf(figures: readonly Figure[]): ChartRow['sources'] {
  const byUrl = new Map(figures.flatMap(({ sources }) => sources.map((source) => [source.url, source])));
  return [...byUrl.values()];
}

/** Who published what the rows say, each once. */
export function publishersOf(rows: readonly Pick<ChartRow, 'sources'>[]): string[] {
  return [...new Set(rows.flatMap(({ sources }) => sources.map(({ publisher }) => publisher)))];
}

const BARE = { exact: null, computed: null, qualifier: null, expected: null, sources: [] } as const;

/** All that the chart of a target shows, in order of date; of one day in the order given here. */
export function chartRows(target: TargetDetail, figures: readonly Figure[]): ChartRow[] {
  const { origin, series, forecast, targetValue } = target.summary;
  const exact = (
    kind: ChartRowKind,
    date: PlainDate,
    value: Decimal,
    rest: Partial<ChartRow> = {},
  ): ChartRow => ({ ...BARE, kind, date, exact: value, ...rest });
  const computed = (kind: ChartRowKind, value: Rational | null): ChartRow[] =>
    value === null ? [] : [{ ...BARE, kind, date: target.due, computed: value }];
  const qualifiers = pointQualifiers(target.kind, series, figures);
  const expectedBy = expectationOf(target);
  const { original } = target;
  const first = original && shownOriginal(target);
  const rows = [
    ...(origin ? [exact(target.kind === 'total' ? 'origin' : 'baseline', origin.date, origin.value)] : []),
    ...target.checkpoints.map(({ on, value }) => exact('checkpoint', on, value)),
    ...series.map(({ date, value, figureIds }, index) =>
      exact('current', date, value, {
        qualifier: qualifiers[index] ?? null,
        expected: expectedBy(date),
        sources: sourcesOf(figures.filter(({ id }) => figureIds.includes(id))),
      }),
    ),
    ...comparableFigures(target, figures).map(({ figure, day, role }) =>
      exact(role, day, figure.value, {
        qualifier: figure.qualifier,
        expected: role === 'context' ? null : expectedBy(day),
        sources: sourcesOf([figure]),
      }),
    ),
    ...computed('low', forecast?.low ?? null),
    ...computed('forecast', forecast?.value ?? null),
    ...computed('high', forecast?.high ?? null),
    ...(targetValue === null ? [] : [exact('target', target.due, targetValue)]),
    ...(original && first ? [exact('original', original.target.due, first)] : []),
  ];
  return rows.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
}
