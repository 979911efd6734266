import type { ParameterProblem } from '@/lib/core/page-parameters';
import { filterPledges, sortPledges } from './filter-pledges';
import type { PledgeListQuery } from './list-address';
import type { PledgeStanding } from './types';

export const PLEDGES_A_PAGE = 25;

/** A page of a list. */
export interface PledgePageOf {
  readonly pledges: readonly PledgeStanding[];
  /** Pledges on all pages together. */
  readonly count: number;
  /** At least 1: an empty list has a page too. */
  readonly pages: number;
}

/** The pledges that an address asks for. A page beyond the last is empty: `pageProblem` says so. */
export function pledgePageOf(
  pledges: readonly PledgeStanding[],
  query: PledgeListQuery,
  locale: string,
): PledgePageOf {
  const found = sortPledges(filterPledges(pledges, query), query.sort ?? 'catalogue', locale);
  const start = (query.page - 1) * PLEDGES_A_PAGE;
  return {
    pledges: found.slice(start, start + PLEDGES_A_PAGE),
    count: found.length,
    pages: Math.max(1, Math.ceil(found.length / PLEDGES_A_PAGE)),
  };
}

/** What is wrong with asking for a page that the list does not have. */
export function pageProblem({ page }: PledgeListQuery, { pages }: PledgePageOf): ParameterProblem | null {
  if (page <= pages) return null;
  return {
    parameter: 'page',
    given: String(page),
    problem: 'beyondLastPage',
    allowed: 'page',
    values: { last: pages },
  };
}
