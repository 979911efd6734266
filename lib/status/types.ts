import type { Decimal } from '@/lib/core/decimal';
import type { PlainDate } from '@/lib/core/plain-date';

/** METHOD section 1. */
export const TARGET_KINDS = ['total', 'level', 'relative', 'trend', 'maintain', 'milestone'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

export const DIRECTIONS = ['up', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const COMPARISONS = ['at_least', 'more_than', 'at_most', 'less_than', 'exactly'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** METHOD section 2. */
export const FIGURE_SHAPES = ['amount', 'running_total', 'reading', 'stage'] as const;
export type FigureShape = (typeof FIGURE_SHAPES)[number];

export const FIGURE_ROLES = ['counted', 'alternative', 'context'] as const;
export type FigureRole = (typeof FIGURE_ROLES)[number];

export const QUALIFIERS = ['about', 'almost', 'over', 'under'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** Kinds of source, highest rank first; the last two, and `media` and `ngo`, share a rank (METHOD section 2). */
export const SOURCE_KINDS = [
  'official_statistics',
  'government',
  'official',
  'media',
  'ngo',
  'encyclopedia',
  'other',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Statuses of a target, worst first, then the two that only an absence gives (METHOD sections 4 and 6). */
export const STATUSES = [
  'missed',
  'off_track',
  'overdue',
  'behind',
  'too_early',
  'in_progress',
  'not_started',
  'on_track',
  'achieved_late',
  'achieved',
  'no_data',
  'not_measurable',
] as const;
export type Status = (typeof STATUSES)[number];

/** METHOD section 6. */
export const STATUS_GROUPS = ['fulfilled', 'on_course', 'in_trouble', 'not_yet_known'] as const;
export type StatusGroup = (typeof STATUS_GROUPS)[number];

export const FLAGS = [
  'stale',
  'provisional_baseline',
  'no_baseline',
  'conflicting_sources',
  'slipped_back',
  'worse_than_baseline',
  'revised_target',
] as const;
export type Flag = (typeof FLAGS)[number];

export interface DatedValue {
  readonly date: PlainDate;
  readonly value: Decimal;
}

/** What the method needs to know of a target. `start` and `due` are resolved: never absent. */
export interface StatusTarget {
  readonly kind: TargetKind;
  readonly direction: Direction;
  readonly unit: string | null;
  readonly value: Decimal | null;
  readonly factor: Decimal | null;
  readonly comparison: Comparison | null;
  readonly start: PlainDate;
  readonly due: PlainDate;
  readonly baseline: DatedValue | null;
  readonly checkpoints: readonly DatedValue[];
  /** Number of stages of a milestone, 1 or more; stage figures name them 1…stages. Ignored for other kinds. */
  readonly stages: number;
  /** Days between releases of the figure; METHOD's default is 366. */
  readonly reportingIntervalDays: number;
  /** Whether the target has been revised since it was published. */
  readonly revised: boolean;
}

export interface StatusSource {
  readonly kind: SourceKind;
  readonly publishedOn: PlainDate | null;
}

/** What the method needs to know of a published figure. */
export interface StatusFigure {
  readonly id: string;
  readonly shape: FigureShape;
  readonly role: FigureRole;
  /** A quantity, a level, 1 or 0 for a yes/no reading, or the number of the stage. */
  readonly value: Decimal;
  /** First day of an amount; null for other shapes. */
  readonly from: PlainDate | null;
  /** Last day of an amount; null for other shapes. */
  readonly to: PlainDate | null;
  /** Day of a running total, reading or stage; null for an amount. */
  readonly on: PlainDate | null;
  /** Instant of publication on this site, ISO 8601 in UTC; decides between equals. */
  readonly publishedAt: string;
  readonly sources: readonly StatusSource[];
}
