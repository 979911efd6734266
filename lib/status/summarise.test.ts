import { describe, expect, it } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { plainDate } from '@/lib/core/plain-date';
import { amount, dated, exampleTarget, reading, runningTotal, sourcedFrom, stage } from './example-figures';
import { summarise } from './summarise';
import type { StatusTarget } from './types';

const total = exampleTarget('total', { value: decimal('1000') });
const level = (overrides: Partial<StatusTarget> = {}) =>
  exampleTarget('level', { value: decimal('60'), baseline: dated('2023-12-31', '50'), ...overrides });

describe('the current value of a total', () => {
  it('adds amounts up', () => {
    const summary = summarise(total, [
      amount('2024-01-01', '2024-06-30', '100.25'),
      amount('2024-07-01', '2024-12-31', '100.75'),
    ]);
    expect(summary).toMatchObject({ current: '201', reference: '2024-12-31', leftOutIds: [] });
    expect(summary.usedIds).toEqual(['2024-01-01…2024-06-30', '2024-07-01…2024-12-31']);
  });

  it('starts again from a running total and leaves out what begins on or before its day', () => {
    const summary = summarise(total, [
      amount('2024-01-01', '2024-06-30', '100'),
      runningTotal('2024-07-01', '130', { id: 'older' }),
      runningTotal('2024-09-30', '300', { id: 'R' }),
      amount('2024-09-30', '2024-12-31', '50', { id: 'begins on its day' }),
      amount('2025-01-01', '2025-01-31', '7', { id: 'after' }),
    ]);
    expect(summary).toMatchObject({ current: '307', reference: '2025-01-31', usedIds: ['R', 'after'] });
    expect(summary.leftOutIds).toEqual(['2024-01-01…2024-06-30', 'begins on its day', 'older']);
    expect(summary.series.map(({ date, value }) => [date, value])).toEqual([
      ['2024-06-30', '100'],
      ['2024-07-01', '130'],
      ['2024-09-30', '300'],
      ['2024-12-31', '300'],
      ['2025-01-31', '307'],
    ]);
  });

  it('takes the reference date of a left-out amount that ends last', () => {
    const summary = summarise(total, [
      runningTotal('2024-09-30', '300'),
      amount('2024-09-01', '2024-12-31', '50'),
    ]);
    expect(summary).toMatchObject({ current: '300', reference: '2024-12-31' });
  });

  it('does not count what begins before the start, should it get here', () => {
    const summary = summarise(total, [
      amount('2023-12-31', '2024-01-31', '50'),
      runningTotal('2023-12-31', '9'),
      amount('2024-01-01', '2024-01-31', '3'),
    ]);
    expect(summary.current).toBe('3');
    expect(summary.leftOutIds).toHaveLength(2);
  });

  it('chooses between running totals for one day as between readings', () => {
    const summary = summarise(total, [
      runningTotal('2024-09-30', '300', { id: 'press', ...sourcedFrom('media') }),
      runningTotal('2024-09-30', '290', { id: 'bureau', ...sourcedFrom('official_statistics') }),
      amount('2024-10-01', '2024-10-31', '5'),
    ]);
    expect(summary.current).toBe('295');
    expect(summary.conflicts).toEqual([
      { date: '2024-09-30', chosenId: 'bureau', otherIds: ['press'], concernsCurrent: true },
    ]);
  });

  it('keeps every digit', () => {
    const summary = summarise(total, [
      amount('2024-01-01', '2024-01-31', '0.1'),
      amount('2024-02-01', '2024-02-29', '0.2'),
      amount('2024-03-01', '2024-03-31', '12345678901234567890.000000000000000001'),
    ]);
    expect(summary.current).toBe('12345678901234567890.300000000000000001');
  });
});

describe('the reading that counts', () => {
  const chosen = (...figures: Parameters<typeof summarise>[1]) => summarise(level(), figures).usedIds;

  it('is the one with the latest reference date, whatever its source', () => {
    expect(
      chosen(
        reading('2025-01-01', '51', { id: 'old', ...sourcedFrom('official_statistics') }),
        reading('2025-01-02', '52', { id: 'new', ...sourcedFrom('other') }),
      ),
    ).toEqual(['new']);
  });

  it.each([
    ['official_statistics', 'government'],
    ['government', 'official'],
    ['official', 'media'],
    ['official', 'ngo'],
    ['media', 'encyclopedia'],
    ['ngo', 'other'],
  ] as const)('prefers %s to %s, even when published earlier', (better, worse) => {
    expect(
      chosen(
        reading('2025-01-01', '51', { id: 'worse', ...sourcedFrom(worse, '2025-06-01') }),
        reading('2025-01-01', '52', { id: 'better', ...sourcedFrom(better, '2025-02-01') }),
      ),
    ).toEqual(['better']);
  });

  // The ids are against the expected order, so that the last resort cannot give the answer.
  it.each([
    ['media', 'ngo'],
    ['ngo', 'media'],
    ['encyclopedia', 'other'],
    ['other', 'encyclopedia'],
  ] as const)('ranks %s and %s alike: the one published last counts', (one, other) => {
    const earlier = reading('2025-01-01', '51', { id: 'z', ...sourcedFrom(one, '2025-02-01') });
    const later = reading('2025-01-01', '52', { id: 'a', ...sourcedFrom(other, '2025-02-02') });
    expect(chosen(earlier, later)).toEqual(['a']);
  });

  it('goes by the date of the best source, not by that of a lesser one', () => {
    const sources = [
      { kind: 'government', publishedOn: plainDate('2025-02-01') },
      { kind: 'media', publishedOn: plainDate('2025-12-01') },
    ] as const;
    const echoed = reading('2025-01-01', '51', { id: 'z', sources });
    const later = reading('2025-01-01', '52', { id: 'a', ...sourcedFrom('government', '2025-03-01') });
    expect(chosen(echoed, later)).toEqual(['a']);
  });

  it('goes by publication here where the sources do not differ', () => {
    const earlier = reading('2025-01-01', '51', { id: 'z', publishedAt: '2025-03-01T00:00:00Z' });
    const later = reading('2025-01-01', '52', { id: 'a', publishedAt: '2025-03-02T00:00:00Z' });
    expect(chosen(earlier, later)).toEqual(['a']);
  });

  it('is the same in any order even where nothing tells two figures apart', () => {
    const one = reading('2025-01-01', '51', { id: 'a' });
    const other = reading('2025-01-01', '52', { id: 'b' });
    expect(chosen(one, other)).toEqual(chosen(other, one));
  });
});

describe('the origin', () => {
  it('is the first reading where no baseline is known', () => {
    const summary = summarise(level({ baseline: null }), [
      reading('2024-06-30', '40'),
      reading('2025-06-30', '50'),
    ]);
    expect(summary.origin).toEqual({ date: '2024-06-30', value: '40', isProvisional: true });
    expect(summary.progress).toBe('1/2');
  });

  it.each([
    ['there is just one reading', [reading('2024-06-30', '40')]],
    ['the first one already meets the target', [reading('2024-06-30', '60'), reading('2025-06-30', '59')]],
    [
      'the first one does not lie before the due date',
      [reading('2026-09-26', '40'), reading('2026-10-01', '50')],
    ],
  ])('is missing where %s', (_, figures) => {
    expect(summarise(level({ baseline: null }), figures)).toMatchObject({
      origin: null,
      progress: null,
      expectation: null,
      pace: null,
      requiredPerYear: null,
      achievedPerYear: null,
      forecast: null,
    });
  });

  it('chooses among several first readings as among any', () => {
    const summary = summarise(level({ baseline: null }), [
      reading('2024-06-30', '40', { id: 'a', ...sourcedFrom('media') }),
      reading('2024-06-30', '42', { id: 'b', ...sourcedFrom('government') }),
      reading('2025-06-30', '50'),
    ]);
    expect(summary.origin?.value).toBe('42');
  });

  it('of a total is nothing on the day before the start', () => {
    const summary = summarise(total, [runningTotal('2024-12-31', '10')]);
    expect(summary.origin).toEqual({ date: '2023-12-31', value: '0', isProvisional: false });
  });
});

describe('progress, expectation and rates', () => {
  it('are not clamped', () => {
    const above = summarise(level(), [reading('2025-01-01', '75')]);
    const below = summarise(level(), [reading('2025-01-01', '45')]);
    expect([above.progress, below.progress]).toEqual(['5/2', '-1/2']);
  });

  it('follow the checkpoints by whole days', () => {
    const target = level({ checkpoints: [dated('2025-12-31', '58'), dated('2024-12-31', '52')] });
    const expected = (day: string) => summarise(target, [reading(day, '50')]).expectedValue;
    expect(expected('2024-12-31')).toBe('52');
    expect(expected('2025-12-31')).toBe('58');
    expect(expected('2024-07-01')).toBe('51');
    expect(expected('2025-01-01')).toBe('18986/365');
    expect(expected('2026-09-26')).toBe('60');
    expect(expected('2027-09-26')).toBe('60');
    expect(expected('2023-06-30')).toBe('50');
  });

  it('ignore checkpoints outside the days between origin and due date', () => {
    const figures = [reading('2025-01-01', '55')];
    const checkpoints = [dated('2023-12-31', '1'), dated('2026-09-26', '2'), dated('2027-01-01', '3')];
    expect(summarise(level({ checkpoints }), figures)).toEqual(summarise(level(), figures));
  });

  it('give rates per year of 365.25 days', () => {
    const summary = summarise(total, [runningTotal('2024-09-26', '270')]);
    expect(summary.achievedPerYear).toBe('1461/4');
    expect(summary.requiredPerYear).toBe('1461/4');
  });

  it('give no required rate from the due date on', () => {
    expect(summarise(total, [runningTotal('2026-09-26', '270')]).requiredPerYear).toBeNull();
  });

  it('draw no line from a baseline that is as young as the due date', () => {
    const target = level({ baseline: dated('2026-09-26', '50') });
    expect(summarise(target, [reading('2026-09-26', '55')])).toMatchObject({
      progress: '1/2',
      expectation: null,
      expectedValue: null,
      pace: null,
    });
  });

  it('are absent where the target equals the baseline', () => {
    const summary = summarise(level({ baseline: dated('2023-12-31', '60') }), [reading('2025-01-01', '59')]);
    expect(summary).toMatchObject({ progress: null, expectation: null, pace: null, isMet: false });
  });
});

it('does not say of a total that it slipped back: only a level can', () => {
  const summary = summarise(total, [runningTotal('2024-06-30', '1000'), runningTotal('2024-12-31', '990')]);
  expect(summary).toMatchObject({ isMet: false, hasSlippedBack: false });
});

it('names when the unbroken run of met values began', () => {
  const summary = summarise(level(), [
    reading('2024-06-30', '60'),
    reading('2024-12-31', '59'),
    reading('2025-06-30', '61'),
    reading('2025-12-31', '60'),
  ]);
  expect(summary).toMatchObject({ isMet: true, metSince: '2025-06-30', hasSlippedBack: false });
});

it('takes only yes or no about something to be maintained', () => {
  const summary = summarise(exampleTarget('maintain'), [
    reading('2024-06-30', '1'),
    reading('2024-12-31', '0.5'),
  ]);
  expect(summary).toMatchObject({ current: '1', leftOutIds: ['reading 2024-12-31'] });
});

it('summarises a milestone by its stages', () => {
  const target = exampleTarget('milestone', { stages: 3 });
  const summary = summarise(target, [stage('2025-01-01', 3), stage('2024-01-01', 1), stage('2025-06-01', 1)]);
  expect(summary).toMatchObject({ current: '2', reference: '2025-06-01', completedOn: null });
  expect(summary.stagesReached.map((reached) => [reached.stage, reached.date])).toEqual([
    [1, '2024-01-01'],
    [3, '2025-01-01'],
  ]);
});

it('summarises a target without figures', () => {
  expect(summarise(total, [])).toEqual({
    methodVersion: 1,
    usedIds: [],
    leftOutIds: [],
    current: null,
    reference: null,
    stagesReached: [],
    completedOn: null,
    targetValue: '1000',
    origin: { date: plainDate('2023-12-31'), value: '0', isProvisional: false },
    progress: null,
    expectation: null,
    expectedValue: null,
    pace: null,
    requiredPerYear: null,
    achievedPerYear: null,
    isMet: false,
    metSince: null,
    hasSlippedBack: false,
    conflicts: [],
    series: [],
    forecast: null,
  });
});
