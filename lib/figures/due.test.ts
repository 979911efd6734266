import { expect, test } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { plainDate } from '@/lib/core/plain-date';
import { standingOf, summariseFor } from '@/lib/pledges/standing';
import type { Target } from '@/lib/pledges/types';
import { byUrgency, dueOf, nextRelease } from './due';
import type { ExpectedRelease } from './releases/types';
import type { Figure } from './types';

const target: Target = {
  id: 't',
  key: 'roads',
  metric: { en: 'Roads' },
  kind: 'level',
  direction: 'up',
  unit: 'km',
  value: decimal('100'),
  factor: null,
  comparison: 'at_least',
  valueBasis: 'stated',
  start: plainDate('2023-01-01'),
  due: plainDate('2025-12-31'),
  dueBasis: null,
  stages: 1,
  reportingIntervalDays: 100,
  baseline: null,
  checkpoints: [],
  partOf: null,
  alternativeReading: null,
  isRevised: false,
};

function figure(on: string, value = '50', change: Partial<Figure> = {}): Figure {
  return {
    id: `f ${on}`,
    pledge: 'p',
    target: 'roads',
    shape: 'reading',
    role: 'counted',
    value: decimal(value),
    region: null,
    unit: 'km',
    from: null,
    to: null,
    on: plainDate(on),
    qualifier: null,
    dateNote: null,
    note: null,
    sources: [{ url: 'https://example.org', publisher: 'P', publishedOn: null, kind: 'official' }],
    state: 'published',
    recordedBy: 'N',
    recordedAt: '2024-01-01T00:00:00.000Z',
    publishedAt: '2024-01-01T00:00:00.000Z',
    approvedBy: null,
    supersedes: null,
    reason: null,
    ended: null,
    ledgerSeq: '1',
    ...change,
  };
}

function due(
  today: string,
  figures: Figure[] = [],
  change: Partial<Target> = {},
  releases: ExpectedRelease[] = [],
) {
  const changed = { ...target, ...change };
  const day = { on: plainDate(today), isAsOf: false };
  return dueOf(standingOf(changed, summariseFor(changed, figures, day), day), day.on, releases);
}

test('a target without a figure waits from a reporting interval after its start', () => {
  expect(due('2023-02-01')).toEqual({ kind: 'no_figure', days: -69, last: null, release: null });
  expect(due('2023-05-11')).toEqual({ kind: 'no_figure', days: 30, last: null, release: null });
});

test('a figure is due once the reporting interval has gone by', () => {
  const figures = [figure('2024-01-01')];
  expect(due('2024-04-10', figures)).toEqual({ kind: 'later', days: 0, last: '2024-01-01', release: null });
  expect(due('2024-04-11', figures)).toEqual({ kind: 'due', days: 1, last: '2024-01-01', release: null });
});

test('background does not count as a figure', () => {
  expect(due('2024-04-11', [figure('2024-04-01', '50', { role: 'context' })]).kind).toBe('no_figure');
});

test('after the deadline a figure for it is missing, with or without an earlier one', () => {
  expect(due('2026-01-30')).toEqual({
    kind: 'deadline_passed',
    days: 30,
    last: null,
    release: null,
  });
  expect(due('2026-01-30', [figure('2025-01-01')])).toMatchObject({ kind: 'deadline_passed', days: 30 });
});

test('nothing more is asked for once the figure for the deadline is there, or all stages are reached', () => {
  expect(due('2026-01-30', [figure('2025-12-31')]).kind).toBe('complete');
  const law: Partial<Target> = { kind: 'milestone', unit: null, value: null, comparison: null };
  expect(due('2024-06-01', [figure('2024-05-01', '1', { shape: 'stage', unit: null })], law).kind).toBe(
    'complete',
  );
});

test('what was met before its deadline still goes on being reported', () => {
  expect(due('2025-01-01', [figure('2024-01-01', '120')])).toMatchObject({ kind: 'due', days: 266 });
});

test('the most urgent comes first', () => {
  const dues = [
    due('2023-02-01'),
    due('2024-04-10', [figure('2024-01-01')]),
    due('2026-01-30'),
    due('2024-04-11', [figure('2024-01-01')]),
    due('2024-08-11', [figure('2024-01-01')]),
    due('2026-03-01'),
  ];
  expect(dues.sort(byUrgency).map(({ kind, days }) => [kind, days])).toEqual([
    ['deadline_passed', 60],
    ['deadline_passed', 30],
    ['due', 123],
    ['due', 1],
    ['no_figure', -69],
    ['later', 0],
  ]);
});

function release(referenceOn: string, expectedOn: string): ExpectedRelease {
  return {
    id: `r ${referenceOn}`,
    name: { en: `Figure for ${referenceOn}` },
    publisher: 'Statistics',
    referenceOn: plainDate(referenceOn),
    expectedOn: plainDate(expectedOn),
  };
}

const FOR_2023 = release('2023-12-31', '2024-02-10');
const FOR_2024 = release('2024-12-31', '2025-02-10');

test('an announced release is due from the day after it was announced for', () => {
  const at = (today: string) => due(today, [figure('2023-06-30')], {}, [FOR_2024, FOR_2023]);
  expect(at('2024-02-10')).toMatchObject({ kind: 'later', days: 0, release: FOR_2023 });
  expect(at('2024-02-22')).toMatchObject({ kind: 'due', days: 12, release: FOR_2023 });
});

test('a release says more than the interval, until there is none left', () => {
  const figures = [figure('2023-12-31')];
  // By its interval of 100 days it would have been due for long.
  expect(due('2024-10-01', figures, {}, [FOR_2023, FOR_2024])).toMatchObject({
    kind: 'later',
    days: -132,
    release: FOR_2024,
  });
  expect(due('2024-10-01', figures, {}, [FOR_2023])).toMatchObject({ kind: 'due', days: 175, release: null });
});

test('a figure about the last day of a release, or a later one, meets it; an earlier one does not', () => {
  expect(nextRelease([FOR_2023], plainDate('2023-12-30'))).toBe(FOR_2023);
  expect(nextRelease([FOR_2023], plainDate('2023-12-31'))).toBeNull();
  expect(nextRelease([FOR_2023], plainDate('2024-03-01'))).toBeNull();
  expect(nextRelease([FOR_2023], null)).toBe(FOR_2023);
});

test('the first figure of a target is awaited for its release, and due once that is late', () => {
  expect(due('2024-02-01', [], {}, [FOR_2023])).toMatchObject({
    kind: 'no_figure',
    days: -9,
    release: FOR_2023,
  });
  expect(due('2024-02-11', [], {}, [FOR_2023])).toMatchObject({ kind: 'due', days: 1, release: FOR_2023 });
});

test('neither a deadline that has passed nor a complete target waits for a release first', () => {
  const late = release('2026-12-31', '2027-02-10');
  expect(due('2026-01-30', [figure('2025-01-01')], {}, [late])).toMatchObject({
    kind: 'deadline_passed',
    days: 30,
    release: late,
  });
  expect(due('2026-01-30', [figure('2025-12-31')], {}, [late])).toMatchObject({
    kind: 'complete',
    release: null,
  });
});
