import type { PlainDate } from '@/lib/core/plain-date';
import type { TargetStanding } from './types';

/** How much of what is shown has had no new figure for longer than the method allows (METHOD section 4, `stale`). */
export interface Stale {
  /** Targets that are stale, of all that have a figure or not. */
  readonly count: number;
  readonly of: number;
  /** The oldest reference date among them. */
  readonly since: PlainDate;
}

/**
 * What is stale among targets on the day of their standing; null when nothing is. A milestone that was reached is left out: no
 * new figure is awaited for it.
 */
export function staleAmong(targets: readonly TargetStanding[]): Stale | null {
  const days = targets.flatMap(({ standing: { flags, reason } }) =>
    flags.includes('stale') && reason.completedOn === null && reason.reference !== null
      ? [reason.reference]
      : [],
  );
  const [since] = days.sort();
  return since === undefined ? null : { count: days.length, of: targets.length, since };
}
