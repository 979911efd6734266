import { expect, test } from 'vitest';
import { textWidth } from './font-metrics';

test('letters are as wide as the font says', () => {
  // DejaVu Sans: 2048 units an em; 0 is 1303 wide, a space 651, M 1767.
  expect(textWidth('0', 2048)).toBe(1303);
  expect(textWidth('0 M', 2048)).toBe(1303 + 651 + 1767);
  expect(textWidth('0', 20)).toBeCloseTo((1303 / 2048) * 20, 10);
  expect(textWidth('Қазақстан', 30, 'bold')).toBeGreaterThan(textWidth('Қазақстан', 30));
});

test('every letter of the three languages has a width of its own, others that of the sign for a missing one', () => {
  const missing = textWidth('\u4e00', 2048);
  for (const letter of 'ӘҒҚҢӨҰҮҺІәғқңөұүһіЖЫяё№«»–…²') {
    expect(textWidth(letter, 2048), letter).toBeGreaterThan(0);
    expect(textWidth(letter, 2048), letter).not.toBe(missing);
  }
});
