import type { Decimal } from '@/lib/core/decimal';
import type { PlainDate } from '@/lib/core/plain-date';
import type { Figure } from '@/lib/figures/types';
import { pointQualifiers } from '@/lib/pledges/point-qualifiers';
import type { TargetStanding } from '@/lib/pledges/types';
import type { Qualifier, Rational } from '@/lib/status/types';
import { comparableFigures, shownOriginal } from './chart-data';

export type ChartRowKind =
  | 'origin'
  | 'baseline'
  | 'checkpoint'
  | 'current'
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
}

/** All that the chart of a target shows, in order of date; of one day in the order given here. */
export function chartRows(target: TargetStanding, figures: readonly Figure[]): ChartRow[] {
  const { origin, series, forecast, targetValue } = target.summary;
  const exact = (
    kind: ChartRowKind,
    date: PlainDate,
    value: Decimal,
    qualifier: Qualifier | null = null,
  ): ChartRow => ({
    kind,
    date,
    exact: value,
    computed: null,
    qualifier,
  });
  const computed = (kind: ChartRowKind, value: Rational | null): ChartRow[] =>
    value === null ? [] : [{ kind, date: target.due, exact: null, computed: value, qualifier: null }];
  const qualifiers = pointQualifiers(target.kind, series, figures);
  const { original } = target;
  const first = original && shownOriginal(target);
  const rows = [
    ...(origin ? [exact(target.kind === 'total' ? 'origin' : 'baseline', origin.date, origin.value)] : []),
    ...target.checkpoints.map(({ on, value }) => exact('checkpoint', on, value)),
    ...series.map(({ date, value }, index) => exact('current', date, value, qualifiers[index])),
    ...comparableFigures(target, figures).map(({ figure, day, role }) =>
      exact(role, day, figure.value, figure.qualifier),
    ),
    ...computed('low', forecast?.low ?? null),
    ...computed('forecast', forecast?.value ?? null),
    ...computed('high', forecast?.high ?? null),
    ...(targetValue === null ? [] : [exact('target', target.due, targetValue)]),
    ...(original && first ? [exact('original', original.target.due, first)] : []),
  ];
  return rows.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
}
