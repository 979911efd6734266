import type { Decimal } from '@/lib/core/decimal';
import type { PlainDate } from '@/lib/core/plain-date';
import type { TargetStanding } from '@/lib/pledges/types';
import type { Qualifier, Rational, Status } from '@/lib/status/types';
import type { RevisionEffect, RevisionSubject } from './types';

/** Where a target stands, as far as the reader of a revision is shown it. */
export interface StandingView {
  readonly status: Status;
  readonly current: Decimal | null;
  readonly unit: string | null;
  readonly qualifier: Qualifier | null;
  readonly reference: PlainDate | null;
  readonly progress: Rational | null;
}

/** What publishing a revision would change, in the few facts that are shown. */
export interface RevisionCheck {
  readonly subject: RevisionSubject;
  /** Null where words are changed: they change no status. */
  readonly target: {
    readonly before: StandingView;
    readonly after: StandingView;
    readonly againstOriginal: Status;
  } | null;
  readonly pledge: { readonly before: Status; readonly after: Status };
}

function viewOf({ standing, summary, unit, kind, qualifier = null }: TargetStanding): StandingView {
  const { current, reference, progress } = summary;
  // Stages and yes/no readings are told by the status alone.
  const isQuantity = kind !== 'milestone' && kind !== 'maintain';
  return {
    status: standing.status,
    current: isQuantity ? current : null,
    unit,
    qualifier,
    reference,
    progress,
  };
}

/** Condenses the effect of a revision to what is shown. */
export function checkView({ subject, target, pledge }: RevisionEffect): RevisionCheck {
  if (target === null) return { subject, target, pledge };
  const { before, after, againstOriginal } = target;
  return { subject, target: { before: viewOf(before), after: viewOf(after), againstOriginal }, pledge };
}
