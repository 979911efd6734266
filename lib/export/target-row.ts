import type { OriginalStanding, Target } from '@/lib/pledges/types';
import type { NameOf, TARGET_COLUMNS } from './columns';
import type { Row } from './csv';
import { listCell, textCell } from './text-cell';

/** A target, and what was first promised where it has been changed. */
export type TargetInRow = Target & { readonly original?: OriginalStanding | null };

/** A target as a row of targets.csv; `pledge` is the slug of its pledge. */
export function targetRow(pledge: string, target: TargetInRow): Row<NameOf<typeof TARGET_COLUMNS>> {
  const { baseline, checkpoints, alternativeReading, original } = target;
  return {
    pledge,
    target: target.key,
    metric: textCell(target.metric),
    kind: target.kind,
    direction: target.direction,
    unit: target.unit,
    value: target.value,
    value_basis: target.valueBasis,
    factor: target.factor,
    comparison: target.comparison,
    start: target.start,
    due: target.due,
    due_basis: textCell(target.dueBasis),
    stages: target.kind === 'milestone' ? String(target.stages) : null,
    reporting_interval_days: String(target.reportingIntervalDays),
    baseline_value: baseline?.value ?? null,
    baseline_date: baseline?.date ?? null,
    baseline_derived: baseline === null ? null : String(baseline.isDerived),
    baseline_source_url: baseline?.sourceUrl ?? null,
    baseline_note: textCell(baseline?.note ?? null),
    checkpoint_date: listCell(checkpoints.map(({ on }) => on)),
    checkpoint_value: listCell(checkpoints.map(({ value }) => value)),
    checkpoint_source_url: listCell(checkpoints.map(({ sourceUrl }) => sourceUrl)),
    part_of: target.partOf,
    alternative_kind: alternativeReading?.kind ?? null,
    alternative_value: alternativeReading?.value ?? null,
    alternative_unit: alternativeReading?.unit ?? null,
    alternative_why: textCell(alternativeReading?.why ?? null),
    revised: String(target.isRevised),
    original_value: original?.target.value ?? original?.target.factor ?? null,
    original_due: original?.target.due ?? null,
    revised_on: original?.revisedOn ?? null,
  };
}
