import type { LocalizedText } from '@/lib/core/localized-text';
import type { FigureInput } from '@/lib/figures/schema';
import type { Figure, FigureState } from '@/lib/figures/types';
import type { FieldChange } from '@/lib/ledger/entry-changes';

/** Something that happened to a figure on its way, and the reason that was given. */
export interface ReviewEvent {
  readonly id: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly actor: string;
  readonly kind:
    | 'submitted'
    | 'withdrawn'
    | 'returned'
    | 'approved'
    | 'published'
    | 'superseded'
    | 'retracted'
    | 'retraction_proposed'
    | 'retraction_withdrawn'
    | 'retraction_returned';
  readonly reason: string | null;
}

/** A figure that is not public yet, or was not when it was read over, with its thread. */
export interface Submission {
  readonly id: string;
  readonly state: FigureState;
  readonly version: number;
  readonly authorId: string;
  readonly author: string;
  readonly recordedAt: string;
  readonly input: FigureInput;
  /** The published figure that it is to replace, whatever has become of that since. */
  readonly corrects: Figure | null;
  /** What it says otherwise than the published figure that it is to replace; null for a new figure. */
  readonly againstPublished: readonly FieldChange[] | null;
  /** What its author changed since it was submitted the time before; null where it was submitted once. */
  readonly sinceLastTime: readonly FieldChange[] | null;
  /** Oldest first. */
  readonly thread: readonly ReviewEvent[];
}

/** A line of the desk's queues. */
export interface QueueItem {
  readonly id: string;
  /** `draft`: a form that was saved; else the state of the figure. */
  readonly kind: 'draft' | 'withdrawn' | 'returned' | 'submitted';
  readonly programme: string;
  readonly pledge: LocalizedText;
  readonly metric: LocalizedText | null;
  readonly author: string;
  readonly isMine: boolean;
  readonly isCorrection: boolean;
  readonly at: string;
  /** Why it was returned, the last time. */
  readonly reason: string | null;
}

/** A saved form. */
export interface Draft {
  readonly id: string;
  readonly version: number;
  readonly pledge: string;
  readonly target: string | null;
  readonly corrects: string | null;
  readonly typed: unknown;
  readonly updatedAt: string;
}

/** A figure that is no longer in force, and what took its place: null for a retraction. */
export interface Correction {
  readonly old: Figure;
  readonly now: Figure | null;
  /** When: instant, ISO 8601 in UTC. */
  readonly at: string;
}
