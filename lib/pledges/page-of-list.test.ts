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
    const last = pledgePageOf(PLEDGES, { ...QUERY, page: 3 }, 'en', null);
    expect(last.pledges.map(({ slug }) => slug)).toEqual(['pledge-50']);
    expect(last).toMatchObject({ count: 51, pages: 3 });
  });

  it('has a page for an empty list', () => {
    const none = pledgePageOf(PLEDGES, { ...QUERY, q: 'nothing like it' }, 'en', new Map());
    expect(none).toEqual({ pledges: [], count: 0, pages: 1 });
    expect(pageProblem(QUERY, none)).toBeNull();
  });

  it('shows what a search found, the best first, unless another order is asked for', () => {
    const [a, b] = [examplePledge([], { id: 'a', slug: 'a' }), examplePledge([], { id: 'b', slug: 'b' })];
    const ranks = new Map([
      ['a', 1],
      ['b', 2],
    ]);
    const slugs = (query: PledgeListQuery) =>
      pledgePageOf([...PLEDGES, a, b], query, 'en', ranks).pledges.map(({ slug }) => slug);
    expect(slugs({ ...QUERY, q: 'word' })).toEqual(['b', 'a']);
    expect(slugs({ ...QUERY, q: 'word', sort: 'catalogue' })).toEqual(['a', 'b']);
  });

  it('finds fault with a page beyond the last', () => {
    const query = { ...QUERY, page: 4 };
    expect(pageProblem(query, pledgePageOf(PLEDGES, query, 'en', null))).toMatchObject({
      problem: 'beyondLastPage',
      values: { last: 3 },
    });
    const last = { ...QUERY, page: 3 };
    expect(pageProblem(last, pledgePageOf(PLEDGES, last, 'en', null))).toBeNull();
  });
});
