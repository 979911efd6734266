import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import { decimal, parseDecimal, roundFraction, toFraction } from './decimal';

const plain = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 28n - 1n }), fc.stringMatching(/^\d{0,10}$/))
  .map(([negative, whole, part]) => `${negative ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`);

describe('parseDecimal', () => {
  test.each([
    ['7', '7'],
    ['007.50', '7.5'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['0.10', '0.1'],
    ['-3.140', '-3.14'],
    ['000', '0'],
    ['123456789012345678901234567890.123456789', '123456789012345678901234567890.123456789'],
  ])('brings %s to %s', (text, canonical) => {
    expect(parseDecimal(text)).toBe(canonical);
  });

  test.each([
    '',
    ' ',
    '1,5',
    '1 000',
    '1e3',
    '+1',
    '.5',
    '5.',
    '1.2.3',
    '--1',
    'NaN',
    'Infinity',
    '0x10',
    '٣',
    '1\n',
  ])('refuses %j', (text) => {
    expect(parseDecimal(text)).toBeNull();
    expect(() => decimal(text)).toThrow(RangeError);
  });

  test('keeps the value, and its own form', () => {
    fc.assert(
      fc.property(plain, (text) => {
        const value = decimal(text);
        expect(toFraction(value).equals(new Fraction(text))).toBe(true);
        expect(decimal(value)).toBe(value);
        expect(value).toMatch(/^(0|-?(0\.\d*[1-9]|[1-9]\d*(\.\d*[1-9])?))$/);
      }),
    );
  });
});

describe('roundFraction', () => {
  test.each<[string, number, string]>([
    ['1/3', 4, '0.3333'],
    ['2/3', 4, '0.6667'],
    ['1/2', 0, '1'],
    ['-1/2', 0, '-1'],
    ['5/4', 1, '1.3'],
    ['-5/4', 1, '-1.3'],
    ['1/1000', 2, '0'],
    ['-1/1000', 2, '0'],
    ['999/1000', 2, '1'],
    ['57/111', 5, '0.51351'],
    ['132982664', 0, '132982664'],
    ['1/8', 10, '0.125'],
  ])('%s to %i places is %s', (fraction, places, text) => {
    expect(roundFraction(new Fraction(fraction), places)).toBe(text);
  });

  test('is exact for what has few enough places, and never off by more than a half', () => {
    fc.assert(
      fc.property(plain, fc.integer({ min: 0, max: 12 }), (text, places) => {
        const exact = toFraction(decimal(text));
        const rounded = roundFraction(exact, places);
        const off = toFraction(rounded).sub(exact).abs();
        expect(off.compare(new Fraction(1n, 2n * 10n ** BigInt(places)))).toBeLessThanOrEqual(0);
        if (places >= 10) expect(rounded).toBe(decimal(text));
      }),
    );
  });
});
