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
  /** The region that it is about; null for the whole country. The method reads the whole country's figures alone. */
  readonly region: string | null;
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

/** An exact rational as text: `57/111` in lowest terms (`19/37`), or a whole number. Read it with `fromRational`. */
export type Rational = string & { readonly __brand: 'Rational' };

/** Where progress is measured from (METHOD section 3). */
export interface Origin extends DatedValue {
  /** Whether the first counted reading stands in for a baseline that was never published. */
  readonly isProvisional: boolean;
}

/** The current value as it stood on one reference date. */
export interface SeriesPoint extends DatedValue {
  /** The figures with this reference date that the value is made from. */
  readonly figureIds: readonly string[];
}

/** Counted figures that speak about the same day and do not agree. */
export interface FigureConflict {
  readonly date: PlainDate;
  readonly chosenId: string;
  readonly otherIds: readonly string[];
  /** Whether the chosen figure is part of the current value; only then is `conflicting_sources` flagged. */
  readonly concernsCurrent: boolean;
}

export interface ReachedStage {
  readonly stage: number;
  /** The first day on which a counted figure says that it was reached. */
  readonly date: PlainDate;
  readonly figureId: string;
}

/** METHOD section 5: "if the pace so far holds". Values in the target's unit. */
export interface Forecast {
  /** The value on the due date. */
  readonly value: Rational;
  /** The range; null with fewer than three points besides the origin. */
  readonly low: Rational | null;
  readonly high: Rational | null;
  /** The first day on which the median slope reaches the target value; null if never or too far off. */
  readonly date: PlainDate | null;
}

/**
 * What a status, and a list, need of a summary: of a size that does not grow with the number of figures. Plain JSON.
 */
export interface SummaryOutline {
  readonly methodVersion: number;
  /** The current value; for a milestone the number of stages reached. Null when no figure counts. */
  readonly current: Decimal | null;
  /** The reference date `d` of the current value. */
  readonly reference: PlainDate | null;
  /** Stages of a milestone reached so far, by number; empty for other kinds. */
  readonly stagesReached: readonly ReachedStage[];
  /** The day on which the last missing stage of a milestone was reached; null while any is missing. */
  readonly completedOn: PlainDate | null;
  /** `T`: the value to reach, for `relative` baseline × factor. Null where the kind or the target has none. */
  readonly targetValue: Decimal | null;
  readonly origin: Origin | null;
  /** `p`, never clamped. */
  readonly progress: Rational | null;
  /** `e`, at the reference date. */
  readonly expectation: Rational | null;
  /** The value that `e` stands for, in the target's unit. */
  readonly expectedValue: Rational | null;
  /** `p ÷ e`, where `e > 0`. */
  readonly pace: Rational | null;
  /** In the target's unit per year of 365.25 days, from the reference date to the due date. */
  readonly requiredPerYear: Rational | null;
  /** In the target's unit per year of 365.25 days, from the origin to the reference date. */
  readonly achievedPerYear: Rational | null;
  /** Whether the current value satisfies the comparison with `T`. */
  readonly isMet: boolean;
  /** When met: the day on which the unbroken run of met values that reaches `d` began. */
  readonly metSince: PlainDate | null;
  /** Whether an earlier value met the target and the current one does not. */
  readonly hasSlippedBack: boolean;
  readonly forecast: Forecast | null;
  /** In an outline that is stored, no more than one. */
  readonly conflicts: readonly Pick<FigureConflict, 'concernsCurrent'>[];
}

/**
 * Step one of the method: all that follows from a target and its figures alone, and not from today's date.
 * Plain JSON, so that it can be stored and read back unchanged.
 */
export interface TargetSummary extends SummaryOutline {
  /** The figures that the current value is made from. */
  readonly usedIds: readonly string[];
  /** Counted figures that a rule left out: covered by a running total, outranked on the same day, or of no use to the kind. */
  readonly leftOutIds: readonly string[];
  readonly conflicts: readonly FigureConflict[];
  /** The current value at each reference date, oldest first. */
  readonly series: readonly SeriesPoint[];
}

/** The number of the rule of METHOD section 4 that gave a status. */
export type StatusRule = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

/** What a sentence about a status needs: the rule's inputs, null where there is none. */
export interface StatusReason {
  readonly kind: TargetKind;
  readonly direction: Direction;
  readonly comparison: Comparison;
  /** `t`, the day the status is for. */
  readonly on: PlainDate;
  readonly start: PlainDate;
  readonly due: PlainDate;
  readonly current: Decimal | null;
  readonly reference: PlainDate | null;
  readonly targetValue: Decimal | null;
  readonly origin: Origin | null;
  readonly progress: Rational | null;
  readonly expectation: Rational | null;
  readonly expectedValue: Rational | null;
  readonly pace: Rational | null;
  readonly metSince: PlainDate | null;
  readonly stagesReached: number;
  readonly stages: number;
  readonly completedOn: PlainDate | null;
  /** Trend only, with an origin: whether the current value is better than the origin's. */
  readonly isImproving: boolean | null;
  /** Days between the reference date and `t`; null without a figure. */
  readonly daysSinceReference: number | null;
  /** More days than these, and the figure is stale. */
  readonly staleAfterDays: number;
}

/** Step two of the method: the status of a target on a day. */
export interface TargetStatus {
  readonly methodVersion: number;
  readonly status: Exclude<Status, 'not_measurable'>;
  readonly rule: StatusRule;
  /** In the order of `FLAGS`. They never change a status. */
  readonly flags: readonly Flag[];
  readonly reason: StatusReason;
}
