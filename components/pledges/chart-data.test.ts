import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { boxOf, overlaps } from '@/components/charts/label-placement';
import { legendOf } from '@/components/charts/legend';
import { layoutBoth, layoutPicture } from '@/components/charts/progress-layout';
import { progressShapes } from '@/components/charts/progress-shapes';
import { decimal } from '@/lib/core/decimal';
import { plainDate } from '@/lib/core/plain-date';
import type { Figure } from '@/lib/figures/types';
import { standingOf, summariseFor } from '@/lib/pledges/standing';
import type { Target } from '@/lib/pledges/types';
import { type ChartWords, chartDataOf } from './chart-data';

const DAY = plainDate('2026-11-21');

/** A target as the record holds it: an amount of something from 2023 to the end of 2029, unless told otherwise. */
function targetOf(parts: Partial<Target>): Target {
  return {
    id: 't',
    key: 'target',
    metric: { en: 'Metric' },
    kind: 'total',
    direction: 'up',
    unit: 'km',
    value: decimal('3500'),
    factor: null,
    comparison: 'at_least',
    valueBasis: 'stated',
    start: plainDate('2022-11-26'),
    due: plainDate('2029-11-26'),
    dueBasis: null,
    stages: 1,
    reportingIntervalDays: 366,
    baseline: null,
    checkpoints: [],
    partOf: null,
    alternativeReading: null,
    isRevised: false,
    ...parts,
  };
}

function figureOf(parts: Partial<Figure> & Pick<Figure, 'id'>): Figure {
  return {
    pledge: 'pledge',
    target: 'target',
    region: null,
    shape: 'reading',
    role: 'counted',
    value: decimal('1'),
    unit: 'km',
    from: null,
    to: null,
    on: null,
    qualifier: null,
    dateNote: null,
    note: null,
    sources: [{ url: 'https://example.org/', publisher: 'Example', publishedOn: null, kind: 'government' }],
    state: 'published',
    recordedBy: 'Import',
    recordedAt: '2026-11-21T00:00:00.000Z',
    publishedAt: '2026-11-21T00:00:00.000Z',
    approvedBy: null,
    supersedes: null,
    reason: null,
    ended: null,
    ledgerSeq: '1',
    ...parts,
  };
}

const words: ChartWords = {
  value: (value, qualifier) => (qualifier ? `${qualifier} ${value}` : value),
  baseline: (value) => `baseline ${value}`,
  target: (value) => ({ long: `Target: at least ${value} by 26 November 2029`, short: `Target ${value}` }),
  original: (value, due) => ({ long: `First promised ${value} by ${due}`, short: `First promised ${value}` }),
  course: { long: 'Expected course', short: 'Expected' },
  forecast: () => ({ long: 'If the pace so far holds: 10 000', short: '10 000' }),
  viewDay: '21 November 2026',
  axis: 'km',
};

function chartOf(target: Target, figures: readonly Figure[]) {
  const day = { on: DAY, isAsOf: false };
  return chartDataOf(standingOf(target, summariseFor(target, figures, day), day), figures, DAY, words);
}

const amount = (id: string, from: string, to: string, value: string, rest: Partial<Figure> = {}) =>
  figureOf({ id, shape: 'amount', from: plainDate(from), to: plainDate(to), value: decimal(value), ...rest });
const reading = (id: string, on: string, value: string, rest: Partial<Figure> = {}) =>
  figureOf({ id, on: plainDate(on), value: decimal(value), ...rest });

describe('chartDataOf', () => {
  it('draws nothing where no figure counts', () => {
    expect(chartOf(targetOf({}), [])).toBeNull();
    expect(
      chartOf(targetOf({}), [amount('a', '2023-01-01', '2023-12-31', '9', { role: 'context' })]),
    ).toBeNull();
  });

  it('draws nothing for stages', () => {
    const milestone = targetOf({ kind: 'milestone', unit: null, value: null, comparison: null });
    const stage = figureOf({ id: 's', shape: 'stage', on: plainDate('2025-07-18'), unit: null });
    expect(chartOf(milestone, [stage])).toBeNull();
  });

  it('leaves a gap where no amount covers the days', () => {
    const data = chartOf(targetOf({}), [amount('a', '2025-01-01', '2025-12-31', '677')]);
    expect(data?.runs).toEqual([
      [
        { day: '2024-12-31', value: 0 },
        { day: '2025-12-31', value: 677 },
      ],
    ]);
  });

  it('joins amounts that follow each other, from the day before the start', () => {
    const data = chartOf(targetOf({ start: plainDate('2023-01-01') }), [
      amount('a', '2023-01-01', '2024-12-31', '36.9'),
      amount('b', '2025-01-01', '2025-12-31', '20.1'),
    ]);
    expect(data?.runs).toEqual([
      [
        { day: '2022-12-31', value: 0 },
        { day: '2024-12-31', value: 36.9 },
        { day: '2025-12-31', value: 57 },
      ],
    ]);
  });

  it('does not join readings that lie further apart than releases do', () => {
    const level = targetOf({ kind: 'level', value: decimal('60'), unit: '%' });
    const figures = [
      reading('a', '2023-12-31', '50', { unit: '%' }),
      reading('b', '2025-12-15', '54', { unit: '%' }),
      reading('c', '2026-02-20', '55', { unit: '%' }),
    ];
    expect(chartOf(level, figures)?.runs.map((run) => run.map(({ value }) => value))).toEqual([[54, 55]]);
  });

  it('carries the qualifier of a figure into its text', () => {
    const level = targetOf({ kind: 'level', value: decimal('10') });
    const data = chartOf(level, [reading('a', '2024-12-31', '7', { qualifier: 'almost' })]);
    expect(data?.marks.map(({ text }) => text)).toEqual(['almost 7']);
  });

  it('says on which side of a mark the true value lies', () => {
    const level = targetOf({ kind: 'level', value: decimal('10') });
    const leanings = (['over', 'under', 'almost', 'about', null] as const).map(
      (qualifier) => chartOf(level, [reading('a', '2024-12-31', '7', { qualifier })])?.marks[0]?.leaning,
    );
    expect(leanings).toEqual(['above', 'below', 'below', 'around', null]);
  });

  it('draws a value that contradicts the counted one of its day as such, tied to it', () => {
    const level = targetOf({ kind: 'level', value: decimal('10') });
    const source = { url: 'https://example.org/a', publisher: 'Paper', publishedOn: null };
    const data = chartOf(level, [
      reading('a', '2024-12-31', '7', { sources: [{ ...source, kind: 'official_statistics' }] }),
      reading('b', '2024-12-31', '5', { sources: [{ ...source, kind: 'media' }] }),
    ]);
    expect(data?.marks.map(({ role, value }) => [role, value])).toEqual([
      ['counted', 7],
      ['conflict', 5],
    ]);
    if (!data) throw new Error('There is something to draw.');
    const { wide } = layoutBoth(data, String);
    expect(legendOf(wide, data)).toContain('conflict');
    const [counted, conflict] = wide.marks;
    const tie = `M${counted?.x},${counted?.y}V${conflict?.y}`;
    expect(progressShapes(wide, '')).toContainEqual(expect.objectContaining({ d: tie }));
  });

  it('shows other figures only where they measure the same thing, and never a withdrawn one', () => {
    const data = chartOf(targetOf({ start: plainDate('2023-01-01') }), [
      amount('a', '2023-01-01', '2024-12-31', '36'),
      amount('part', '2024-01-01', '2024-12-31', '18', { role: 'alternative' }),
      amount('since-start', '2023-01-01', '2023-06-30', '7', { role: 'alternative' }),
      amount('before', '2022-01-01', '2022-12-31', '15', { role: 'context' }),
      figureOf({
        id: 'rt',
        shape: 'running_total',
        role: 'alternative',
        on: plainDate('2025-10-31'),
        value: decimal('51'),
      }),
      figureOf({
        id: 'x',
        shape: 'running_total',
        role: 'alternative',
        on: plainDate('2025-10-31'),
        value: decimal('99'),
        state: 'retracted',
      }),
      figureOf({
        id: 'astana',
        shape: 'running_total',
        role: 'alternative',
        on: plainDate('2025-10-31'),
        value: decimal('8'),
        region: 'KZ-71',
      }),
    ]);
    expect(data?.marks.map(({ role, value }) => [role, value])).toEqual([
      ['counted', 36],
      ['alternative', 7],
      ['alternative', 51],
    ]);
  });
});

interface Stored {
  readonly slug: string;
  readonly targets: readonly { readonly key: string }[];
}

/** Every target of the catalogue with its figures, read without the database. */
function catalogue() {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../prisma/catalogue/${name}.json`, import.meta.url), 'utf8'));
  const pledges = read('pledges') as readonly Stored[];
  const figures = read('figures') as readonly Record<string, unknown>[];
  return pledges.flatMap((pledge) =>
    pledge.targets.map((stored) => {
      const target = targetOf({ unit: null, value: null, comparison: null, ...decimals(stored) });
      const own = figures.filter((figure) => figure.pledge === pledge.slug && figure.target === stored.key);
      const list = own.map((figure, index) => figureOf({ id: `f${index}`, unit: null, ...decimals(figure) }));
      return { name: `${pledge.slug} / ${stored.key}`, target, figures: list };
    }),
  );
}

/** Numbers of the catalogue as the decimals that the record keeps, at any depth. */
function decimals(value: unknown): Record<string, never> {
  return JSON.parse(JSON.stringify(value, (_, item) => (typeof item === 'number' ? String(item) : item)));
}

const layouts = catalogue().flatMap(({ name, target, figures }) => {
  const data = chartOf({ ...target, stages: 1, reportingIntervalDays: 366 }, figures);
  const tick = (value: number) => String(value);
  return data ? [{ name, ...layoutBoth(data, tick), picture: layoutPicture(data, tick) }] : [];
});

it.each(layouts)('$name: what the narrow drawing names, the wide one names too', ({ narrow, wide }) => {
  const named = wide.labels.map(({ key }) => key);
  expect(narrow.labels.map(({ key }) => key).filter((key) => !named.includes(key))).toEqual([]);
});

describe.each(['narrow', 'wide', 'picture'] as const)('the drawing, %s', (kind) => {
  const charts = layouts.map(({ name, [kind]: layout }) => ({ name, layout }));

  it('exists for the targets of the catalogue that have figures', () => {
    expect(charts.length).toBeGreaterThan(15);
  });

  it.each(charts)(
    '$name: no label is clipped or touches another, and target and value are named',
    ({ layout }) => {
      const boxes = layout.labels.map((label) =>
        boxOf(label, layout.frame.fontSize, layout.frame.letterWidth),
      );
      for (const [index, box] of boxes.entries()) {
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(layout.frame.width);
        // The line of the axis is 1 wide; what touches it is struck through.
        expect(box.bottom).toBeLessThanOrEqual(layout.plot.bottom - 2);
        for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
      }
      const keys = layout.labels.map(({ key }) => key);
      expect(keys).toContain('current');
      expect(keys).toContain('view-day');
      if (layout.target) expect(keys).toContain('target');
    },
  );
});
