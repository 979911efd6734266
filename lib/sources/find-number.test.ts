import { expect, test } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { canBeSought, extractAround } from './find-number';

test.each([
  ['36.9', 'it rose to 36.9 %'],
  ['36.9', 'выросло до 36,9%'],
  ['36.9', 'it rose to 36.90 %'],
  ['36900000', '36,900,000 people'],
  ['36900000', '36 900 000 человек'],
  ['36900000', '36\u00a0900\u00a0000'],
  ['36900000', '36\u2009900\u202f000'],
  ['36900000', '36.900.000 Einwohner'],
  ['36900000', '36900000'],
  ['36900000', '36.9 million people'],
  ['36900000', 'более 36,9 млн человек'],
  ['20100000', '20,1 миллиона квадратных метров'],
  ['4600000000000', '4.6 trillion tenge'],
  ['1500', '1,5 тыс.'],
  ['1500', '1 500,00'],
  ['12', '(12)'],
  ['-0.25', '−0.25 points'],
])('%s is found in “%s”', (value, text) => {
  expect(extractAround(text, decimal(value))).toBe(text.replace(/\s+/g, ' '));
});

test.each([
  ['36.9', '136.9'],
  ['36.9', '36.95'],
  ['36.9', '36 9'],
  ['36.9', '2.36.9'],
  ['36900000', '36.9 thousand'],
  ['36900000', '136 900 000'],
  ['36900000', '36 900 0001'],
  ['12', '1200'],
  ['12', '12.5'],
  ['20100000', '20.1'],
])('%s is not found in “%s”', (value, text) => {
  expect(extractAround(text, decimal(value))).toBeNull();
});

test('the words around are cut between words', () => {
  const text = `${'before '.repeat(60)}36.9${' after'.repeat(60)}`;
  const extract = extractAround(text, decimal('36.9')) ?? '';
  expect(extract).toMatch(/^…(before )+36\.9( after)+…$/);
  expect(extract.length).toBeLessThan(260);
});

test.each([
  ['1', false],
  ['0', false],
  ['7', false],
  ['10', true],
  ['0.5', false],
  ['0.25', true],
])('%s can be told from other numbers: %s', (value, can) => {
  expect(canBeSought(decimal(value))).toBe(can);
});
