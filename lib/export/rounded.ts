import Fraction from 'fraction.js';
import { type Decimal, roundFraction } from '@/lib/core/decimal';
import type { Rational } from '@/lib/status/types';

/** Places to which exact fractions are rounded where they leave as decimals. Statuses are decided on the exact ones. */
const PLACES = 10;

/** An exact rational as a decimal with up to ten places; null stays null. */
export function rounded<Value extends Rational | null>(value: Value): Value extends null ? null : Decimal;
export function rounded(value: Rational | null): Decimal | null {
  return value === null ? null : roundFraction(new Fraction(value), PLACES);
}
