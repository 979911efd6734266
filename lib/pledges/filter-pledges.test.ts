import { describe, expect, it } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { plainDate } from '@/lib/core/plain-date';
import { exampleFigure, examplePledge, exampleStanding, exampleTarget } from './example-standing';
import { earliestDue, filterPledges, foundIn, sortPledges } from './filter-pledges';

const km = exampleTarget({ kind: 'total', unit: 'km', value: decimal('1000') });
const built = (amount: string, differences = {}) =>
  exampleStanding({ ...km, ...differences }, [exampleFigure(amount, '2025-12-31', { from: '2023-01-01' })]);

const roads = examplePledge([built('900')], {
  id: 'roads',
  slug: 'roads',
  title: { en: 'Repair the roads', kk: 'Жолдарды жөндеу' },
  summary: { en: 'Regional ways too, says the café.' },
  theme: 'transport',
  principle: 'fair-economy',
});
const canals = examplePledge([built('100', { due: plainDate('2027-12-31') })], {
  id: 'canals',
  slug: 'canals',
  title: { en: 'Line the canals' },
});
const courts = examplePledge([], {
  id: 'courts',
  slug: 'courts',
  title: { en: 'Equal judges' },
  testability: 'qualitative',
});
const water = examplePledge([exampleStanding(exampleTarget({ metric: { en: 'Homes with piped water' } }))], {
  id: 'water',
  slug: 'water',
  title: { en: 'Zero leaks' },
});
const ALL = [roads, canals, courts, water];
const ANY = {
  principle: null,
  theme: null,
  status: null,
  group: null,
  coverage: null,
  testability: null,
};

function found(filters: Partial<Parameters<typeof filterPledges>[1]>): string[] {
  return filterPledges(ALL, { ...ANY, ...filters }).map(({ slug }) => slug);
}

describe('filterPledges', () => {
  it('keeps all without filters, in their order', () => {
    expect(found({})).toEqual(['roads', 'canals', 'courts', 'water']);
  });

  it('joins filters by and', () => {
    expect(found({ group: 'in_trouble' })).toEqual(['canals']);
    expect(found({ group: 'not_yet_known' })).toEqual(['courts', 'water']);
    expect(found({ status: 'no_data' })).toEqual(['water']);
    expect(found({ coverage: 'known' })).toEqual(['roads', 'canals']);
    expect(found({ coverage: 'unknown' })).toEqual(['courts', 'water']);
    expect(found({ principle: 'fair-economy', theme: 'transport' })).toEqual(['roads']);
    expect(found({ testability: 'qualitative', status: 'no_data' })).toEqual([]);
  });
});

describe('sortPledges', () => {
  const order = (sort: Parameters<typeof sortPledges>[1]) =>
    sortPledges(ALL, sort, 'en').map(({ slug }) => slug);

  it.each([
    ['catalogue', ['roads', 'canals', 'courts', 'water']],
    ['severity', ['canals', 'roads', 'water', 'courts']],
    ['title', ['courts', 'canals', 'roads', 'water']],
    ['due', ['canals', 'roads', 'water', 'courts']],
    ['progress', ['roads', 'canals', 'courts', 'water']],
  ] as const)('by %s', (sort, expected) => {
    expect(order(sort)).toEqual(expected);
  });

  it('leaves the list that it was given as it was', () => {
    order('title');
    expect(ALL.map(({ slug }) => slug)).toEqual(['roads', 'canals', 'courts', 'water']);
  });
});

describe('foundIn', () => {
  it('keeps what was found, better hits first, equals as they were', () => {
    const ranks = new Map([
      [courts.id, 5],
      [water.id, 9],
      [roads.id, 5],
    ]);
    expect(foundIn(ALL, { ranks }).map(({ slug }) => slug)).toEqual(['water', 'roads', 'courts']);
  });
});

describe('earliestDue', () => {
  it('is the first of all targets', () => {
    const both = examplePledge([built('1'), built('2', { due: plainDate('2026-01-01') })]);
    expect(earliestDue(both)).toBe('2026-01-01');
    expect(earliestDue(courts)).toBeNull();
  });
});
