import { addDays, daysBetween, type PlainDate } from '@/lib/core/plain-date';
import type { TargetStanding } from '@/lib/pledges/types';

/**
 * What an editor should look for next, for one target:
 * - `deadline_passed`: its date has passed and no figure for it is published (`days`: since its date)
 * - `due`: a reporting interval has gone by since the last figure (`days`: since then)
 * - `no_figure`: nothing has been published yet (`days`: since the first figure could be expected, negative before)
 * - `later`: the next figure is not due yet (`days`: negative, until then)
 * - `complete`: nothing more can change its status
 */
export interface Due {
  readonly kind: 'deadline_passed' | 'due' | 'no_figure' | 'later' | 'complete';
  readonly days: number;
  /** Reference date of the last counted figure. */
  readonly last: PlainDate | null;
}

/** The kinds in the order in which the desk lists them. */
export const DUE_KINDS = ['deadline_passed', 'due', 'no_figure', 'later', 'complete'] as const;

/** What is due for a target on a day, from its stored summary. */
export function dueOf(target: TargetStanding, today: PlainDate): Due {
  const last = target.summary.reference;
  const isOver = today > target.due;
  if (target.summary.completedOn !== null || (isOver && last !== null && last >= target.due)) {
    return { kind: 'complete', days: 0, last };
  }
  if (isOver && target.standing.status === 'overdue') {
    return { kind: 'deadline_passed', days: daysBetween(target.due, today), last };
  }
  const expected = addDays(last ?? target.start, target.reportingIntervalDays);
  const days = daysBetween(expected, today);
  if (last === null) return { kind: 'no_figure', days, last };
  return { kind: days > 0 ? 'due' : 'later', days, last };
}

/** Most overdue first: by kind, then by days. */
export function byUrgency(a: Due, b: Due): number {
  return DUE_KINDS.indexOf(a.kind) - DUE_KINDS.indexOf(b.kind) || b.days - a.days;
}
