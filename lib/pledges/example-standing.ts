import { decimal } from '@/lib/core/decimal';
import { type PlainDate, plainDate } from '@/lib/core/plain-date';
import type { Figure } from '@/lib/figures/types';
import { overallOf, standingOf, summariseFor } from './standing';
import type { PledgeStanding, Target, TargetDetail } from './types';

/** The day of METHOD's worked examples. */
export const EXAMPLE_DAY = plainDate('2026-11-21');

/** A target of the first programme's term; a level of at least 100 unless told otherwise. */
export function exampleTarget(differences: Partial<Target> = {}): Target {
  return {
    id: 'target-1',
    key: 'target-1',
    metric: { en: 'Something measurable' },
    kind: 'level',
    direction: 'up',
    unit: '%',
    value: decimal('100'),
    factor: null,
    comparison: 'at_least',
    valueBasis: 'stated',
    start: plainDate('2022-11-26'),
    due: plainDate('2029-11-26'),
    dueBasis: null,
    stages: 1,
    reportingIntervalDays: 366,
    baseline: null,
    checkpoints: [],
    partOf: null,
    alternativeReading: null,
    isRevised: false,
    ...differences,
  };
}

/** A published figure: an amount where `from` is given, else a reading (a stage for a milestone, as `shape` says). */
export function exampleFigure(
  value: string,
  on: string,
  { from, shape }: { from?: string; shape?: Figure['shape'] } = {},
): Figure {
  const reference = plainDate(on);
  return {
    id: `figure-${value}-${on}`,
    pledge: 'pledge-1',
    target: 'target-1',
    region: null,
    shape: shape ?? (from === undefined ? 'reading' : 'amount'),
    role: 'counted',
    value: decimal(value),
    unit: null,
    from: from === undefined ? null : plainDate(from),
    to: from === undefined ? null : reference,
    on: from === undefined ? reference : null,
    qualifier: null,
    dateNote: null,
    note: null,
    sources: [
      { url: 'https://example.org/', publisher: 'Example', publishedOn: reference, kind: 'government' },
    ],
    state: 'published',
    recordedBy: 'Example',
    recordedAt: `${on}T10:00:00.000Z`,
    publishedAt: `${on}T10:00:00.000Z`,
    approvedBy: null,
    supersedes: null,
    reason: null,
    ended: null,
    ledgerSeq: '1',
  };
}

/** Where a target stands with these figures on the day of the worked examples, or on another. */
export function exampleStanding(
  target: Target,
  figures: readonly Figure[] = [],
  on: PlainDate = EXAMPLE_DAY,
): TargetDetail {
  const day = { on, isAsOf: false };
  return standingOf(target, summariseFor(target, figures, day), day);
}

/** A pledge with these targets. */
export function examplePledge(
  targets: readonly TargetDetail[],
  differences: Partial<Omit<PledgeStanding, 'targets'>> = {},
): PledgeStanding & { readonly targets: readonly TargetDetail[] } {
  return {
    id: 'pledge-1',
    slug: 'pledge-1',
    principle: 'fair-state',
    theme: 'health',
    title: { en: 'An example pledge' },
    summary: { en: 'What it says.' },
    testability: 'quantified',
    origin: 'programme documents',
    ...overallOf(targets),
    assessment: null,
    targets,
    ...differences,
  };
}

/** A checkpoint without a source. */
export function exampleCheckpoint(on: string, value: string): Target['checkpoints'][number] {
  return { on: plainDate(on), value: decimal(value), sourceUrl: null };
}
