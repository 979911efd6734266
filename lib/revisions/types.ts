import type { LocalizedText } from '@/lib/core/localized-text';
import type { PlainDate } from '@/lib/core/plain-date';
import type { FigureSource } from '@/lib/figures/types';
import type { Target, TargetStanding, Testability } from '@/lib/pledges/types';
import type { ReviewPolicy } from '@/lib/programmes/types';
import type { Status } from '@/lib/status/types';

/** A target's terms as the ledger publishes them: whole, with resolved days. */
export interface TargetContent extends Omit<Target, 'id' | 'isRevised'> {
  /** Slug of the pledge. */
  readonly pledge: string;
}

/** A pledge as the ledger publishes it, without its targets. */
export interface PledgeContent {
  readonly slug: string;
  readonly principle: string;
  readonly theme: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly testability: Testability;
  readonly origin: string;
  /** Where it was read: documents by their key. */
  readonly sources: readonly {
    readonly document: string | null;
    readonly line: number | null;
    readonly url: string | null;
    readonly publishedOn: string | null;
    readonly note: LocalizedText | null;
  }[];
}

/** What is revised: the wording of a pledge, or the terms of a target. Before and after are whole. */
export type RevisionSubject =
  | { readonly of: 'pledge'; readonly before: PledgeContent; readonly after: PledgeContent }
  | { readonly of: 'target'; readonly before: TargetContent; readonly after: TargetContent };

interface RevisionFacts {
  readonly id: string;
  /** Slug of the pledge. */
  readonly pledge: string;
  /** Key of the target; null where the pledge's wording is revised. */
  readonly target: string | null;
  readonly subject: RevisionSubject;
  /** The day on which it was announced or took effect. */
  readonly revisedOn: PlainDate;
  /** For the public. */
  readonly reason: LocalizedText;
  readonly sources: readonly FigureSource[];
  /** Public name. */
  readonly author: string;
}

/** A published revision. */
export interface Revision extends RevisionFacts {
  /** Public name of the second person who read it; null when nobody did. */
  readonly approver: string | null;
  /** Instant, ISO 8601 in UTC. */
  readonly publishedAt: string;
  readonly ledgerSeq: string;
}

export const REVISION_STATES = ['submitted', 'returned', 'withdrawn', 'published'] as const;
export type RevisionState = (typeof REVISION_STATES)[number];

/** A revision at the desk, in whatever state. */
export interface ProposedRevision extends RevisionFacts {
  readonly programme: string;
  readonly pledgeTitle: LocalizedText;
  /** What the target measures; null where the pledge's wording is revised. */
  readonly metric: LocalizedText | null;
  readonly state: RevisionState;
  readonly authorId: string;
  readonly submittedAt: string;
  readonly returnedBy: string | null;
  readonly returnReason: string | null;
  /** Version of the pledge or target that it was written against. */
  readonly basedOn: number;
  readonly version: number;
  readonly ledgerSeq: string | null;
}

/** What publishing a revision would change today. */
export interface RevisionEffect {
  readonly subject: RevisionSubject;
  /** The target as it stands, as it would stand, and as it would stand against what was first promised. */
  readonly target: {
    readonly before: TargetStanding;
    readonly after: TargetStanding;
    readonly againstOriginal: Status;
  } | null;
  readonly pledge: { readonly before: Status; readonly after: Status };
  readonly reviewPolicy: ReviewPolicy;
}
