import { expect, test } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { exampleFigure, examplePledge, exampleStanding, exampleTarget } from '@/lib/pledges/example-standing';
import type { PledgeDetail, Target } from '@/lib/pledges/types';
import { hasUnclear, unclearPoints } from './unclear-points';

const CLEAR = exampleTarget({ kind: 'total', unit: 'km', value: decimal('100') });

function pledgeWith(target: Target, parts: Partial<PledgeDetail> = {}): PledgeDetail {
  return {
    ...examplePledge([exampleStanding(target)]),
    sources: [],
    figures: [],
    regionalFigures: [],
    marks: new Map(),
    assessments: [],
    revisions: [],
    ...parts,
  };
}
function kindsOf(pledge: PledgeDetail): string[] {
  return pledge.targets.flatMap((target) => unclearPoints(target, pledge).map(({ kind }) => kind));
}

test('of a target that is clear nothing is listed', () => {
  const pledge = pledgeWith({ ...CLEAR, dueBasis: null, valueBasis: 'stated' });
  expect(kindsOf(pledge)).toEqual([]);
  expect(hasUnclear(pledge)).toBe(false);
});

test('an implied value, a basis of the date and an inferred date are', () => {
  const figure = {
    ...exampleFigure('1', '2024-12-31'),
    target: CLEAR.key,
    dateNote: { en: 'From the context.' },
  };
  const target = { ...CLEAR, dueBasis: { en: 'End of term.' }, valueBasis: 'implied' as const };
  const pledge = pledgeWith(target, { figures: [figure] });
  expect(kindsOf(pledge)).toEqual(['due', 'implied', 'dateNote']);
  expect(hasUnclear(pledge)).toBe(true);
});

test('so is a note that stands with a document', () => {
  const source = { document: null, line: null, url: null, publishedOn: null, note: { en: 'Cut off.' } };
  expect(hasUnclear(pledgeWith({ ...CLEAR, dueBasis: null }, { sources: [source] }))).toBe(true);
});
