import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { disagreements } from './disagreements';
import { amount, exampleTarget, reading, runningTotal } from './example-figures';
import { checkCountedFigure } from './figure-rules';
import { anyHistory } from './random-histories';
import { regionalValues } from './regional';
import { statusAsOf, statusOn } from './status-on';
import { summarise } from './summarise';
import { TARGET_KINDS } from './types';

const anyRegion = fc.constantFrom('KZ-10', 'KZ-11', 'KZ-71');

/** Two histories of one kind of target: that of the country, and figures of the other one as those of some region. */
const anyMixture = fc
  .constantFrom(...TARGET_KINDS)
  .chain((kind) => fc.tuple(anyHistory(kind), anyHistory(kind), anyRegion))
  .map(([history, other, region]) => ({
    ...history,
    regional: other.figures.map((figure) => ({ ...figure, id: `r-${figure.id}`, region })),
  }));

describe('figures about a region', () => {
  it('never change a summary, a status or a view as of a day', () => {
    let withFigures = 0;
    fc.assert(
      fc.property(anyMixture, ({ target, figures, regional, on }) => {
        if (regional.some(({ role }) => role === 'counted')) withFigures += 1;
        const mixed = [...regional, ...figures];
        expect(summarise(target, mixed)).toStrictEqual(summarise(target, figures));
        expect(statusOn(target, mixed, on)).toStrictEqual(statusOn(target, figures, on));
        expect(statusAsOf(target, mixed, on)).toStrictEqual(statusAsOf(target, figures, on));
      }),
    );
    expect(withFigures).toBeGreaterThan(20);
  });

  it('have the value that the country would have from them alone, whatever the country’s own are', () => {
    fc.assert(
      fc.property(anyMixture, ({ target, figures, regional }) => {
        const alone = summarise(
          target,
          regional.map((figure) => ({ ...figure, region: null })),
        );
        const [value] = regionalValues(target, [...figures, ...regional]);
        expect(value?.current ?? null).toBe(alone.current);
        expect(value?.reference ?? null).toBe(alone.reference);
        expect(value?.usedIds ?? []).toEqual(alone.usedIds);
      }),
    );
  });

  it('collide with those of their own region alone', () => {
    fc.assert(
      fc.property(anyMixture, ({ target, figures, regional }) => {
        for (const figure of regional)
          expect(checkCountedFigure(target, figure, figures)).toEqual(checkCountedFigure(target, figure, []));
        for (const figure of figures)
          expect(checkCountedFigure(target, figure, regional)).toEqual(
            checkCountedFigure(target, figure, []),
          );
      }),
    );
  });
});

test('two amounts of a region overlap as two of the country do', () => {
  const target = exampleTarget('total');
  const abai = amount('2025-01-01', '2025-12-31', '5', { id: 'a', region: 'KZ-10' });
  const same = amount('2025-06-01', '2025-06-30', '1', { id: 'b', region: 'KZ-10' });
  expect(checkCountedFigure(target, same, [abai])).toEqual([{ code: 'amount_overlaps', collidesWith: 'a' }]);
  expect(checkCountedFigure(target, { ...same, region: 'KZ-11' }, [abai])).toEqual([]);
  expect(checkCountedFigure(target, { ...same, region: null }, [abai])).toEqual([]);
});

test('each region has its own value: running totals and later amounts, added up', () => {
  const target = exampleTarget('total');
  const values = regionalValues(target, [
    runningTotal('2024-12-31', '10', { region: 'KZ-10' }),
    amount('2025-01-01', '2025-12-31', '5', { id: 'a', region: 'KZ-10' }),
    amount('2025-01-01', '2025-12-31', '7', { id: 'b', region: 'KZ-11' }),
    amount('2025-01-01', '2025-12-31', '900', { id: 'country' }),
    amount('2025-01-01', '2025-12-31', '1', { id: 'c', region: 'KZ-71', role: 'context' }),
  ]);
  expect(values.map(({ region, current, reference }) => [region, current, reference])).toEqual([
    ['KZ-10', '15', '2025-12-31'],
    ['KZ-11', '7', '2025-12-31'],
  ]);
});

test('a rival figure about a region does not contradict the country’s', () => {
  const counted = { ...reading('2025-12-31', '60'), unit: '%' };
  const rival = { ...reading('2025-12-31', '20', { id: 'r', role: 'alternative' }), unit: '%' };
  expect(disagreements('level', [counted, rival], [])).toHaveLength(1);
  expect(disagreements('level', [counted, { ...rival, region: 'KZ-10' }], [])).toEqual([]);
});
