import { type Decimal, decimal } from '../../lib/core/decimal';

/** Hundredths, none below zero, as a decimal: by its digits, without a binary float on the way. */
export function decimalOf(hundredths: number): Decimal {
  const digits = String(Math.round(hundredths)).padStart(3, '0');
  return decimal(`${digits.slice(0, -2)}.${digits.slice(-2)}`);
}
