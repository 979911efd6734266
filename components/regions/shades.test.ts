import { expect, test } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { shadesOf } from './shades';

test('values are coloured in equal steps from the lowest to the highest', () => {
  expect(shadesOf(['0', '24', '25', '50', '75', '100'].map(decimal))).toEqual([1, 1, 2, 3, 4, 4]);
  expect(shadesOf(['-5', '5'].map(decimal))).toEqual([1, 4]);
});

test('equal values, and one alone, have no colour', () => {
  expect(shadesOf([decimal('7'), decimal('7')])).toEqual([0, 0]);
  expect(shadesOf([decimal('7')])).toEqual([0]);
  expect(shadesOf([])).toEqual([]);
});
