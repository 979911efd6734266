import { expect, test } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { exampleFigure, exampleStanding, exampleTarget } from './example-standing';
import { pointQualifiers } from './point-qualifiers';

const about = (figure: ReturnType<typeof exampleFigure>) => ({ ...figure, qualifier: 'about' as const });

test('a sum of which a part is “about” so much is “about” so much itself, until a running total says otherwise', () => {
  const figures = [
    about(exampleFigure('10', '2023-12-31', { from: '2023-01-01' })),
    exampleFigure('5', '2024-12-31', { from: '2024-01-01' }),
    exampleFigure('20', '2025-06-30', { shape: 'running_total' }),
  ];
  const { summary } = exampleStanding(
    exampleTarget({ kind: 'total', unit: 'km', value: decimal('100') }),
    figures,
  );
  expect(summary.series.map(({ value }) => value)).toEqual(['10', '15', '20']);
  expect(pointQualifiers('total', summary.series, figures)).toEqual(['about', 'about', null]);
});

test('a reading has its own word only', () => {
  const figures = [about(exampleFigure('10', '2023-12-31')), exampleFigure('12', '2024-12-31')];
  const { summary } = exampleStanding(
    exampleTarget({ kind: 'level', unit: '%', value: decimal('50') }),
    figures,
  );
  expect(pointQualifiers('level', summary.series, figures)).toEqual(['about', null]);
});
