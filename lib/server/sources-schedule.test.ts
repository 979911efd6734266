import { expect, test } from 'vitest';
import { isRoundDue } from './sources-schedule';

const at = new Date('2026-11-21T12:00:00Z');
const ago = (hours: number, isDiscarded = false) => ({
  startedAt: new Date(at.getTime() - hours * 3_600_000),
  isDiscarded,
});

test.each([
  ['before the first round', null, true],
  ['an hour after one', ago(1), false],
  ['a day after one', ago(24), true],
  ['minutes after one without a way out', ago(0.5, true), false],
  ['an hour after one without a way out', ago(1, true), true],
])('%s', (_, last, isDue) => {
  expect(isRoundDue(last, 24, at)).toBe(isDue);
});
