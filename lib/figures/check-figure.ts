import type { Refusal } from '@/lib/core/errors';
import { type PlainDate, plainDate } from '@/lib/core/plain-date';
import { toStatusFigure, toStatusTarget } from '@/lib/pledges/status-input';
import type { Target } from '@/lib/pledges/types';
import type { Programme } from '@/lib/programmes/types';
import { checkCountedFigure } from '@/lib/status/figure-rules';
import type { FigureToRecord } from './schema';
import type { Figure } from './types';

/** The field at which a refusal of the method is shown. */
const RULE_FIELDS = {
  shape_does_not_fit_kind: 'shape',
  amount_before_start: 'from',
  running_total_before_start: 'on',
  amount_overlaps: 'from',
  stage_out_of_range: 'value',
  not_yes_no: 'value',
} as const;

function valuesOf(figure: Figure): Record<string, string> {
  const period = figure.on ?? `${figure.from}/${figure.to}`;
  const { id, value, unit, qualifier } = figure;
  return { figure: id, value, unit: unit ?? '', ...(qualifier && { qualifier }), period };
}

/** No figure of a programme speaks of earlier days; a year below is a slip of the hand. */
const EARLIEST = plainDate('1900-01-01');

function unlikelyDay(day: PlainDate | null, field: string, today: PlainDate): Refusal[] {
  if (day === null) return [];
  if (day > today) return [{ code: 'date_in_future', field, values: { today } }];
  return day < EARLIEST ? [{ code: 'date_too_early', field, values: { earliest: EARLIEST } }] : [];
}

/** Facts that the calendar rules out: nothing is published about days to come, nor by sources of tomorrow. */
function impossibleDays(figure: FigureToRecord, today: PlainDate): Refusal[] {
  const fields = ['from', 'to', 'on'] as const;
  return [
    ...fields.flatMap((field) => unlikelyDay(figure[field], field, today)),
    ...figure.sources.flatMap((source, index) =>
      unlikelyDay(source.publishedOn, `sources.${index}.publishedOn`, today),
    ),
  ];
}

/** What was so before the count starts says nothing about the promise; it may stand there as background. */
function readingBeforeStart(figure: FigureToRecord, target: Target | null): Refusal[] {
  const isCounted = target !== null && figure.role === 'counted' && figure.shape === 'reading';
  return isCounted && figure.on !== null && figure.on < target.start
    ? [{ code: 'reading_before_start', field: 'on', values: { start: target.start } }]
    : [];
}

/** Values that cannot be, whatever the target says. */
function impossibleValue(figure: FigureToRecord, target: Target | null): Refusal[] {
  const isNegative = figure.value.startsWith('-');
  if (isNegative && (figure.shape !== 'reading' || figure.unit === '%' || target?.kind === 'maintain')) {
    return [{ code: 'negative', field: 'value' }];
  }
  if (figure.shape === 'stage' && (figure.value.includes('.') || figure.value === '0')) {
    return [{ code: 'not_a_stage', field: 'value' }];
  }
  return [];
}

function wrongUnit(figure: FigureToRecord, target: Target | null): Refusal[] {
  if (target === null || figure.role === 'context' || figure.shape === 'stage') return [];
  return figure.unit === target.unit
    ? []
    : [
        {
          code: 'unit_differs',
          field: 'unit',
          values: { unit: figure.unit ?? '', targetUnit: target.unit ?? '' },
        },
      ];
}

/** The same number about the same place and days from the same address is one figure, whoever types it. */
function duplicateOf(figure: FigureToRecord, others: readonly Figure[]): Refusal[] {
  const addresses = new Set(figure.sources.map(({ url }) => url));
  const twin = others.find(
    (other) =>
      other.region === figure.region &&
      other.shape === figure.shape &&
      other.role === figure.role &&
      other.value === figure.value &&
      other.from === figure.from &&
      other.to === figure.to &&
      other.on === figure.on &&
      other.sources.some(({ url }) => addresses.has(url)),
  );
  return twin ? [{ code: 'duplicate_figure', field: null, values: valuesOf(twin) }] : [];
}

/** A region that the programme does not have; empty where the figure is about the whole country or one of its regions. */
export function unknownRegion({ regions }: Pick<Programme, 'regions'>, region: string | null): Refusal[] {
  const isKnown = region === null || regions.some(({ code }) => code === region);
  return isKnown ? [] : [{ code: 'unknown_region', field: 'region', values: { region } }];
}

/**
 * Everything that speaks against publishing a figure, given the target (null: the pledge as a whole), the published
 * figures beside it that are in force, and today in the programme's zone. Empty when nothing does.
 */
export function checkFigure(
  figure: FigureToRecord,
  target: Target | null,
  others: readonly Figure[],
  today: PlainDate,
): Refusal[] {
  const refusals = [
    ...impossibleDays(figure, today),
    ...readingBeforeStart(figure, target),
    ...impossibleValue(figure, target),
    ...wrongUnit(figure, target),
    ...duplicateOf(figure, others),
  ];
  if (target === null) return refusals;
  const candidate = { ...figure, id: figure.id ?? '', publishedAt: '' };
  for (const { code, collidesWith } of checkCountedFigure(
    toStatusTarget(target),
    candidate,
    others.map(toStatusFigure),
  )) {
    const rival = others.find(({ id }) => id === collidesWith);
    const values = {
      start: target.start,
      stages: target.stages,
      kind: target.kind,
      ...(rival && valuesOf(rival)),
    };
    refusals.push({ code, field: RULE_FIELDS[code], values });
  }
  return refusals;
}
