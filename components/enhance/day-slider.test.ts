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

test('a day is written out in the language of the page, whatever the zone of the reader', () => {
  expect(dayText('2025-07-01', 'en')).toBe('1 July 2025');
  expect(dayText('2025-07-01', 'ru')).toContain('1 июля 2025');
  expect(dayText('2025-07-01', 'kk')).toContain('шілде');
});
