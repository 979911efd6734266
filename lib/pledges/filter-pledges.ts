import { inLanguage } from '@/lib/core/localized-text';
import { isKnown } from '@/lib/status/overview';
import { fromRational } from '@/lib/status/rational';
import { STATUSES, type Status } from '@/lib/status/types';
import type { PledgeListQuery, PledgeSort } from './list-address';
import type { PledgeRanks } from './search/types';
import type { Coverage, PledgeStanding } from './types';

type Filters = Pick<
  PledgeListQuery,
  'principle' | 'theme' | 'status' | 'group' | 'coverage' | 'testability'
> &
  Partial<Pick<PledgeListQuery, 'verdict'>>;

/** The pledges that fit all filters, in the order given. The search is the database's: `searchPledges`. */
export function filterPledges(pledges: readonly PledgeStanding[], filters: Filters): PledgeStanding[] {
  return pledges.filter(
    (pledge) =>
      (filters.principle === null || pledge.principle === filters.principle) &&
      (filters.theme === null || pledge.theme === filters.theme) &&
      (filters.status === null || pledge.status === filters.status) &&
      (filters.group === null || pledge.group === filters.group) &&
      (filters.coverage === null || coverageOfPledge(pledge) === filters.coverage) &&
      (!filters.verdict || pledge.assessment?.verdict === filters.verdict) &&
      (filters.testability === null || pledge.testability === filters.testability),
  );
}

/** Whether anything is known of where a pledge stands. */
export function coverageOfPledge({ status }: Pick<PledgeStanding, 'status'>): Coverage {
  return isKnown(status) ? 'known' : 'unknown';
}

/** Position of a status in METHOD's order of severity; the two that nothing is known of come last. */
export function severityRank(status: Status): number {
  return STATUSES.indexOf(status);
}

/** The earliest day that any target of the pledge is due; null without targets. */
export function earliestDue(pledge: PledgeStanding) {
  const [first = null] = pledge.targets.map((target) => target.due).sort();
  return first;
}

/** The progress of the target that has made the least of it; null where none has any. */
function leastProgress(pledge: PledgeStanding) {
  const known = pledge.targets.flatMap(({ summary }) => summary.progress ?? []).map(fromRational);
  return known.reduce<(typeof known)[number] | null>(
    (least, value) => (least === null || value.lt(least) ? value : least),
    null,
  );
}

/** Orders what may be absent: absent last. */
function compareKnown<T>(a: T | null, b: T | null, compare: (a: T, b: T) => number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b);
}

/** The pledges that a search found, best first; equals stay in the order given. */
export function foundIn(
  pledges: readonly PledgeStanding[],
  { ranks }: { readonly ranks: PledgeRanks },
): PledgeStanding[] {
  const rankOf = ({ id }: PledgeStanding) => ranks.get(id) ?? 0;
  return pledges.filter(({ id }) => ranks.has(id)).sort((a, b) => rankOf(b) - rankOf(a));
}

/** The pledges in another order; equals stay in the order given (`sort` is documented at `PLEDGE_SORTS`). */
export function sortPledges(
  pledges: readonly PledgeStanding[],
  sort: PledgeSort,
  locale: string,
): PledgeStanding[] {
  const sorted = [...pledges];
  const titleOf = (pledge: PledgeStanding) => inLanguage(pledge.title, locale).text;
  switch (sort) {
    case 'catalogue':
      return sorted;
    case 'severity':
      return sorted.sort((a, b) => severityRank(a.status) - severityRank(b.status));
    case 'title': {
      const collator = new Intl.Collator(locale);
      return sorted.sort((a, b) => collator.compare(titleOf(a), titleOf(b)));
    }
    case 'due':
      return sorted.sort((a, b) =>
        compareKnown(earliestDue(a), earliestDue(b), (x, y) => (x < y ? -1 : Number(x > y))),
      );
    case 'progress':
      return sorted.sort((a, b) => compareKnown(leastProgress(a), leastProgress(b), (x, y) => y.compare(x)));
  }
}
