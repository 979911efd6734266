import { expect, test } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { scaleFor } from '@/lib/core/i18n/scale';
import { atAxisScale } from './chart-words';

const MILLION = scaleFor([decimal('57000000'), decimal('111000000')]);

test.each([
  ['7370463', '7.37'],
  ['36900000', '36.9'],
  ['111000000', '111'],
  ['40', '0.00004'],
  ['0', '0'],
])('on an axis in millions, %s is %s', (value, label) => {
  expect(atAxisScale(decimal(value), MILLION)).toBe(label);
});

test('on an axis of ones a value keeps all its digits', () => {
  expect(atAxisScale(decimal('1234.56789'), scaleFor([]))).toBe('1234.56789');
});
