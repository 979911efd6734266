import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type PlainDate, plainDate } from '@/lib/core/plain-date';
import { anyDay, anyHistory, anyHistoryAtAll } from './random-histories';
import { statusAsOf } from './status-on';
import { type StatusStep, statusSteps } from './status-steps';
import { TARGET_KINDS } from './types';

function statusIn(steps: readonly StatusStep[], day: PlainDate) {
  return steps.findLast(({ from }) => from === null || from <= day)?.status;
}

const anyViewDay = anyDay(plainDate('2023-01-01'), plainDate('2030-12-31'));

test.each(TARGET_KINDS)('the steps of a %s say of every day what a view as of it says', (kind) => {
  const changes = new Set<number>();
  fc.assert(
    fc.property(anyHistory(kind), fc.array(anyViewDay, { minLength: 8, maxLength: 8 }), (history, days) => {
      const { target, figures } = history;
      const steps = statusSteps(target, figures);
      changes.add(steps.length);
      // Where it changes is where it could be wrong.
      const around = steps.flatMap(({ from }) => (from === null ? [] : [from, addDays(from, -1)]));
      for (const day of [...days, ...around]) {
        expect([day, statusIn(steps, day)]).toEqual([day, statusAsOf(target, figures, day).status]);
      }
    }),
    { numRuns: 400 },
  );
  // Some go through several, or little was compared.
  expect(Math.max(...changes)).toBeGreaterThan(2);
});

test('steps are in order, each another status than the one before it', () => {
  fc.assert(
    fc.property(anyHistoryAtAll, ({ target, figures }) => {
      const steps = statusSteps(target, figures);
      expect(steps[0]).toEqual({ from: null, status: 'no_data' });
      const days = steps.slice(1).map(({ from }) => from);
      expect(days).toEqual([...new Set(days)].sort());
      expect(steps.slice(1).every(({ status }, index) => status !== steps[index]?.status)).toBe(true);
    }),
  );
});

test('the order in which figures are given has no effect', () => {
  fc.assert(
    fc.property(anyHistoryAtAll, ({ target, figures }) => {
      expect(statusSteps(target, figures.toReversed())).toEqual(statusSteps(target, figures));
    }),
  );
});
