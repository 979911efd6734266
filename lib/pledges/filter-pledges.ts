import { inLanguage, type LocalizedText } from '@/lib/core/localized-text';
import { isKnown } from '@/lib/status/overview';
import { fromRational } from '@/lib/status/rational';
import { STATUSES, type Status } from '@/lib/status/types';
import type { PledgeListQuery, PledgeSort } from './list-address';
import type { Coverage, PledgeStanding } from './types';

type Filters = Pick<
  PledgeListQuery,
  'q' | 'principle' | 'theme' | 'status' | 'group' | 'coverage' | 'testability'
> &
  Partial<Pick<PledgeListQuery, 'verdict'>>;

/** Lower case without accents: `Élève` and `eleve`, `ё` and `е` are alike. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function textsOf(text: LocalizedText | null): string[] {
  return text === null ? [] : Object.values(text);
}

/** Everything of a pledge that the search looks through, in all languages. */
function searchableText(pledge: PledgeStanding): string {
  const targets = pledge.targets.flatMap((target) => [
    ...textsOf(target.metric),
    ...textsOf(target.dueBasis),
    ...textsOf(target.baseline?.note ?? null),
    ...textsOf(target.alternativeReading?.why ?? null),
  ]);
  return foldText([...textsOf(pledge.title), ...textsOf(pledge.summary), ...targets].join('\n'));
}

/** The pledges that fit all filters and contain every word that was searched for, in the order given. */
export function filterPledges(pledges: readonly PledgeStanding[], filters: Filters): PledgeStanding[] {
  const words = foldText(filters.q)
    .split(/\s+/)
    .filter((word) => word !== '');
  return pledges.filter(
    (pledge) =>
      (filters.principle === null || pledge.principle === filters.principle) &&
      (filters.theme === null || pledge.theme === filters.theme) &&
      (filters.status === null || pledge.status === filters.status) &&
      (filters.group === null || pledge.group === filters.group) &&
      (filters.coverage === null || coverageOfPledge(pledge) === filters.coverage) &&
      (!filters.verdict || pledge.assessment?.verdict === filters.verdict) &&
      (filters.testability === null || pledge.testability === filters.testability) &&
      (words.length === 0 || containsAll(searchableText(pledge), words)),
  );
}

/** Whether anything is known of where a pledge stands. */
export function coverageOfPledge({ status }: Pick<PledgeStanding, 'status'>): Coverage {
  return isKnown(status) ? 'known' : 'unknown';
}

function containsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
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
