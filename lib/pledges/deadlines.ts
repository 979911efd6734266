import { addDays, type PlainDate } from '@/lib/core/plain-date';
import type { PledgeStanding, TargetStanding } from './types';

/** Days after the day of the view within which a deadline is worth announcing. */
export const COMING_DAYS = 365;

export interface Deadline {
  readonly pledge: PledgeStanding;
  readonly target: TargetStanding;
}

/** Targets whose due date has passed, latest first, and those due within a year, earliest first. */
export function deadlinesAround(pledges: readonly PledgeStanding[], on: PlainDate) {
  const all: Deadline[] = pledges
    .flatMap((pledge) => pledge.targets.map((target) => ({ pledge, target })))
    .sort((a, b) => (a.target.due < b.target.due ? -1 : Number(a.target.due > b.target.due)));
  const last = addDays(on, COMING_DAYS);
  return {
    passed: all.filter(({ target }) => target.due < on).reverse(),
    coming: all.filter(({ target }) => target.due >= on && target.due <= last),
  };
}
