import { daysBetween, type PlainDate } from '@/lib/core/plain-date';
import { countByGroup } from '@/lib/status/overview';
import { pledgeStatus } from '@/lib/status/pledge-status';
import type { StatusStep } from '@/lib/status/status-steps';
import type { Status, StatusGroup } from '@/lib/status/types';

/** How many pledges were in each group on a day, by what could be known then (METHOD section 8). */
export interface HistoryPoint {
  readonly day: PlainDate;
  readonly groups: Readonly<Record<StatusGroup, number>>;
}

/** More days than this cannot be told apart in a picture. */
const MOST_DAYS = 60;

const MONTHS_BETWEEN = [1, 2, 3, 6, 12];

/**
 * The days of a history: the first day, firsts of months at even distances, and the last day; at most 61. None where the last
 * is not after the first.
 */
export function historyDays(from: PlainDate, to: PlainDate): PlainDate[] {
  if (to <= from) return [];
  const months = daysBetween(from, to) / 30.4;
  const step = MONTHS_BETWEEN.find((each) => months / each < MOST_DAYS - 1) ?? Math.ceil(months / 40);
  const days = [from];
  let [year = 0, month = 0] = from.split('-').map(Number);
  for (;;) {
    month += step;
    year += Math.floor((month - 1) / 12);
    month = ((month - 1) % 12) + 1;
    // The first of a month always exists.
    const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01` as PlainDate;
    if (day >= to) return [...days, to];
    days.push(day);
  }
}

function statusesOn(steps: readonly StatusStep[], days: readonly PlainDate[]): Status[] {
  let next = 0;
  return days.map((day) => {
    while (next + 1 < steps.length && (steps[next + 1]?.from ?? day) <= day) next += 1;
    return steps[next]?.status ?? 'no_data';
  });
}

/** Where the pledges of a programme stood on each of the days; a pledge is given by what its targets went through. */
export function statusHistory(
  pledges: readonly (readonly (readonly StatusStep[])[])[],
  days: readonly PlainDate[],
): HistoryPoint[] {
  const byPledge = pledges.map((targets) => {
    const statuses = targets.map((steps) => statusesOn(steps, days));
    return days.map((_, index) => pledgeStatus(statuses.map((each) => each[index] ?? 'no_data')));
  });
  return days.map((day, index) => ({
    day,
    groups: countByGroup(byPledge.map((statuses) => statuses[index] ?? 'no_data')),
  }));
}

/** A history that ends with what a page of today says: that also counts figures whose sources came out since. */
export function endingWith(history: readonly HistoryPoint[], groups: HistoryPoint['groups']): HistoryPoint[] {
  const last = history.at(-1);
  return last === undefined ? [] : [...history.slice(0, -1), { ...last, groups }];
}
