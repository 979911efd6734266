import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { messagesOf } from '@/lib/core/i18n/messages';
import { plainDate } from '@/lib/core/plain-date';
import {
  exampleCheckpoint,
  exampleFigure,
  examplePledge,
  exampleStanding,
  exampleTarget,
} from './example-standing';
import { type FindingTexts, findingSentence, pledgeFinding, targetFinding } from './finding';
import type { TargetStanding } from './types';

const messages = messagesOf('en');
const texts: FindingTexts = {
  locale: 'en',
  t: createTranslator({ locale: 'en', messages, namespace: 'status' }),
  units: createTranslator({ locale: 'en', messages, namespace: 'units' }),
};
const say = (target: TargetStanding) => findingSentence(targetFinding(target, texts), texts);

const HOUSING = exampleTarget({
  kind: 'total',
  unit: 'm2',
  value: decimal('111000000'),
  start: plainDate('2023-01-01'),
  due: plainDate('2029-12-31'),
  checkpoints: [
    exampleCheckpoint('2023-12-31', '15300000'),
    exampleCheckpoint('2024-12-31', '30800000'),
    exampleCheckpoint('2025-12-31', '46700000'),
  ],
});
const CANALS = exampleTarget({ kind: 'total', unit: 'km', value: decimal('3500') });
const SHADOW = exampleTarget({
  direction: 'down',
  comparison: 'at_most',
  value: decimal('15'),
  baseline: {
    value: decimal('18.78'),
    date: plainDate('2022-12-31'),
    isDerived: false,
    sourceUrl: null,
    note: null,
  },
});
const canals = exampleStanding(CANALS, [exampleFigure('677', '2025-12-31', { from: '2025-01-01' })]);

describe('the finding of METHOD’s worked examples', () => {
  it('housing: both numbers at one scale, against the plan', () => {
    const figures = [
      exampleFigure('36900000', '2024-12-31', { from: '2023-01-01' }),
      exampleFigure('20100000', '2025-12-31', { from: '2025-01-01' }),
    ];
    expect(say(exampleStanding(HOUSING, figures))).toBe(
      'On track: 57.0 of 111 million m² by the end of 2025, 10.3 million ahead of the plan',
    );
  });

  it('canals: against an even pace, no more exact than the figure', () => {
    expect(say(canals)).toBe(
      'Off track: 677 of 3\u202f500 km by the end of 2025, 872 km behind an even pace',
    );
  });

  it('shadow economy: a falling level, ahead although it is lower', () => {
    expect(say(exampleStanding(SHADOW, [exampleFigure('17.52', '2023-12-31')]))).toBe(
      'On track: 17.52% at the end of 2023, 0.71 percentage points ahead of an even pace; at most 15% promised by 26 November 2029',
    );
  });

  it('gasification: met, without a baseline', () => {
    const target = exampleTarget({ value: decimal('60') });
    const figures = [exampleFigure('60', '2023-12-31'), exampleFigure('62.4', '2026-02-20')];
    expect(say(exampleStanding(target, figures))).toBe(
      'Achieved: 62.4% on 20 February 2026; at least 60% promised',
    );
  });

  it('state share: overdue without a figure', () => {
    const target = exampleTarget({
      comparison: 'at_most',
      value: decimal('14'),
      due: plainDate('2025-12-31'),
    });
    expect(say(exampleStanding(target))).toBe(
      'Overdue: no figure that counts is published; at most 14% promised by the end of 2025',
    );
  });
});

describe('other findings of a target', () => {
  it('names the word of the source wherever the number is', () => {
    expect(say({ ...canals, qualifier: 'about' })).toContain('about 677 of 3\u202f500 km');
  });

  it('a baseline that was passed the wrong way', () => {
    expect(say(exampleStanding(SHADOW, [exampleFigure('19', '2023-12-31')]))).toBe(
      'Off track: 19% at the end of 2023, further from the target than 18.78% at the end of 2022; at most 15% promised by 26 November 2029',
    );
  });

  it('puts no digit on a published number that only a rounded distance has', () => {
    const target = exampleTarget({
      kind: 'total',
      unit: 'USD',
      value: decimal('150000000000'),
      due: plainDate('2029-12-31'),
    });
    const amount = exampleFigure('13500000000', '2023-06-30', { from: '2023-01-01' });
    const [current] = say(exampleStanding(target, [amount])).split(' of ');
    expect(current).toBe('On track: 13.5');
  });

  it('says of what was stopped and is overdue that it was not running', () => {
    const target = exampleTarget({
      kind: 'maintain',
      unit: null,
      value: null,
      comparison: null,
      due: plainDate('2025-12-31'),
    });
    const stopped = exampleStanding(target, [exampleFigure('0', '2024-12-31')]);
    expect(say(stopped)).toBe(
      'Overdue: not running at the end of 2024; no figure for 31 December 2025 is published',
    );
  });

  it('milestones', () => {
    const target = exampleTarget({ kind: 'milestone', unit: null, value: null, comparison: null, stages: 2 });
    const first = exampleFigure('1', '2025-07-18', { shape: 'stage' });
    const second = exampleFigure('2', '2026-01-02', { shape: 'stage' });
    expect(say(exampleStanding(target, [first]))).toBe(
      'In progress: 1 of 2 stages reached by 18 July 2025; due by 26 November 2029',
    );
    expect(say(exampleStanding(target, [first, second]))).toBe('Achieved: reached by 2 January 2026');
    const late = { ...target, due: plainDate('2025-12-31') };
    expect(say(exampleStanding(late, [first, second]))).toBe(
      'Achieved late: reached by 2 January 2026, due by the end of 2025',
    );
    expect(say(exampleStanding(late, [first]))).toBe('Missed: 1 of 2 stages reached; due by the end of 2025');
  });

  it('what has to go on', () => {
    const target = exampleTarget({ kind: 'maintain', unit: null, value: null, comparison: null });
    expect(say(exampleStanding(target, [exampleFigure('1', '2025-12-31')]))).toBe(
      'On track: still running at the end of 2025',
    );
    expect(say(exampleStanding(target, [exampleFigure('0', '2025-05-01')]))).toBe(
      'Off track: not running on 1 May 2025',
    );
  });

  it('a trend', () => {
    const target = exampleTarget({ kind: 'trend', unit: 'years', value: null, comparison: null });
    const readings = [exampleFigure('74.4', '2022-12-31'), exampleFigure('75.1', '2023-12-31')];
    expect(say(exampleStanding(target, readings))).toBe(
      'On track: 75.1 years at the end of 2023, better than 74.4 years at the end of 2022',
    );
    expect(say({ ...exampleStanding(target, readings), originQualifier: 'about' })).toBe(
      'On track: 75.1 years at the end of 2023, better than about 74.4 years at the end of 2022',
    );
    expect(say(exampleStanding(target, readings.slice(1)))).toBe(
      'In progress: 75.1 years at the end of 2023; no earlier figure to compare it with',
    );
  });

  it('an open total', () => {
    const target = exampleTarget({ kind: 'total', unit: 'count', value: null, comparison: null });
    const figure = exampleFigure('1200', '2025-06-30', { from: '2023-01-01' });
    expect(say(exampleStanding(target, [figure]))).toBe(
      'In progress: 1\u202f200 by 30 June 2025; no amount was promised',
    );
  });

  it('a total whose date has passed', () => {
    const target = { ...CANALS, due: plainDate('2025-12-31') };
    const early = exampleFigure('600', '2025-10-31', { from: '2023-01-01' });
    const last = exampleFigure('677', '2025-12-31', { from: '2025-01-01' });
    expect(say(exampleStanding(target, [early]))).toBe(
      'Overdue: 600 of 3\u202f500 km by 31 October 2025; due by the end of 2025, and no figure for that date is published',
    );
    expect(say(exampleStanding(target, [last]))).toBe(
      'Missed: 677 of 3\u202f500 km by the end of 2025; due by the end of 2025',
    );
  });
});

describe('a level that was met too late', () => {
  it('says since when it has been met, in the words of a sentence', () => {
    const target = exampleTarget({ value: decimal('60'), due: plainDate('2025-06-30') });
    const readings = [
      exampleFigure('50', '2025-06-30'),
      exampleFigure('61', '2025-12-31'),
      exampleFigure('62', '2026-02-20'),
    ];
    expect(say(exampleStanding(target, readings))).toBe(
      'Achieved late: 62% on 20 February 2026; at least 60% promised by 30 June 2025, met since 31 December 2025',
    );
  });
});

describe('pledgeFinding', () => {
  it('is that of the weakest target, and names it', () => {
    const met = exampleStanding(exampleTarget({ value: decimal('60') }), [exampleFigure('62', '2026-02-20')]);
    const finding = pledgeFinding(examplePledge([met, canals]), texts);
    expect(finding).toEqual({ ...targetFinding(canals, texts), metric: canals.metric });
  });

  it('does not name the only target', () => {
    expect(pledgeFinding(examplePledge([canals]), texts).metric).toBeNull();
  });

  it('counts where something achieved stands beside something unknown', () => {
    const met = exampleStanding(exampleTarget({ value: decimal('60') }), [exampleFigure('62', '2026-02-20')]);
    const finding = pledgeFinding(examplePledge([met, exampleStanding(exampleTarget())]), texts);
    expect(findingSentence(finding, texts)).toBe(
      'In progress: 1 of 2 targets achieved; no figure that counts for 1',
    );
  });

  it('names the first date where nothing is known', () => {
    const soon = exampleStanding(exampleTarget({ due: plainDate('2027-12-31') }));
    const finding = pledgeFinding(examplePledge([exampleStanding(exampleTarget()), soon]), texts);
    expect(findingSentence(finding, texts)).toBe(
      'No counted figure: 2 targets, the first due by the end of 2027',
    );
  });

  it('says so where there is nothing to measure', () => {
    expect(findingSentence(pledgeFinding(examplePledge([]), texts), texts)).toBe(
      'Not measurable: the pledge names nothing that could be measured',
    );
  });
});
