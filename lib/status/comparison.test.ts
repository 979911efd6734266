import { expect, it } from 'vitest';
import { decimal, toFraction } from '@/lib/core/decimal';
import { comparisonOf, meets } from './comparison';
import { exampleTarget } from './example-figures';
import type { Comparison } from './types';

it.each<[Comparison, below: boolean, equal: boolean, above: boolean]>([
  ['at_least', false, true, true],
  ['more_than', false, false, true],
  ['at_most', true, true, false],
  ['less_than', true, false, false],
  ['exactly', false, true, false],
])('%s is met below: %s, at the value: %s, above: %s', (comparison, ...expected) => {
  const targetValue = toFraction(decimal('14'));
  const values = ['13.999999999999999999', '14', '14.000000000000000001'].map((value) =>
    toFraction(decimal(value)),
  );
  expect(values.map((value) => meets(value, comparison, targetValue))).toEqual(expected);
});

it('reaching the value is enough where no comparison was stated', () => {
  expect(comparisonOf(exampleTarget('level', { direction: 'up' }))).toBe('at_least');
  expect(comparisonOf(exampleTarget('level', { direction: 'down' }))).toBe('at_most');
  expect(comparisonOf(exampleTarget('level', { comparison: 'exactly' }))).toBe('exactly');
});
