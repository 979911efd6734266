import type { LocalizedText } from '@/lib/core/localized-text';
import type { FigureSource } from '@/lib/figures/types';

/** METHOD section 7, best first, then the two that judge nothing yet. */
export const VERDICTS = [
  'kept',
  'partly_kept',
  'compromise',
  'not_kept',
  'too_early_to_say',
  'cannot_be_judged',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** An editors' verdict on a pledge as the public sees it: in force, or revised since. */
export interface Assessment {
  readonly id: string;
  readonly verdict: Verdict;
  readonly reasoning: LocalizedText;
  readonly sources: readonly FigureSource[];
  /** The version of the method at the time. */
  readonly methodVersion: number;
  readonly isInForce: boolean;
  /** Public names of the two people. */
  readonly author: string;
  readonly approver: string;
  /** Instant, ISO 8601 in UTC. */
  readonly publishedAt: string;
  /** Id of the one that it revised, and why, for the public. */
  readonly supersedes: string | null;
  readonly reason: LocalizedText | null;
  readonly ledgerSeq: string | null;
  /** When it was taken out of force, by which two people, and why; null where it was not. */
  readonly retracted: {
    readonly at: string;
    readonly by: string;
    readonly approver: string;
    readonly reason: LocalizedText;
  } | null;
}

/** Something that happened to an assessment on its way, and the reason that was given. For the desk. */
export interface AssessmentEvent {
  readonly id: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly actor: string;
  readonly kind:
    | 'submitted'
    | 'withdrawn'
    | 'returned'
    | 'approved'
    | 'superseded'
    | 'retracted'
    | 'retraction_proposed'
    | 'retraction_withdrawn'
    | 'retraction_returned';
  readonly reason: string | null;
}

/** An assessment on its way, for those at the desk. */
export interface ProposedAssessment {
  readonly id: string;
  readonly programme: string;
  readonly pledge: string;
  readonly pledgeTitle: LocalizedText;
  readonly verdict: Verdict;
  readonly reasoning: LocalizedText;
  readonly sources: readonly FigureSource[];
  readonly state: 'submitted' | 'returned' | 'withdrawn';
  readonly authorId: string;
  readonly author: string;
  readonly submittedAt: string;
  /** Id and verdict of the one in force that it is to replace, and why. */
  readonly supersedes: { readonly id: string; readonly verdict: Verdict } | null;
  readonly reason: LocalizedText | null;
  readonly returnedBy: string | null;
  readonly returnReason: string | null;
  readonly version: number;
  /** Oldest first. */
  readonly thread: readonly AssessmentEvent[];
}

/** An assessment that is no longer in force, and what took its place: null for a retraction. Public. */
export interface AssessmentCorrection {
  readonly old: Assessment;
  readonly now: Assessment | null;
  /** When: instant, ISO 8601 in UTC. */
  readonly at: string;
  /** Slug and title of the pledge. */
  readonly pledge: string;
  readonly pledgeTitle: LocalizedText;
}
