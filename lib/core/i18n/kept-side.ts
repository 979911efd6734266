import type Fraction from 'fraction.js';
import { roundFraction, toFraction } from '../decimal';

/** Beyond this a number is on a border for every purpose; also what `Intl` can write with two digits to spare. */
const MAX_DIGITS = 18;

/**
 * How many digits after the point a number needs, at least `digits`, so that rounding does not carry it over a border: what
 * is below stays below, what is not stays not, and something is never rounded to nothing.
 */
export function digitsToKeepSide(value: Fraction, borders: readonly Fraction[], digits: number): number {
  for (let places = digits; places < MAX_DIGITS; places += 1) {
    const rounded = toFraction(roundFraction(value, places));
    const isKept = borders.every((border) => rounded.lt(border) === value.lt(border));
    if (isKept && rounded.equals(0) === value.equals(0)) return places;
  }
  return MAX_DIGITS;
}
