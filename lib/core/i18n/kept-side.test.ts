import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import { digitsToKeepSide } from './kept-side';

const PACE = [new Fraction('0.6'), new Fraction('0.95')];

test.each([
  ['0.9479', 2, 3], // 0.948, not 0.95
  ['0.94996', 2, 5],
  ['0.95', 2, 2],
  ['0.9501', 2, 2],
  ['0.5999', 2, 4],
  ['0.7', 2, 2],
  ['0.004', 2, 3],
  ['0', 2, 2],
])('%s with at least %i digits needs %i', (value, digits, needed) => {
  expect(digitsToKeepSide(new Fraction(value), PACE, digits)).toBe(needed);
});

test('comes to an end where no number of digits is enough', () => {
  const below = new Fraction('0.95').sub(new Fraction(1n, 10n ** 40n));
  expect(digitsToKeepSide(below, PACE, 2)).toBe(18);
});
