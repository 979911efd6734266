import { expect, test } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { plainDate } from '@/lib/core/plain-date';
import type { Figure } from '@/lib/figures/types';
import { statusSteps } from '@/lib/status/status-steps';
import { exampleFigure, exampleTarget } from '../example-standing';
import { overallOf, standingOf, summariseFor } from '../standing';
import { toStatusFigure, toStatusTarget } from '../status-input';
import type { Target } from '../types';
import { historyDays, statusHistory } from './status-history';

const START = plainDate('2022-11-26');

test('a history has the firsts of months between its ends', () => {
  expect(historyDays(START, plainDate('2023-02-15'))).toEqual([
    '2022-11-26',
    '2022-12-01',
    '2023-01-01',
    '2023-02-01',
    '2023-02-15',
  ]);
  expect(historyDays(START, plainDate('2022-11-27'))).toEqual(['2022-11-26', '2022-11-27']);
  expect(historyDays(START, START)).toEqual([]);
});

test.each(['2024-01-01', '2027-12-31', '2029-11-26', '2040-06-01', '2140-06-01'])(
  'up to %s it has at most 61 days, in order',
  (end) => {
    const days = historyDays(START, plainDate(end));
    expect(days.length).toBeLessThanOrEqual(61);
    expect(days.at(-1)).toBe(end);
    expect([...new Set(days)].sort()).toEqual(days);
  },
);

function published(figure: Figure, on: string): Figure {
  return { ...figure, sources: figure.sources.map((source) => ({ ...source, publishedOn: plainDate(on) })) };
}

const baseline = {
  value: decimal('0'),
  date: START,
  isDerived: false,
  sourceUrl: null,
  note: null,
};
const PLEDGES: { target: Target; figures: Figure[] }[][] = [
  [],
  [{ target: exampleTarget({ due: plainDate('2024-06-30') }), figures: [] }],
  [
    {
      target: exampleTarget({ baseline }),
      figures: [
        published(exampleFigure('30', '2023-12-31'), '2024-03-10'),
        published({ ...exampleFigure('35', '2024-12-31'), id: 'second' }, '2025-05-05'),
      ],
    },
    {
      target: exampleTarget({ baseline, due: plainDate('2025-01-01') }),
      figures: [published({ ...exampleFigure('100', '2024-12-31'), id: 'third' }, '2025-02-01')],
    },
  ],
];

test('each point is what a view of that day says', () => {
  const days = historyDays(START, plainDate('2026-11-21'));
  const history = statusHistory(
    PLEDGES.map((targets) =>
      targets.map(({ target, figures }) => statusSteps(toStatusTarget(target), figures.map(toStatusFigure))),
    ),
    days,
  );
  for (const { day, groups } of history) {
    const view = { on: day, isAsOf: true };
    const expected = { fulfilled: 0, on_course: 0, in_trouble: 0, not_yet_known: 0 };
    for (const targets of PLEDGES) {
      const standings = targets.map(({ target, figures }) =>
        standingOf(target, summariseFor(target, figures, view), view),
      );
      expected[overallOf(standings).group] += 1;
    }
    expect([day, groups]).toEqual([day, expected]);
  }
  // Something happens in it, or nothing was compared.
  expect(new Set(history.map(({ groups }) => JSON.stringify(groups))).size).toBeGreaterThan(2);
});

test('a target without figures has one step, and another when it is due', () => {
  const target = toStatusTarget(exampleTarget({ due: plainDate('2024-06-30') }));
  expect(statusSteps(target, [])).toEqual([
    { from: null, status: 'no_data' },
    { from: '2024-07-01', status: 'overdue' },
  ]);
});
