import { addDays, daysBetween, type PlainDate } from '@/lib/core/plain-date';
import type { TargetStanding } from '@/lib/pledges/types';
import type { ExpectedRelease } from './releases/types';

/**
 * What an editor should look for next, for one target:
 * - `deadline_passed`: its date has passed and no figure for it is published (`days`: since its date)
 * - `due`: an announced release should be out, or a reporting interval has gone by since the last figure (`days`: since then)
 * - `no_figure`: nothing has been published yet (`days`: since the first figure could be expected, negative before)
 * - `later`: the next figure is not due yet (`days`: negative, until then)
 * - `complete`: nothing more can change its status
 */
export interface Due {
  readonly kind: 'deadline_passed' | 'due' | 'no_figure' | 'later' | 'complete';
  readonly days: number;
  /** Reference date of the last counted figure. */
  readonly last: PlainDate | null;
  /** The release that is waited for; null where only the reporting interval tells. */
  readonly release: ExpectedRelease | null;
}

/** The kinds in the order in which the desk lists them. */
export const DUE_KINDS = ['deadline_passed', 'due', 'no_figure', 'later', 'complete'] as const;

/**
 * The announced release that comes first among those that no figure has met. A counted figure meets a release when it speaks
 * about the release's last day or a later one.
 */
export function nextRelease(
  releases: readonly ExpectedRelease[],
  last: PlainDate | null,
): ExpectedRelease | null {
  const unmet = releases.filter(({ referenceOn }) => last === null || referenceOn > last);
  const [first = null] = unmet.sort(
    (a, b) => daysBetween(b.expectedOn, a.expectedOn) || daysBetween(b.referenceOn, a.referenceOn),
  );
  return first;
}

/**
 * What is due for a target on a day, from its stored summary and the releases that were announced for it. A release says
 * more than the interval: while one is awaited, the interval is not asked.
 */
export function dueOf(
  target: TargetStanding,
  today: PlainDate,
  releases: readonly ExpectedRelease[] = [],
): Due {
  const last = target.summary.reference;
  const isOver = today > target.due;
  if (target.summary.completedOn !== null || (isOver && last !== null && last >= target.due)) {
    return { kind: 'complete', days: 0, last, release: null };
  }
  const release = nextRelease(releases, last);
  if (isOver && target.standing.status === 'overdue') {
    return { kind: 'deadline_passed', days: daysBetween(target.due, today), last, release };
  }
  const expected = release?.expectedOn ?? addDays(last ?? target.start, target.reportingIntervalDays);
  const days = daysBetween(expected, today);
  if (last === null && (release === null || days <= 0)) return { kind: 'no_figure', days, last, release };
  return { kind: days > 0 ? 'due' : 'later', days, last, release };
}

/** Most overdue first: by kind, then by days. */
export function byUrgency(a: Due, b: Due): number {
  return DUE_KINDS.indexOf(a.kind) - DUE_KINDS.indexOf(b.kind) || b.days - a.days;
}
