import Fraction from 'fraction.js';
import { type Decimal, roundFraction } from '@/lib/core/decimal';
import type { Rational } from './types';

/** The text form that a summary stores: lowest terms, `-1/3`, `2`. */
export function toRational(value: Fraction): Rational {
  return value.toFraction() as Rational;
}

/** The exact number behind a stored rational. Throws on text that is none. */
export function fromRational(value: Rational): Fraction {
  return new Fraction(value);
}

/**
 * A rational that is a decimal, as one, with every digit. Sums and products of decimals always are.
 * Throws `RangeError` where the decimal expansion never ends.
 */
export function exactDecimal(value: Fraction): Decimal {
  let rest = value.d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  if (rest !== 1n) throw new RangeError(`No finite decimal: ${value.toFraction()}`);
  return roundFraction(value, Math.max(twos, fives));
}
