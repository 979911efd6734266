import { describe, expect, it } from 'vitest';
import { multipleShapes, rangeOf } from '@/components/charts/multiple-shapes';
import { decimal } from '@/lib/core/decimal';
import { plainDate } from '@/lib/core/plain-date';
import { EXAMPLE_DAY, exampleFigure, exampleTarget } from '@/lib/pledges/example-standing';
import { standingOf, summariseFor } from '@/lib/pledges/standing';
import type { Target } from '@/lib/pledges/types';
import { multipleOf } from './multiple-data';

const baseline = {
  value: decimal('20'),
  date: plainDate('2022-12-31'),
  isDerived: false,
  sourceUrl: null,
  note: null,
};

function multiple(target: Partial<Target>, ...values: (readonly [value: string, on: string])[]) {
  const day = { on: EXAMPLE_DAY, isAsOf: false };
  const whole = exampleTarget({ baseline, ...target });
  const figures = values.map(([value, on], index) => ({ ...exampleFigure(value, on), id: `f${index}` }));
  const summary = summariseFor(whole, figures, day);
  return multipleOf(standingOf(whole, summary, day), summary.series);
}

describe('a small chart', () => {
  it('shows values as shares of the way, also of one that goes down', () => {
    const up = multiple({ value: decimal('100') }, ['60', '2024-12-31']);
    expect(up?.points.map(({ share }) => share)).toEqual([0, 0.5]);
    const down = multiple({ value: decimal('10'), comparison: 'at_most', direction: 'down' }, [
      '15',
      '2024-12-31',
    ]);
    expect(down?.points.at(-1)?.share).toBe(0.5);
    expect(down?.course.map(({ share }) => share)).toEqual([0, 1]);
  });

  it('is none without a figure or a start', () => {
    expect(multiple({})).toBeNull();
    expect(multiple({ baseline: null }, ['60', '2024-12-31'])).toBeNull();
  });

  it('stays within its box, however far the value is', () => {
    const far = multiple({}, ['-900', '2024-12-31'], ['9000', '2025-12-31']);
    if (!far) throw new Error('There is something to draw.');
    const box = { left: 100, right: 300, top: 50, bottom: 150 };
    const shapes = multipleShapes(far, box, rangeOf([far], EXAMPLE_DAY));
    const [, x, y] =
      /L([\d.]+),([\d.]+)$/.exec(JSON.stringify(shapes).match(/M[^"]*L[^"]*/)?.[0] ?? '') ?? [];
    expect(Number(x)).toBeLessThanOrEqual(300);
    expect(Number(y)).toBeGreaterThanOrEqual(50);
    for (const shape of shapes) {
      if (shape.kind !== 'dot') continue;
      expect(shape.y).toBeGreaterThanOrEqual(50);
      expect(shape.y).toBeLessThanOrEqual(150);
    }
  });
});
