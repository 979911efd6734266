import { describe, expect, it } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { plainDate } from '@/lib/core/plain-date';
import type { Programme } from '@/lib/programmes/types';
import { exampleFigure, examplePledge, exampleStanding, exampleTarget } from './example-standing';
import { countParts, countStandings, meanOfPledges } from './standing-counts';

const met = exampleStanding(exampleTarget({ value: decimal('60') }), [exampleFigure('62', '2026-02-20')]);
const half = exampleStanding(exampleTarget({ kind: 'total', unit: 'km' }), [
  exampleFigure('50', '2025-12-31', { from: '2023-01-01' }),
]);
const unknown = exampleStanding(exampleTarget());
const PLEDGES = [
  examplePledge([met], { theme: 'health' }),
  examplePledge([half, unknown], { theme: 'youth', principle: 'fair-society' }),
  examplePledge([], { theme: 'health' }),
];

const PROGRAMME: Programme = {
  id: '1',
  slug: 'p',
  title: { en: 'P' },
  promiser: { en: 'A' },
  office: { en: 'B' },
  country: 'KZ',
  timeZone: 'Asia/Almaty',
  announcedOn: plainDate('2022-10-26'),
  electedOn: null,
  startsOn: plainDate('2022-11-26'),
  endsOn: plainDate('2029-11-26'),
  note: null,
  reviewPolicy: 'one_person',
  isImported: true,
  principles: [
    { slug: 'fair-society', title: { en: 'Society' } },
    { slug: 'fair-state', title: { en: 'State' } },
  ],
  themes: [
    { slug: 'health', title: { en: 'Health' }, principle: 'fair-state' },
    { slug: 'youth', title: { en: 'Youth' }, principle: 'fair-society' },
    { slug: 'energy', title: { en: 'Energy' }, principle: 'fair-state' },
  ],
  regions: [],
  documents: [],
};

describe('countStandings', () => {
  it('counts pledges by group and status, with coverage', () => {
    const counts = countStandings(PLEDGES);
    expect(counts.groups).toEqual({ fulfilled: 1, on_course: 1, in_trouble: 0, not_yet_known: 1 });
    expect(counts.statuses).toMatchObject({ achieved: 1, on_track: 1, not_measurable: 1, no_data: 0 });
    expect(counts.coverage).toEqual({ known: 2, total: 3 });
  });

  it('means progress over the targets that have one, and says of how many', () => {
    expect(meanOfPledges(PLEDGES)).toEqual({ mean: '1/2', n: 1, of: 3 });
  });
});

describe('countParts', () => {
  it('puts the themes below their principles, empty ones too', () => {
    const parts = countParts(PROGRAMME, PLEDGES).map(({ kind, slug, counts }) => [kind, slug, counts.total]);
    expect(parts).toEqual([
      ['principle', 'fair-society', 1],
      ['theme', 'youth', 1],
      ['principle', 'fair-state', 2],
      ['theme', 'health', 2],
      ['theme', 'energy', 0],
    ]);
  });
});
