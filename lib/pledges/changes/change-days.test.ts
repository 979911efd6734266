import { expect, test } from 'vitest';
import { plainDate } from '@/lib/core/plain-date';
import { changeSpan, monthBefore, presetSpans } from './change-days';

const day = plainDate;
const PROGRAMME = { announcedOn: day('2022-10-26') };
const TODAY = day('2026-11-21');

test.each([
  ['2026-11-21', '2026-10-21'],
  ['2026-03-31', '2026-02-28'],
  ['2024-03-30', '2024-02-29'],
  ['2026-01-15', '2025-12-15'],
  ['2026-12-31', '2026-11-30'],
])('a month before %s is %s', (given, before) => {
  expect(monthBefore(day(given))).toBe(before);
});

test('what an address leaves out is today, and a month before the second day', () => {
  const from = day('2025-01-01');
  const to = day('2025-07-01');
  expect(changeSpan(PROGRAMME, { from, to }, TODAY)).toEqual({ from, to });
  expect(changeSpan(PROGRAMME, { from, to: null }, TODAY)).toEqual({ from, to: TODAY });
  expect(changeSpan(PROGRAMME, { from: null, to }, TODAY)).toEqual({ from: '2025-06-01', to });
  expect(changeSpan(PROGRAMME, { from: null, to: null }, TODAY)).toEqual({ from: '2026-10-21', to: TODAY });
});

test('nothing begins before the programme was announced', () => {
  const early = day('2022-11-01');
  expect(changeSpan(PROGRAMME, { from: null, to: early }, TODAY).from).toBe('2022-10-26');
  expect(presetSpans(PROGRAMME, early)).toEqual([
    { preset: 'term', span: { from: '2022-10-26', to: early } },
  ]);
});

test('the year before ends where this one begins', () => {
  const spans = Object.fromEntries(presetSpans(PROGRAMME, TODAY).map(({ preset, span }) => [preset, span]));
  expect(spans).toEqual({
    month: { from: '2026-10-21', to: '2026-11-21' },
    year: { from: '2025-12-31', to: '2026-11-21' },
    lastYear: { from: '2024-12-31', to: '2025-12-31' },
    term: { from: '2022-10-26', to: '2026-11-21' },
  });
});
