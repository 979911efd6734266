import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { addDays, daysBetween, plainDate } from '@/lib/core/plain-date';
import { dated, exampleTarget, reading, runningTotal } from './example-figures';
import { medianRanks, percentileRank } from './forecast';
import { summarise } from './summarise';
import type { StatusTarget } from './types';

const ORIGIN = plainDate('2023-12-31');
const total = (value: string, overrides: Partial<StatusTarget> = {}) =>
  exampleTarget('total', { value: decimal(value), ...overrides });

/** The forecast of a total that stood at these values, by days after its origin. */
const forecast = (target: StatusTarget, ...points: [days: number, value: string][]) =>
  summarise(
    target,
    points.map(([days, value]) => runningTotal(addDays(ORIGIN, days), value)),
  ).forecast;

describe('a forecast (METHOD 5)', () => {
  it('carries the only slope on', () => {
    expect(forecast(total('1000'), [500, '250'])).toEqual({
      value: '500',
      low: null,
      high: null,
      date: addDays(ORIGIN, 2000),
    });
  });

  it('has no range with two points', () => {
    expect(forecast(total('1000'), [250, '100'], [500, '250'])).toMatchObject({ low: null, high: null });
  });

  it('takes median, 10th and 90th percentile of the slopes between all pairs', () => {
    // Slopes a day: 1, 1/2, 2/3 from the origin; 0, 1/2, 1 between the points. Sorted 0, 1/2, 1/2, 2/3, 1, 1.
    const points: [number, string][] = [
      [100, '100'],
      [200, '100'],
      [300, '200'],
    ];
    expect(forecast(total('1000'), ...points)).toEqual({
      value: new Fraction(200).add(new Fraction(7, 12).mul(700)).toFraction(),
      low: '200',
      high: '900',
      date: addDays(ORIGIN, 300 + 1372),
    });
  });

  it('names the first whole day on which the target is reached', () => {
    expect(forecast(total('1000'), [300, '299'])?.date).toBe(addDays(ORIGIN, 1004));
    expect(forecast(total('1000'), [300, '300'])?.date).toBe(addDays(ORIGIN, 1000));
  });

  it('names no day when the target is never reached', () => {
    expect(forecast(total('1000'), [500, '0'])).toMatchObject({ value: '0', date: null });
    const falling = forecast(total('1000'), [100, '100'], [200, '90'], [300, '80'], [400, '70']);
    expect(falling?.date).toBeNull();
  });

  it('names no day more than 50 years after the due date', () => {
    const due = plainDate('2026-09-26');
    const horizon = plainDate('2076-09-26');
    const days = daysBetween(ORIGIN, horizon);
    expect(forecast(total(String(days), { due }), [1, '1'])?.date).toBe(horizon);
    expect(forecast(total(String(days + 1), { due }), [1, '1'])?.date).toBeNull();
  });

  it('ends the 50 years after 29 February on 28 February', () => {
    const due = plainDate('2028-02-29');
    const last = daysBetween(ORIGIN, plainDate('2078-02-28'));
    expect(forecast(total(String(last), { due }), [1, '1'])?.date).toBe('2078-02-28');
    expect(forecast(total(String(last + 1), { due }), [1, '1'])?.date).toBeNull();
  });

  it.each([
    ['met', [500, '1000']],
    ['on its due date', [1000, '999']],
  ] as const)('is absent for a target that is %s', (_, [days, value]) => {
    expect(forecast(total('1000'), [days, value])).toBeNull();
  });

  it('is absent when no value is younger than the origin', () => {
    const target = exampleTarget('level', { value: decimal('60'), baseline: dated('2025-01-01', '50') });
    expect(summarise(target, [reading('2025-01-01', '51')]).forecast).toBeNull();
    expect(summarise(target, [reading('2024-01-01', '51')]).forecast).toBeNull();
  });

  it('ignores values from before the origin', () => {
    const target = exampleTarget('level', { value: decimal('60'), baseline: dated('2025-01-01', '50') });
    const later = reading('2025-06-01', '51');
    expect(summarise(target, [reading('2024-01-01', '10'), later]).forecast).toEqual(
      summarise(target, [later]).forecast,
    );
  });

  it('stays between 0 and, in per cent, 100', () => {
    const level = (unit: string, baseline: string, value: string) =>
      exampleTarget('level', { value: decimal(value), unit, baseline: dated('2023-12-31', baseline) });
    const onDay = (days: number, value: string) => reading(addDays(ORIGIN, days), value);
    const rising = [onDay(100, '20'), onDay(200, '40'), onDay(300, '30')];
    expect(summarise(level('%', '0', '95'), rising).forecast).toMatchObject({ low: '0', high: '100' });
    expect(summarise(level('years', '0', '95'), rising).forecast).toMatchObject({ low: '0', high: '170' });
    expect(summarise(level('%', '0', '95'), [onDay(100, '20')]).forecast?.value).toBe('100');
    expect(summarise(level('years', '0', '95'), [onDay(100, '20')]).forecast?.value).toBe('200');
  });
});

describe('the order statistics', () => {
  it('take the middle', () => {
    expect([1, 2, 3, 4].map(medianRanks)).toEqual([
      [1, 1],
      [1, 2],
      [2, 2],
      [2, 3],
    ]);
  });

  it('take the nearest rank', () => {
    expect([10, 90, 91].map((percentile) => percentileRank(10, percentile))).toEqual([1, 9, 10]);
    expect([10, 90].map((percentile) => percentileRank(11, percentile))).toEqual([2, 10]);
    expect(percentileRank(1, 10)).toBe(1);
  });
});
