import { expect, test } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { currentQualifier, originQualifier } from './current-qualifier';
import { exampleFigure, exampleStanding, exampleTarget } from './example-standing';

const FIGURES = [
  { id: 'a', qualifier: 'over' },
  { id: 'b', qualifier: null },
  { id: 'c', qualifier: 'almost' },
] as const;

test.each([
  [[], null],
  [['b'], null],
  [['a', 'b'], 'over'],
  [['a', 'c'], 'about'],
])('of %j the word is %j', (ids, word) => {
  expect(currentQualifier(ids, FIGURES)).toBe(word);
});

test('a first figure that stands in for a baseline keeps its word', () => {
  const first = { ...exampleFigure('20', '2023-12-31'), qualifier: 'about' as const };
  const figures = [first, exampleFigure('30', '2024-12-31')];
  const target = exampleTarget({ unit: '%', value: decimal('60') });
  const { summary } = exampleStanding(target, figures);
  expect(summary.origin?.isProvisional).toBe(true);
  expect(originQualifier(summary, figures)).toBe('about');
  const baseline = {
    value: decimal('20'),
    date: first.on ?? target.start,
    isDerived: false,
    sourceUrl: null,
    note: null,
  };
  expect(originQualifier(exampleStanding({ ...target, baseline }, figures).summary, figures)).toBeNull();
});
