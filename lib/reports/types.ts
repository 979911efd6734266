import type { Locale } from '@/lib/core/i18n/locales';
import type { LocalizedText } from '@/lib/core/localized-text';

export type ReportState = 'new' | 'answered' | 'dismissed';

/** What a reader reported as wrong, as the desk sees it. Times are ISO 8601, UTC. */
export interface ErrorReport {
  readonly id: string;
  readonly pledge: { readonly slug: string; readonly title: LocalizedText };
  readonly locale: Locale;
  readonly wrong: string;
  readonly correct: string | null;
  readonly sourceUrl: string | null;
  /** Only to answer; null where none was given, and some time after the report was closed. */
  readonly email: string | null;
  readonly state: ReportState;
  readonly receivedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly answer: LocalizedText | null;
  /** The ledger entry of the correction that came of it, decimal text. */
  readonly entrySeq: string | null;
}

/** A change of a pledge that a report may have led to. */
export interface Candidate {
  readonly seq: string;
  readonly kind: string;
  readonly at: string;
}

/** What the public is told of a report: that it led to a correction, in the desk's words alone. */
export interface PublicAnswer {
  readonly id: string;
  readonly receivedAt: string;
  readonly decidedAt: string;
  readonly entrySeq: string;
  readonly answer: LocalizedText | null;
}
