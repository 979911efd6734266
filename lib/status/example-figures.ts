// Short ways to write down targets and figures in the tests of the method.
import { decimal } from '@/lib/core/decimal';
import { plainDate } from '@/lib/core/plain-date';
import type { DatedValue, SourceKind, StatusFigure, StatusTarget, TargetKind } from './types';

/** A value on a day, as baselines and checkpoints are. */
export function dated(date: string, value: string): DatedValue {
  return { date: plainDate(date), value: decimal(value) };
}

/**
 * A target that starts on 2024-01-01 and is due 1000 days after its origin (2026-09-26), so that the expectation of a total
 * reads off the days. Without a value unless one is given.
 */
export function exampleTarget(kind: TargetKind, overrides: Partial<StatusTarget> = {}): StatusTarget {
  return {
    kind,
    direction: 'up',
    unit: 'km',
    value: null,
    factor: null,
    comparison: null,
    start: plainDate('2024-01-01'),
    due: plainDate('2026-09-26'),
    baseline: null,
    checkpoints: [],
    stages: 1,
    reportingIntervalDays: 366,
    revised: false,
    ...overrides,
  };
}

function exampleFigure(
  overrides: Pick<StatusFigure, 'id' | 'shape' | 'value'> & Partial<StatusFigure>,
): StatusFigure {
  return {
    region: null,
    role: 'counted',
    from: null,
    to: null,
    on: null,
    publishedAt: '2026-01-01T00:00:00Z',
    sources: [{ kind: 'government', publishedOn: null }],
    ...overrides,
  };
}

export function amount(
  from: string,
  to: string,
  value: string,
  overrides: Partial<StatusFigure> = {},
): StatusFigure {
  const days = { from: plainDate(from), to: plainDate(to) };
  return exampleFigure({
    id: `${from}…${to}`,
    shape: 'amount',
    value: decimal(value),
    ...days,
    ...overrides,
  });
}

export function runningTotal(on: string, value: string, overrides: Partial<StatusFigure> = {}): StatusFigure {
  const id = `total ${on}`;
  return exampleFigure({
    id,
    shape: 'running_total',
    value: decimal(value),
    on: plainDate(on),
    ...overrides,
  });
}

export function reading(on: string, value: string, overrides: Partial<StatusFigure> = {}): StatusFigure {
  const id = `reading ${on}`;
  return exampleFigure({ id, shape: 'reading', value: decimal(value), on: plainDate(on), ...overrides });
}

export function stage(on: string, number: number, overrides: Partial<StatusFigure> = {}): StatusFigure {
  const id = `stage ${number} ${on}`;
  return exampleFigure({
    id,
    shape: 'stage',
    value: decimal(String(number)),
    on: plainDate(on),
    ...overrides,
  });
}

/** Sources of one kind, for figures that compete about a day. */
export function sourcedFrom(
  kind: SourceKind,
  publishedOn: string | null = null,
): Pick<StatusFigure, 'sources'> {
  return { sources: [{ kind, publishedOn: publishedOn === null ? null : plainDate(publishedOn) }] };
}
