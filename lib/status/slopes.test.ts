import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { addDays, daysBetween, plainDate } from '@/lib/core/plain-date';
import { dated, exampleTarget, reading } from './example-figures';
import type { ExpectedPoint } from './expectation';
import { pairsOf, slopesAt } from './slopes';
import { summarise } from './summarise';

const START = plainDate('2023-01-01');

function points(...values: [day: number, value: string][]): ExpectedPoint[] {
  return values.map(([day, value]) => ({ date: addDays(START, day), value: new Fraction(value) }));
}

/** The definition: every pair, sorted. */
function allSlopes(list: readonly ExpectedPoint[]): string[] {
  const slopes = list.flatMap((from, index) =>
    list.slice(index + 1).map((to) => to.value.sub(from.value).div(daysBetween(from.date, to.date))),
  );
  return slopes.sort((a, b) => a.compare(b)).map((slope) => slope.toFraction());
}

function bySelection(list: readonly ExpectedPoint[]): string[] {
  const ranks = Array.from({ length: pairsOf(list.length) }, (_, index) => index + 1);
  return slopesAt(list, ranks).map((slope) => slope.toFraction());
}

const small = fc.integer({ min: -3, max: 3 }).map(String);
const money = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat({ max: 99 }))
  .map(([whole, part]) => `${whole}.${String(part).padStart(2, '0')}`);
/** Values so near to one another that binary floats cannot tell their slopes apart. */
const nearlyStraight = fc.integer({ min: -2, max: 2 });
const widest = fc.bigInt({ min: 10n ** 27n, max: 10n ** 28n }).map((value) => `${value}.0000000001`);
const rational = fc
  .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 7 }))
  .map((pair) => pair.join('/'));

function history(value: fc.Arbitrary<string>): fc.Arbitrary<ExpectedPoint[]> {
  const entry = fc.tuple(fc.integer({ min: 0, max: 400 }), value);
  return fc
    .uniqueArray(entry, { minLength: 2, maxLength: 14, selector: ([day]) => day })
    .map((list) => points(...list.sort(([a], [b]) => a - b)));
}

describe('the slopes by rank are those of the sorted list of all pairs:', () => {
  const kinds = { 'with many ties': small, money, 'of the widest numbers': widest, 'of rationals': rational };
  it.each(Object.entries(kinds))('%s', (_, value) => {
    fc.assert(
      fc.property(history(value), (list) => {
        expect(bySelection(list)).toEqual(allSlopes(list));
      }),
    );
  });

  it('nearly straight lines of large numbers', () => {
    fc.assert(
      fc.property(
        fc.array(nearlyStraight, { minLength: 2, maxLength: 12 }),
        fc.constantFrom(10n ** 9n, 10n ** 16n, 10n ** 25n, 10n ** 31n),
        (noise, step) => {
          const list = noise.map((by, day): [number, string] => [
            day,
            String(BigInt(day) * step + BigInt(by)),
          ]);
          expect(bySelection(points(...list))).toEqual(allSlopes(points(...list)));
        },
      ),
    );
  });

  it('one straight line, whose slopes are all the same', () => {
    const line = Array.from({ length: 30 }, (_, day): [number, string] => [day, `${day}/3`]);
    expect(new Set(bySelection(points(...line)))).toEqual(new Set(['1/3']));
  });

  it('and there is none beyond', () => {
    const two = points([0, '1'], [1, '2']);
    expect(() => slopesAt(two, [2])).toThrow(RangeError);
    expect(() => slopesAt(points([0, '1']), [1])).toThrow(RangeError);
  });
});

it('daily figures over seven years have a forecast soon', () => {
  const target = exampleTarget('level', {
    value: decimal('900000'),
    comparison: 'at_least',
    baseline: dated('2022-12-31', '100'),
    due: plainDate('2031-12-31'),
  });
  const days = Array.from({ length: 2_500 }, (_, day) =>
    reading(addDays(START, day), `${100 + day * 3 + ((day * 7_919) % 97)}.${day % 10}`),
  );
  const started = process.cpuUsage();
  expect(summarise(target, days).forecast?.value).toMatch(/^\d+(\/\d+)?$/);
  const { user } = process.cpuUsage(started);
  // Three million pairs as exact rationals take a hundred times as long.
  expect(user).toBeLessThan(3_000_000);
});
