import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Decimal, decimal, roundFraction } from '@/lib/core/decimal';
import { type PlainDate, plainDate } from '@/lib/core/plain-date';
import { countByGroup, countByStatus, coverageOf } from './overview';
import { pledgeStatus } from './pledge-status';
import { fromRational } from './rational';
import { knownOn } from './select-figures';
import { statusOn } from './status-on';
import { summarise } from './summarise';
import type { Rational, StatusFigure, StatusTarget } from './types';

// The catalogue as it stands in prisma/catalogue, only as far as the method needs it.
interface CatalogueTarget {
  key: string;
  kind: StatusTarget['kind'];
  direction: StatusTarget['direction'];
  unit?: string;
  value?: number;
  factor?: number;
  comparison?: StatusTarget['comparison'];
  start?: string;
  due: string;
  baseline?: { value: number; date: string };
  checkpoints?: { on: string; value: number }[];
}
interface CatalogueFigure {
  pledge: string;
  target?: string;
  shape: StatusFigure['shape'];
  role: StatusFigure['role'];
  value: number;
  from?: string;
  to?: string;
  on?: string;
  source: { kind: StatusFigure['sources'][number]['kind']; publishedOn?: string };
}
interface CataloguePledge {
  slug: string;
  targets: CatalogueTarget[];
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../prisma/catalogue/${name}`, import.meta.url), 'utf8')) as T;
}

const programme = read<{ startsOn: string }>('programme.json');
const pledges = read<CataloguePledge[]>('pledges.json');
const figures = read<CatalogueFigure[]>('figures.json');
const TODAY = plainDate('2026-11-21');

const day = (text: string | undefined): PlainDate | null => (text === undefined ? null : plainDate(text));
const value = (number: number | undefined): Decimal | null =>
  number === undefined ? null : decimal(number.toString());

function toTarget(target: CatalogueTarget): StatusTarget {
  return {
    kind: target.kind,
    direction: target.direction,
    unit: target.unit ?? null,
    value: value(target.value),
    factor: value(target.factor),
    comparison: target.comparison ?? null,
    start: plainDate(target.start ?? programme.startsOn),
    due: plainDate(target.due),
    baseline: target.baseline
      ? { date: plainDate(target.baseline.date), value: decimal(target.baseline.value.toString()) }
      : null,
    checkpoints: (target.checkpoints ?? []).map((checkpoint) => ({
      date: plainDate(checkpoint.on),
      value: decimal(checkpoint.value.toString()),
    })),
    stages: 1,
    reportingIntervalDays: 366,
    revised: false,
  };
}

function figuresOf(pledge: string, target: string): StatusFigure[] {
  return figures.flatMap((figure, index) =>
    figure.pledge === pledge && figure.target === target
      ? [
          {
            id: String(index),
            region: null,
            shape: figure.shape,
            role: figure.role,
            value: decimal(figure.value.toString()),
            from: day(figure.from),
            to: day(figure.to),
            on: day(figure.on),
            publishedAt: '2026-11-21T00:00:00Z',
            sources: [{ kind: figure.source.kind, publishedOn: day(figure.source.publishedOn) }],
          },
        ]
      : [],
  );
}

/** The only target of a pledge, evaluated on METHOD's day. */
function example(slug: string) {
  const [target] = pledges.find((pledge) => pledge.slug === slug)?.targets ?? [];
  if (target === undefined) throw new Error(`No target of ${slug} in the catalogue`);
  const own = figuresOf(slug, target.key);
  const summary = summarise(toTarget(target), knownOn(own, TODAY));
  return { summary, result: statusOn(toTarget(target), own, TODAY) };
}

const places = (rational: Rational | null | undefined, digits: number) =>
  rational === null || rational === undefined ? null : roundFraction(fromRational(rational), digits);

describe('the worked examples of METHOD 9', () => {
  it('counts housing against the official plan', () => {
    const { summary, result } = example('housing-construction');
    expect(summary).toMatchObject({ current: '57000000', reference: '2025-12-31', targetValue: '111000000' });
    expect(summary.progress).toBe('19/37');
    expect(places(summary.progress, 5)).toBe('0.51351');
    expect(summary.expectation).toBe('467/1110');
    expect(places(summary.expectation, 5)).toBe('0.42072');
    expect(summary.expectedValue).toBe('46700000');
    expect(places(summary.pace, 4)).toBe('1.2206');
    expect(places(summary.forecast?.value, 0)).toBe('132982664');
    expect(summary.forecast).toMatchObject({ low: null, high: null });
    expect(result).toMatchObject({ status: 'on_track', rule: 12, flags: [] });
  });

  it('measures a falling target', () => {
    const { summary, result } = example('shadow-economy-share');
    expect(summary).toMatchObject({ current: '17.52', reference: '2023-12-31', progress: '1/3' });
    expect(summary.expectation).toBe('365/2522');
    expect(places(summary.expectation, 5)).toBe('0.14473');
    expect(places(summary.pace, 4)).toBe('2.3032');
    expect(places(summary.forecast?.value, 2)).toBe('10.07');
    expect(result).toMatchObject({ status: 'on_track', rule: 12, flags: ['stale'] });
  });

  it('counts canals from the inauguration', () => {
    const { summary, result } = example('irrigation-canals');
    expect(summary).toMatchObject({ current: '677', reference: '2025-12-31', expectation: '566/1279' });
    expect(places(summary.progress, 5)).toBe('0.19343');
    expect(places(summary.expectation, 5)).toBe('0.44253');
    expect(places(summary.pace, 4)).toBe('0.4371');
    expect(result).toMatchObject({ status: 'off_track', rule: 12, flags: [] });
  });

  it('gives gasification without a baseline no progress', () => {
    const { summary, result } = example('gasification-level');
    expect(summary).toMatchObject({
      current: '62.4',
      reference: '2026-02-20',
      origin: null,
      progress: null,
      expectation: null,
      pace: null,
      forecast: null,
    });
    expect(result).toMatchObject({ status: 'achieved', rule: 7, flags: ['no_baseline'] });
  });

  it('calls the state share overdue: its deadline has passed without a figure', () => {
    const { summary, result } = example('state-share-of-economy');
    expect(summary).toMatchObject({ current: null, reference: null, progress: null, expectation: null });
    expect(result).toMatchObject({ status: 'overdue', rule: 1, flags: [] });
  });

  it('multiplies the baseline of renewables', () => {
    const { summary, result } = example('renewables-share');
    expect(summary).toMatchObject({
      current: '7',
      reference: '2024-12-31',
      targetValue: '6.75',
      progress: '10/9',
    });
    expect(places(summary.progress, 5)).toBe('1.11111');
    expect(places(summary.expectation, 5)).toBe('0.28985');
    expect(result).toMatchObject({ status: 'achieved', rule: 7, flags: ['stale'] });
  });
});

describe('the whole catalogue on METHOD 9’s day', () => {
  const statuses = pledges.map((pledge) =>
    pledgeStatus(
      pledge.targets.map(
        (target) => statusOn(toTarget(target), figuresOf(pledge.slug, target.key), TODAY).status,
      ),
    ),
  );

  it('has the counts of pledges by status', () => {
    expect(countByStatus(statuses)).toEqual({
      not_measurable: 51,
      no_data: 51,
      on_track: 8,
      in_progress: 7,
      achieved: 5,
      overdue: 4,
      off_track: 3,
      behind: 2,
      missed: 0,
      too_early: 0,
      not_started: 0,
      achieved_late: 0,
    });
  });

  it('has the groups and the coverage that DESIGN 8 states', () => {
    expect(countByGroup(statuses)).toEqual({
      fulfilled: 5,
      on_course: 15,
      in_trouble: 9,
      not_yet_known: 102,
    });
    expect(coverageOf(statuses)).toEqual({ known: 29, total: 131 });
  });

  it('achieves a milestone that was due before the programme began', () => {
    const { result } = example('single-seven-year-term');
    expect(result).toMatchObject({ status: 'achieved', rule: 2 });
  });
});
