import { describe, expect, it } from 'vitest';
import { amount, exampleTarget, reading, runningTotal, stage } from './example-figures';
import { checkCountedFigure } from './figure-rules';
import type { StatusFigure, TargetKind } from './types';

const total = exampleTarget('total');
const shapes: Record<StatusFigure['shape'], StatusFigure> = {
  amount: amount('2024-01-01', '2024-12-31', '1'),
  running_total: runningTotal('2024-12-31', '1'),
  reading: reading('2024-12-31', '1'),
  stage: stage('2024-12-31', 1),
};

describe('which shapes can be counted', () => {
  it.each<[TargetKind, StatusFigure['shape'][]]>([
    ['total', ['amount', 'running_total']],
    ['level', ['reading']],
    ['relative', ['reading']],
    ['trend', ['reading']],
    ['maintain', ['reading']],
    ['milestone', ['stage']],
  ])('for %s: %j', (kind, fitting) => {
    for (const figure of Object.values(shapes)) {
      const expected = fitting.includes(figure.shape) ? [] : [{ code: 'shape_does_not_fit_kind' }];
      expect(checkCountedFigure(exampleTarget(kind), figure, [])).toEqual(expected);
    }
  });

  it.each(['context', 'alternative'] as const)('any, where the role is %s', (role) => {
    const figure = amount('2020-01-01', '2024-12-31', '1', { role });
    expect(checkCountedFigure(exampleTarget('milestone'), figure, [])).toEqual([]);
    expect(checkCountedFigure(total, figure, [shapes.amount])).toEqual([]);
  });
});

describe('amounts', () => {
  const year = amount('2024-02-01', '2024-02-29', '1', { id: 'february' });
  const collision = [{ code: 'amount_overlaps', collidesWith: 'february' }];
  it.each([
    ['2024-01-01', '2024-01-31', []],
    ['2024-01-01', '2024-02-01', collision],
    ['2024-02-10', '2024-02-11', collision],
    ['2024-01-01', '2024-12-31', collision],
    ['2024-02-29', '2024-03-31', collision],
    ['2024-03-01', '2024-03-31', []],
  ])('from %s to %s: %j', (from, to, expected) => {
    expect(checkCountedFigure(total, amount(from, to, '1', { id: 'new' }), [year])).toEqual(expected);
  });

  it('name every counted amount that they collide with, and nothing else', () => {
    const others = [
      amount('2024-01-01', '2024-01-31', '1', { id: 'a' }),
      amount('2024-03-01', '2024-03-31', '1', { id: 'b' }),
      amount('2024-02-01', '2024-02-29', '1', { id: 'alternative', role: 'alternative' }),
      runningTotal('2024-02-15', '1'),
      amount('2024-01-01', '2024-12-31', '1', { id: 'itself' }),
    ];
    expect(
      checkCountedFigure(total, amount('2024-01-31', '2024-03-01', '1', { id: 'itself' }), others),
    ).toEqual([
      { code: 'amount_overlaps', collidesWith: 'a' },
      { code: 'amount_overlaps', collidesWith: 'b' },
    ]);
  });

  it('never begin before the start', () => {
    const early = amount('2023-12-31', '2024-01-31', '1');
    expect(checkCountedFigure(total, early, [])).toEqual([{ code: 'amount_before_start' }]);
    expect(checkCountedFigure(total, amount('2024-01-01', '2024-01-31', '1'), [])).toEqual([]);
  });
});

it('a running total does not lie before the start', () => {
  expect(checkCountedFigure(total, runningTotal('2023-12-31', '1'), [])).toEqual([
    { code: 'running_total_before_start' },
  ]);
  expect(checkCountedFigure(total, runningTotal('2024-01-01', '1'), [shapes.amount])).toEqual([]);
});

it('a stage is one that the milestone has', () => {
  const target = exampleTarget('milestone', { stages: 2 });
  const codes = (number: number) => checkCountedFigure(target, stage('2020-01-01', number), []);
  expect([1, 2].flatMap(codes)).toEqual([]);
  expect([0, 3, 1.5, -1].map(codes)).toEqual(Array(4).fill([{ code: 'stage_out_of_range' }]));
});

it('a reading of something to be maintained is yes or no', () => {
  const codes = (value: string) =>
    checkCountedFigure(exampleTarget('maintain'), reading('2024-01-01', value), []);
  expect(['0', '1'].flatMap(codes)).toEqual([]);
  expect(['2', '0.5', '-1'].map(codes)).toEqual(Array(3).fill([{ code: 'not_yes_no' }]));
});
