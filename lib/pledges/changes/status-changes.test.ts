import { describe, expect, test } from 'vitest';
import { plainDate } from '@/lib/core/plain-date';
import type { Figure } from '@/lib/figures/types';
import { exampleFigure, examplePledge, exampleTarget } from '../example-standing';
import { standingOf, summariseFor } from '../standing';
import type { PledgeStanding, Target } from '../types';
import { isRevisedIn, newsOf, statusChanges, withNews } from './status-changes';
import type { ChangeSpan } from './types';

const SPAN: ChangeSpan = { from: plainDate('2025-01-01'), to: plainDate('2025-07-01') };

function pledgeOn(day: string, targets: readonly [Target, readonly Figure[]][]): PledgeStanding {
  const on = { on: plainDate(day), isAsOf: true };
  return examplePledge(
    targets.map(([target, figures]) => standingOf(target, summariseFor(target, figures, on), on)),
  );
}

function changesOf(targets: readonly [Target, readonly Figure[]][], span = SPAN) {
  const on = { on: span.to, isAsOf: true };
  const news = targets.map(([target, figures]) => {
    const { usedIds } = summariseFor(target, figures, on);
    return [target.id, newsOf(figures, usedIds, span)] as const;
  });
  return withNews(
    statusChanges([pledgeOn(span.from, targets)], [pledgeOn(span.to, targets)], span),
    new Map(news),
  );
}

/** The same with another day on which its source was out. */
function outOn(figure: Figure, day: string): Figure {
  const publishedOn = plainDate(day);
  return { ...figure, sources: figure.sources.map((source) => ({ ...source, publishedOn })) };
}

test('where nothing became known and no deadline passed, nothing changed', () => {
  const old = exampleFigure('90', '2024-06-30');
  const late = outOn(exampleFigure('100', '2025-06-30'), '2025-07-02');
  expect(changesOf([[exampleTarget(), [old, late]]])).toEqual([]);
});

test('a figure is a reason from the day on which its source is out', () => {
  const figure = outOn(exampleFigure('100', '2024-12-31'), '2025-07-01');
  const [change] = changesOf([[exampleTarget(), [figure]]]);
  expect(change).toMatchObject({ before: 'no_data', after: 'achieved' });
  expect(change?.targets).toMatchObject([
    { before: 'no_data', after: 'achieved', figures: [{ id: figure.id }], deadline: null },
  ]);
});

test('the figure behind the current value stands before those that are newly known and older', () => {
  const older = outOn(exampleFigure('40', '2024-06-30'), '2025-02-01');
  const newer = outOn(exampleFigure('100', '2024-12-31'), '2025-02-01');
  const [change] = changesOf([[exampleTarget(), [older, newer]]]);
  expect(change?.targets[0]?.figures.map(({ value }) => value)).toEqual(['100', '40']);
});

describe('a deadline', () => {
  const dueOn = (due: string) => changesOf([[exampleTarget({ due: plainDate(due) }), []]]);

  test('is a reason when it passes in between', () => {
    expect(dueOn('2025-03-31')).toMatchObject([
      { before: 'no_data', after: 'overdue', targets: [{ deadline: '2025-03-31', figures: [] }] },
    ]);
  });

  test('has not passed on its own day, and had not on the first day if that is it', () => {
    expect(dueOn('2025-07-01')).toEqual([]);
    expect(dueOn('2025-06-30')).toMatchObject([{ targets: [{ deadline: '2025-06-30' }] }]);
    expect(dueOn('2025-01-01')).toMatchObject([{ targets: [{ deadline: '2025-01-01' }] }]);
    expect(dueOn('2024-12-31')).toEqual([]);
  });
});

test('a pledge whose own status stays is there with the target that changed', () => {
  const weak = exampleTarget({ id: 'weak', key: 'weak', due: plainDate('2024-01-01') });
  const other = exampleTarget({ id: 'other', key: 'other' });
  const figure = outOn(exampleFigure('100', '2024-12-31'), '2025-03-01');
  expect(
    changesOf([
      [weak, []],
      [other, [figure]],
    ]),
  ).toMatchObject([
    { before: 'overdue', after: 'overdue', targets: [{ target: { key: 'other' }, after: 'achieved' }] },
  ]);
});

test('every change has a reason, whatever the days', () => {
  const targets: [Target, Figure[]][] = [
    [exampleTarget({ id: 'a', key: 'a', due: plainDate('2024-12-31') }), [exampleFigure('80', '2024-05-01')]],
    [
      exampleTarget({ id: 'b', key: 'b', kind: 'maintain', due: plainDate('2025-03-31') }),
      [exampleFigure('1', '2024-02-01'), exampleFigure('0', '2024-11-01')],
    ],
    [
      exampleTarget({ id: 'c', key: 'c', kind: 'milestone', due: plainDate('2024-08-01') }),
      [outOn(exampleFigure('1', '2024-07-01', { shape: 'stage' }), '2025-01-15')],
    ],
  ];
  const days = ['2023-12-31', '2024-02-01', '2024-08-02', '2024-12-31', '2025-01-15', '2025-06-30'];
  const spans = days.flatMap((from, index) => days.slice(index).map((to) => ({ from, to })));
  const found = spans.flatMap(({ from, to }) =>
    changesOf(targets, { from: plainDate(from), to: plainDate(to) }).flatMap((pledge) => pledge.targets),
  );
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter(({ figures, deadline }) => figures.length === 0 && deadline === null)).toEqual([]);
});

test('a promise was changed after the first day and by the second', () => {
  const on = (day: string) => isRevisedIn({ revisedOn: plainDate(day) }, SPAN);
  expect(['2025-01-01', '2025-01-02', '2025-07-01', '2025-07-02'].map(on)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
