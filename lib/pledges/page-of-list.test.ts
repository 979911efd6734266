import { describe, expect, it } from 'vitest';
import { examplePledge } from './example-standing';
import type { PledgeListQuery } from './list-address';
import { pageProblem, pledgePageOf } from './page-of-list';

const PLEDGES = Array.from({ length: 51 }, (_, index) => examplePledge([], { slug: `pledge-${index}` }));
const QUERY: PledgeListQuery = {
  q: '',
  principle: null,
  theme: null,
  status: null,
  group: null,
  coverage: null,
  testability: null,
  verdict: null,
  sort: null,
  page: 1,
  asOf: null,
};

describe('pledgePageOf', () => {
  it('cuts the list into pages of 25', () => {
    const last = pledgePageOf(PLEDGES, { ...QUERY, page: 3 }, 'en');
    expect(last.pledges.map(({ slug }) => slug)).toEqual(['pledge-50']);
    expect(last).toMatchObject({ count: 51, pages: 3 });
  });

  it('has a page for an empty list', () => {
    const none = pledgePageOf(PLEDGES, { ...QUERY, q: 'nothing like it' }, 'en');
    expect(none).toEqual({ pledges: [], count: 0, pages: 1 });
    expect(pageProblem(QUERY, none)).toBeNull();
  });

  it('finds fault with a page beyond the last', () => {
    const query = { ...QUERY, page: 4 };
    expect(pageProblem(query, pledgePageOf(PLEDGES, query, 'en'))).toMatchObject({
      problem: 'beyondLastPage',
      values: { last: 3 },
    });
    const last = { ...QUERY, page: 3 };
    expect(pageProblem(last, pledgePageOf(PLEDGES, last, 'en'))).toBeNull();
  });
});
