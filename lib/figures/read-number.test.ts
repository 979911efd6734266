import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDecimal } from '@/lib/core/decimal';
import { formatNumber } from '@/lib/core/i18n/format';
import { readDate } from './read-date';
import { readNumber } from './read-number';

describe('numbers as people type them', () => {
  test.each([
    ['57000000', '57000000'],
    ['57 000 000', '57000000'],
    ['57\u00a0000\u00a0000', '57000000'],
    ['57\u202f000\u2009000', '57000000'],
    ["57'000'000", '57000000'],
    ['57’000', '57000'],
    ['57,000,000', '57000000'],
    ['57.000.000', '57000000'],
    ['57,5', '57.5'],
    ['57.5', '57.5'],
    [' 57.50 ', '57.5'],
    ['1 234,5', '1234.5'],
    ['1 234.567', '1234.567'],
    ['1.234.567,8', '1234567.8'],
    ['1,234,567.8', '1234567.8'],
    ['1,234.5', '1234.5'],
    ['1.234,56', '1234.56'],
    ['1234,567', '1234.567'],
    ['0,123', '0.123'],
    ['0.123', '0.123'],
    ['00,123', '0.123'],
    [',5', '0.5'],
    ['.5', '0.5'],
    ['007', '7'],
    ['-3,5', '-3.5'],
    ['−3 500', '-3500'],
    ['–3', '-3'],
    ['+4', '4'],
    ['- 4', '-4'],
    ['-0', '0'],
    ['１２３', '123'],
    ['1.50000000000000', '1.5'],
    ['1234567890123456789012345678.0123456789', '1234567890123456789012345678.0123456789'],
  ])('%j is %s', (typed, value) => expect(readNumber(typed)).toEqual({ kind: 'number', value }));

  test.each([
    ['1,234', ['1.234', '1234']],
    ['1.234', ['1.234', '1234']],
    ['123,456', ['123.456', '123456']],
    ['-1,234', ['-1.234', '-1234']],
    ['57,000', ['57', '57000']],
  ])('%j has to be asked about', (typed, readings) =>
    expect(readNumber(typed)).toEqual({ kind: 'ambiguous', readings }),
  );

  test.each([
    ['', 'required'],
    [' \u00a0 ', 'required'],
    ['abc', 'not_a_number'],
    ['57 million', 'not_a_number'],
    ['57%', 'not_a_number'],
    ['1e6', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['Infinity', 'not_a_number'],
    ['NaN', 'not_a_number'],
    ['1 23', 'not_a_number'],
    ['12 34', 'not_a_number'],
    ['1234 567', 'not_a_number'],
    ['12,34,567', 'not_a_number'],
    ['1,2,3', 'not_a_number'],
    ['1,234.567.890', 'not_a_number'],
    ['1.234,567,890', 'not_a_number'],
    ['1 234,567.8', 'not_a_number'],
    ['5.', 'not_a_number'],
    ['--5', 'not_a_number'],
    ['-', 'not_a_number'],
    ['.', 'not_a_number'],
    ['5-6', 'not_a_number'],
    ['½', 'not_a_number'],
    ['5\u00005', 'not_a_number'],
    ['1'.repeat(29), 'too_large'],
    ['0.12345678901', 'too_precise'],
  ])('%j is refused as %s', (typed, code) => expect(readNumber(typed)).toEqual({ kind: 'unreadable', code }));

  test('a number of absurd length is too large, without delay', () => {
    expect(readNumber('9'.repeat(100_000))).toEqual({ kind: 'unreadable', code: 'too_large' });
    expect(readNumber(`0.${'1'.repeat(100_000)}`).kind).toBe('unreadable');
    expect(readNumber(`${'1 '.repeat(50_000)}x`)).toEqual({ kind: 'unreadable', code: 'not_a_number' });
  });

  test('whatever is shown in any language can be typed back', () => {
    const digits = fc.bigInt({ min: 0n, max: 10n ** 27n });
    fc.assert(
      fc.property(digits, fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.boolean(), (whole, part, isNegative) => {
        const value = parseDecimal(`${isNegative ? '-' : ''}${whole}.${part}`);
        if (value === null) throw new Error('no decimal');
        for (const locale of ['en', 'ru', 'kk', 'de-CH']) {
          const shown = formatNumber(value, locale);
          const reading = readNumber(shown);
          const values: readonly string[] =
            reading.kind === 'number'
              ? [reading.value]
              : reading.kind === 'ambiguous'
                ? reading.readings
                : [];
          expect(values).toContain(value);
        }
      }),
    );
  });

  test('any text gets an answer, and a number never has more digits than were typed', () => {
    const noise = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789., -\u202f') }));
    fc.assert(
      fc.property(noise, (typed) => {
        const reading = readNumber(typed);
        if (reading.kind !== 'number') return;
        expect(parseDecimal(reading.value)).toBe(reading.value);
        const count = (text: string) => text.replace(/\D/g, '').replace(/^0+|0+$/g, '').length;
        expect(count(reading.value)).toBeLessThanOrEqual(count(typed.normalize('NFKC')));
      }),
    );
  });
});

describe('days as people type them', () => {
  test.each([
    ['2025-12-31', '2025-12-31'],
    ['31.12.2025', '2025-12-31'],
    [' 1.2.2026 ', '2026-02-01'],
    ['2025.12.31', '2025-12-31'],
    ['31. 12. 2025', '2025-12-31'],
    ['29.02.2024', '2024-02-29'],
  ])('%j is %s', (typed, day) => expect(readDate(typed)).toBe(day));

  test.each([
    '',
    '31/12/2025',
    '03/04/2025',
    '30.02.2025',
    '2025-13-01',
    '31.12.25',
    'yesterday',
    '2025',
    '1.1.20255',
  ])('%j is none', (typed) => expect(readDate(typed)).toBeNull());
});
