import Fraction from 'fraction.js';

/**
 * An exact decimal in plain notation: `-?digits(.digits)?`, no exponent, no leading zeros, no trailing zeros
 * after the point. Text, because a binary float would change the last digit.
 */
export type Decimal = string & { readonly __brand: 'Decimal' };

const PLAIN = /^-?\d+(\.\d+)?$/;

/** Far beyond any number that the database holds or the method makes; longer text is not worth looking at. */
const MAX_LENGTH = 400;

/** Brings plain notation into the one form used here (`007.50` → `7.5`, `-0` → `0`). Null when it is no plain decimal. */
export function parseDecimal(text: string): Decimal | null {
  if (text.length > MAX_LENGTH || !PLAIN.test(text)) return null;
  const negative = text.startsWith('-');
  const [whole = '0', part = ''] = (negative ? text.slice(1) : text).split('.');
  const integer = whole.replace(/^0+(?=\d)/, '');
  const fraction = part.replace(/0+$/, '');
  const digits = fraction === '' ? integer : `${integer}.${fraction}`;
  return (negative && digits !== '0' ? `-${digits}` : digits) as Decimal;
}

/** Reads a decimal that the program itself wrote (a literal, a database value). Throws `RangeError` on anything else. */
export function decimal(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === null) throw new RangeError(`Not a plain decimal: ${JSON.stringify(text)}`);
  return value;
}

/** The exact rational with the decimal's value. */
export function toFraction(value: Decimal): Fraction {
  return new Fraction(value);
}

/**
 * A rational as a decimal with at most `places` digits after the point, rounded half away from zero.
 * The result is exact whenever the rational has that few digits.
 */
export function roundFraction(value: Fraction, places: number): Decimal {
  const scale = 10n ** BigInt(places);
  const scaled = value.n * scale;
  const half = value.d / 2n + (value.d % 2n);
  const quotient = scaled / value.d + (scaled % value.d >= half ? 1n : 0n);
  const digits = quotient.toString().padStart(places + 1, '0');
  const whole = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return decimal(value.s < 0n ? `-${whole}` : whole);
}
