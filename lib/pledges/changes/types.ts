import type { PlainDate } from '@/lib/core/plain-date';
import type { Figure } from '@/lib/figures/types';
import type { PledgeStanding, TargetStanding } from '@/lib/pledges/types';
import type { Status } from '@/lib/status/types';

/** Two days, the first not after the second. What is compared is what could be known at the end of each (METHOD section 8). */
export interface ChangeSpan {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** A target that has another status on the second day. The two things that can bring that about are its reasons. */
export interface TargetChange {
  /** As it stands on the second day. */
  readonly target: TargetStanding;
  readonly before: Status;
  readonly after: Status;
  /** The counted figures that became known in between, the one behind the current value first. */
  readonly figures: readonly Figure[];
  /** Its deadline, where that passed in between; else null. */
  readonly deadline: PlainDate | null;
}

/** A pledge with at least one target whose status changed; its own may have stayed. */
export interface PledgeChange {
  /** As it stands on the second day. */
  readonly pledge: PledgeStanding;
  readonly before: Status;
  readonly after: Status;
  readonly targets: readonly TargetChange[];
}
