import { expect, test } from 'vitest';
import { dayAfter, daysFrom, dayText } from './day-slider.js';

test('days are counted and found again, over leap days and changes of the clock', () => {
  expect(daysFrom('2022-10-26', '2022-10-26')).toBe(0);
  expect(daysFrom('2023-12-31', '2024-12-31')).toBe(366);
  for (const day of ['2022-10-26', '2024-02-29', '2024-03-31', '2026-11-21']) {
    expect(dayAfter('2022-10-26', daysFrom('2022-10-26', day))).toBe(day);
  }
});

test('a field that is not filled in is no day', () => {
  expect(daysFrom('2022-10-26', '')).toBeNaN();
});

test('a day is written out as the page writes its month', () => {
  const texts = Array.from({ length: 12 }, (_, month) => `{y} жылғы {d} ${month + 1}-ай`);
  expect(dayText('2025-07-01', texts)).toBe('2025 жылғы 1 7-ай');
  expect(dayText('2025-12-31', texts)).toBe('2025 жылғы 31 12-ай');
});
