import { expect, test } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { disagreements } from './disagreements';
import { exampleTarget, reading } from './example-figures';
import { summarise } from './summarise';
import type { StatusFigure, TargetKind } from './types';

const ON = '2025-12-31';

function found(figures: readonly StatusFigure[], kind: TargetKind = 'level') {
  const { conflicts } = summarise(exampleTarget(kind, { value: decimal('200') }), figures);
  return disagreements(
    kind,
    figures.map((figure) => ({ ...figure, unit: 'km' })),
    conflicts,
  );
}

const counted = (value: string, more: Partial<StatusFigure> = {}) => reading(ON, value, { id: 'c', ...more });
const rival = (value: string, more: Partial<StatusFigure> = {}) =>
  reading(ON, value, { id: 'a', role: 'alternative', ...more });

test.each([
  ['100', '101', false],
  ['100', '99', false],
  ['100', '101.0000000001', true],
  ['100', '98.9999999999', true],
  ['-100', '-101', false],
  ['-100', '-101.1', true],
  ['3', '3.03', false],
  ['3', '3.0300000001', true],
  ['0', '0', false],
  ['0', '0.0001', true],
  ['100', '100', false],
])('an alternative to %s of %s disagrees: %s', (value, other, isFound) => {
  expect(found([counted(value), rival(other)]).map(({ decidedBy }) => decidedBy)).toEqual(
    isFound ? ['role'] : [],
  );
});

test('the difference is exact, and has none to a counted zero', () => {
  expect(found([counted('3'), rival('4')])).toMatchObject([
    { chosenId: 'c', otherId: 'a', difference: '1/3' },
  ]);
  expect(found([counted('-3'), rival('-4')])).toMatchObject([{ difference: '-1/3' }]);
  expect(found([counted('0'), rival('4')])).toMatchObject([{ difference: null }]);
});

test('only figures of the same shape, unit and days are compared, and no background', () => {
  expect(found([counted('100'), rival('300', { on: reading('2025-06-30', '1').on })])).toEqual([]);
  expect(found([counted('100'), rival('300', { shape: 'running_total' })])).toEqual([]);
  expect(found([counted('100'), rival('300', { role: 'context' })])).toEqual([]);
  const figures = [
    { ...counted('100'), unit: 'km' },
    { ...rival('300'), unit: 'm' },
  ];
  expect(disagreements('level', figures, [])).toEqual([]);
});

const media = [{ kind: 'media', publishedOn: null }] as const;

test.each<[string, Partial<StatusFigure>, string]>([
  ['of a source that ranks lower', { sources: media }, 'rank'],
  ['published earlier', { sources: [{ kind: 'government', publishedOn: null }] }, 'source_day'],
])('a counted figure %s says why it does not count', (_, more, decidedBy) => {
  const later = [{ kind: 'government', publishedOn: reading('2026-02-01', '1').on }] as const;
  const figures = [counted('100', { sources: later }), counted('100.5', { id: 'o', ...more })];
  expect(found(figures)).toMatchObject([{ chosenId: 'c', otherId: 'o', decidedBy }]);
  expect(found(figures.toReversed())).toMatchObject([{ chosenId: 'c', otherId: 'o', decidedBy }]);
});

test('of two that are alike in all that, the one that was recorded last counts', () => {
  const figures = [counted('100'), counted('101', { id: 'o', publishedAt: '2026-02-01T00:00:00Z' })];
  expect(found(figures)).toMatchObject([{ chosenId: 'o', otherId: 'c', decidedBy: 'recorded' }]);
});

test('stages of a milestone do not contradict each other', () => {
  const stage = (figure: StatusFigure): StatusFigure => ({ ...figure, shape: 'stage' });
  expect(found([stage(counted('1')), stage(rival('2'))], 'milestone')).toEqual([]);
});
