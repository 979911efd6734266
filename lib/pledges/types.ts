import type { Assessment } from '@/lib/assessments/types';
import type { Decimal } from '@/lib/core/decimal';
import type { LocalizedText } from '@/lib/core/localized-text';
import type { PlainDate } from '@/lib/core/plain-date';
import type { Figure } from '@/lib/figures/types';
import type { Revision } from '@/lib/revisions/types';
import type { SourceMarks } from '@/lib/sources/types';
import type { TargetStatus } from '@/lib/status/evaluate';
import type { TargetSummary } from '@/lib/status/summarise';
import type {
  Comparison,
  Direction,
  Qualifier,
  Status,
  StatusGroup,
  SummaryOutline,
  TargetKind,
} from '@/lib/status/types';

export const TESTABILITIES = ['quantified', 'testable', 'qualitative'] as const;
export type Testability = (typeof TESTABILITIES)[number];

/** Whether anything is known of where a pledge stands: any status but `no_data` and `not_measurable`. */
export const COVERAGES = ['known', 'unknown'] as const;
export type Coverage = (typeof COVERAGES)[number];

/** Where a pledge was read: a line of a programme document, an address, or both. */
export interface PledgeSource {
  readonly document: {
    readonly key: string;
    readonly title: string;
    readonly publisher: string;
    readonly url: string | null;
  } | null;
  readonly line: number | null;
  readonly url: string | null;
  /** As far as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly publishedOn: string | null;
  readonly note: LocalizedText | null;
}

export interface Baseline {
  readonly value: Decimal;
  readonly date: PlainDate;
  /** Computed or implied, not published as such. */
  readonly isDerived: boolean;
  readonly sourceUrl: string | null;
  readonly note: LocalizedText | null;
}

export interface Checkpoint {
  readonly on: PlainDate;
  readonly value: Decimal;
  readonly sourceUrl: string | null;
}

/** Another plausible reading of the promise, shown beside the one that is counted. */
export interface AlternativeReading {
  readonly kind: string;
  readonly value: Decimal;
  readonly unit: string;
  readonly why: LocalizedText;
}

/** A target as it was promised; `start` and `due` are resolved (the programme's where it has none of its own). */
export interface Target {
  readonly id: string;
  readonly key: string;
  readonly metric: LocalizedText;
  readonly kind: TargetKind;
  readonly direction: Direction;
  readonly unit: string | null;
  readonly value: Decimal | null;
  readonly factor: Decimal | null;
  readonly comparison: Comparison | null;
  readonly valueBasis: 'stated' | 'implied' | null;
  readonly start: PlainDate;
  readonly due: PlainDate;
  readonly dueBasis: LocalizedText | null;
  readonly stages: number;
  readonly reportingIntervalDays: number;
  readonly baseline: Baseline | null;
  readonly checkpoints: readonly Checkpoint[];
  /** Key of the target of the same pledge that contains this one: never added to it. */
  readonly partOf: string | null;
  readonly alternativeReading: AlternativeReading | null;
  readonly isRevised: boolean;
}

/** What is stored of a target for lists: of a size that does not grow with its figures. */
export interface TargetOutline {
  readonly summary: SummaryOutline;
  /** Against what was first promised; null for a target that was never revised. */
  readonly original: SummaryOutline | null;
  /** As in `TargetStanding`. */
  readonly qualifier: Qualifier | null;
  readonly originQualifier: Qualifier | null;
  /** The last day on which a source of its figures came out: as of a day from then on nothing else can be known. */
  readonly settledOn: PlainDate | null;
}

/** A revised target as it was first promised, and where it would stand against that on the day of the view. */
export interface OriginalStanding {
  readonly target: Target;
  readonly summary: SummaryOutline;
  readonly standing: TargetStatus;
  /** The day of the newest revision. */
  readonly revisedOn: PlainDate;
}

/** A target and where it stands on the day of the view. */
export interface TargetStanding extends Target {
  /** The word that the figures behind the current value carry; absent where figures were not read. */
  readonly qualifier?: Qualifier | null;
  /** The word of the first figure, where that stands in for a baseline. */
  readonly originQualifier?: Qualifier | null;
  readonly summary: SummaryOutline;
  readonly standing: TargetStatus;
  /** Null for a target that was never revised. */
  readonly original: OriginalStanding | null;
}

/** A target with all that its figures amount to, point by point. */
export interface TargetDetail extends TargetStanding {
  readonly summary: TargetSummary;
}

/** A pledge with the standing of its targets: what lists, dashboards and statuses.csv read. */
export interface PledgeStanding {
  readonly id: string;
  readonly slug: string;
  readonly principle: string;
  readonly theme: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly testability: Testability;
  readonly origin: string;
  readonly status: Status;
  readonly group: StatusGroup;
  /** The editors' verdict beside the status; null where none is published. */
  readonly assessment: Assessment | null;
  readonly targets: readonly TargetStanding[];
}

/** A pledge whole: its documents and every published figure, also superseded and retracted ones. */
export interface PledgeDetail extends PledgeStanding {
  readonly targets: readonly TargetDetail[];
  readonly sources: readonly PledgeSource[];
  /** All figures about the whole country in order of reference date; `target` tells whose they are. */
  readonly figures: readonly Figure[];
  /** Those about one region, in the same order: never mixed with the others, and of no account to a status. */
  readonly regionalFigures: readonly Figure[];
  /** What is known of the addresses of its sources; nothing as of a past day. */
  readonly marks: SourceMarks;
  /** The assessment in force and those that it revised, newest first. */
  readonly assessments: readonly Assessment[];
  /** Every published revision of its wording and of its targets, oldest first. */
  readonly revisions: readonly Revision[];
}
