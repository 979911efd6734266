import { z } from 'zod';
import { VERDICTS } from '@/lib/assessments/types';
import { oneOf, pageNumber, searchText } from '@/lib/core/page-parameters';
import type { PlainDate } from '@/lib/core/plain-date';
import type { Programme } from '@/lib/programmes/types';
import { asOfParameter } from '@/lib/programmes/view-parameters';
import { STATUS_GROUPS, STATUSES } from '@/lib/status/types';
import { COVERAGES, TESTABILITIES } from './types';

/** Longest text that can be searched for. */
export const MAX_QUERY_LENGTH = 200;

/**
 * Orders of the list; without one, the best match of a search first, else as `catalogue`. `catalogue`: the programme's own; `severity`: worst status first, unknown last; `title`:
 * alphabetical; `due`: earliest due date first; `progress`: the weakest target's progress, furthest first.
 */
export const PLEDGE_SORTS = ['catalogue', 'severity', 'title', 'due', 'progress'] as const;
export type PledgeSort = (typeof PLEDGE_SORTS)[number];

/** What the address of the list may ask for (DESIGN section 5). Slugs must be the programme's. */
export function listParameters(
  programme: Pick<Programme, 'announcedOn' | 'principles' | 'themes'>,
  today: PlainDate,
) {
  return z.object({
    q: searchText(MAX_QUERY_LENGTH),
    principle: oneOf(programme.principles.map(({ slug }) => slug)),
    theme: oneOf(programme.themes.map(({ slug }) => slug)),
    status: oneOf(STATUSES),
    group: oneOf(STATUS_GROUPS),
    coverage: oneOf(COVERAGES),
    testability: oneOf(TESTABILITIES),
    verdict: oneOf(VERDICTS),
    sort: oneOf(PLEDGE_SORTS),
    page: pageNumber(),
    asOf: asOfParameter(programme, today),
  });
}

/** What a list was asked for. */
export type PledgeListQuery = z.output<ReturnType<typeof listParameters>>;

/** The filters among it, in the order in which they are shown. */
export const PLEDGE_FILTERS = [
  'q',
  'principle',
  'theme',
  'group',
  'status',
  'coverage',
  'testability',
  'verdict',
] as const;
export type PledgeFilter = (typeof PLEDGE_FILTERS)[number];
