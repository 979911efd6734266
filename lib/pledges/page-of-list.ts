import type { ParameterProblem } from '@/lib/core/page-parameters';
import { filterPledges, foundIn, sortPledges } from './filter-pledges';
import type { PledgeListQuery } from './list-address';
import type { PledgeRanks } from './search/types';
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

/**
 * The pledges that an address asks for; with a search the best first, where the address names no other order. A page beyond the last is empty:
 * `pageProblem` says so.
 *
 * @param ranks what the search found; null without one
 */
export function pledgePageOf(
  pledges: readonly PledgeStanding[],
  query: PledgeListQuery,
  locale: string,
  ranks: PledgeRanks | null,
): PledgePageOf {
  const fitting = filterPledges(pledges, query);
  const hits = ranks === null ? fitting : fitting.filter(({ id }) => ranks.has(id));
  const isByRank = ranks !== null && query.sort === null;
  const found = isByRank ? foundIn(hits, { ranks }) : sortPledges(hits, query.sort ?? 'catalogue', locale);
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
