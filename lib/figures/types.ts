import type { Decimal } from '@/lib/core/decimal';
import type { LocalizedText } from '@/lib/core/localized-text';
import type { PlainDate } from '@/lib/core/plain-date';
import type { TargetDetail } from '@/lib/pledges/types';
import type { FigureRole, FigureShape, Qualifier, SourceKind, Status } from '@/lib/status/types';

export const FIGURE_STATES = [
  'draft',
  'submitted',
  'returned',
  'published',
  'superseded',
  'retracted',
] as const;
export type FigureState = (typeof FIGURE_STATES)[number];

/** Where a figure was published. At least one stands behind each figure. */
export interface FigureSource {
  readonly url: string;
  readonly publisher: string;
  readonly publishedOn: PlainDate | null;
  readonly kind: SourceKind;
}

/** A published figure as the public sees it. */
export interface Figure {
  readonly id: string;
  /** Slug of the pledge. */
  readonly pledge: string;
  /** Key of the target; null when the figure belongs to the pledge as a whole. */
  readonly target: string | null;
  /** Code of the region of the programme that it is about; null for the whole country. */
  readonly region: string | null;
  readonly shape: FigureShape;
  readonly role: FigureRole;
  readonly value: Decimal;
  readonly unit: string | null;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly on: PlainDate | null;
  readonly qualifier: Qualifier | null;
  /** How a date was inferred. */
  readonly dateNote: LocalizedText | null;
  readonly note: LocalizedText | null;
  readonly sources: readonly FigureSource[];
  readonly state: FigureState;
  /** Public name of the person (or the import) that recorded it. */
  readonly recordedBy: string;
  /** Instants, ISO 8601 in UTC. */
  readonly recordedAt: string;
  readonly publishedAt: string;
  /** Public name of the second person who read it; null when nobody did. */
  readonly approvedBy: string | null;
  /** Id of the figure that this one replaces. */
  readonly supersedes: string | null;
  /** Public reason of a correction or retraction. */
  readonly reason: LocalizedText | null;
  /** When and by whom it was corrected or retracted, and the figure in its place; null while it is in force. */
  readonly ended: { readonly at: string; readonly by: string; readonly figure: string | null } | null;
  /** Sequence number of the ledger entry that published it. */
  readonly ledgerSeq: string | null;
}

/** What recording a figure would change, for the author to see before sending it. */
export interface FigureEffect {
  /** The target and where it stands without and with the figure, today; null for a figure of the pledge as a whole. */
  readonly target: { readonly before: TargetDetail; readonly after: TargetDetail } | null;
  /** The status of the whole pledge without and with it. */
  readonly pledge: { readonly before: Status; readonly after: Status };
  /** Published figures of the programme that cite one of the same addresses. */
  readonly sameSource: readonly Figure[];
  /** What this was computed from: to be sent back with the figure, so that a stale form is noticed. */
  readonly basedOn: { readonly targetVersion: number; readonly summarySeq: string } | null;
}
