import { type Decimal, decimal } from '@/lib/core/decimal';

export interface Scale {
  readonly name: 'none' | 'million' | 'billion' | 'trillion';
  /** Power of ten. */
  readonly power: number;
}

const NO_SCALE: Scale = { name: 'none', power: 0 };

const SCALES: readonly Scale[] = [
  { name: 'trillion', power: 12 },
  { name: 'billion', power: 9 },
  { name: 'million', power: 6 },
];

/** Digits after the point up to which "57.04 million" is easier to read than all digits. */
const MAX_SCALED_DIGITS = 3;

/** Digits after the point of a decimal. */
export function fractionDigits(value: Decimal): number {
  return value.split('.')[1]?.length ?? 0;
}

function wholeDigits(value: Decimal): number {
  const [whole = ''] = value.replace('-', '').split('.');
  return whole.length;
}

/** The decimal divided by a power of ten, exactly. */
export function scaleDown(value: Decimal, power: number): Decimal {
  if (power === 0) return value;
  const sign = value.startsWith('-') ? '-' : '';
  const [whole = '0', part = ''] = value.replace('-', '').split('.');
  const padded = whole.padStart(power + 1, '0');
  return decimal(`${sign}${padded.slice(0, -power)}.${padded.slice(-power)}${part}`);
}

/**
 * The scale in which numbers that stand together are written: that of the largest, as long as none of them then needs
 * more than three digits after the point; else a smaller one. Nothing is ever rounded to fit a scale.
 */
export function scaleFor(values: readonly Decimal[]): Scale {
  const fits = ({ power }: Scale) =>
    values.some((value) => wholeDigits(value) > power) &&
    values.every((value) => fractionDigits(scaleDown(value, power)) <= MAX_SCALED_DIGITS);
  return SCALES.find(fits) ?? NO_SCALE;
}
