import type { Verdict } from '@/lib/assessments/types';
import type { LocalizedText } from '@/lib/core/localized-text';
import type { EffectView } from '@/lib/figures/effect-view';
import type { Figure } from '@/lib/figures/types';
import type { ReviewEvent } from '../types';

export const RETRACTION_SUBJECTS = ['figure', 'assessment'] as const;
export type RetractionSubject = (typeof RETRACTION_SUBJECTS)[number];

/** A line of the desk: somebody proposes to take something published out of force. */
export interface RetractionItem {
  readonly id: string;
  readonly subject: RetractionSubject;
  /** Id of the figure or assessment. */
  readonly subjectId: string;
  readonly programme: string;
  /** Slug and title of the pledge. */
  readonly pledge: string;
  readonly pledgeTitle: LocalizedText;
  readonly metric: LocalizedText | null;
  readonly state: 'proposed' | 'withdrawn' | 'returned' | 'done';
  readonly proposerId: string;
  readonly proposer: string;
  readonly proposedAt: string;
  /** For the public. */
  readonly reason: LocalizedText;
  readonly decidedBy: string | null;
  /** Why it was not carried out. */
  readonly returnReason: string | null;
  /** Whether it is still in force: what was corrected or retracted meanwhile cannot be retracted any more. */
  readonly isInForce: boolean;
}

/** A proposal whole, for the one who decides. */
export interface RetractionDetail extends RetractionItem {
  readonly figure: Figure | null;
  readonly assessment: { readonly verdict: Verdict; readonly reasoning: LocalizedText } | null;
  /** What has happened to the figure or assessment so far, oldest first. */
  readonly thread: readonly ReviewEvent[];
}

/** What a retraction would change: the target and the pledge with and without the figure. */
export type RetractionEffect = Pick<EffectView, 'target' | 'pledge'>;
