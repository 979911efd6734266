import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { messagesOf } from '@/lib/core/i18n/messages';
import { type PlainDate, plainDate } from '@/lib/core/plain-date';
import { standingOf } from '@/lib/pledges/standing';
import { toStatusTarget } from '@/lib/pledges/status-input';
import type { Target } from '@/lib/pledges/types';
import { summarise } from '@/lib/status/summarise';
import { type StatusFigure, TARGET_KINDS, type TargetKind } from '@/lib/status/types';
import { TargetWhy } from './target-why';

const DUE = plainDate('2029-12-31');

function targetOf(kind: TargetKind, hasBaseline: boolean, hasValue: boolean): Target {
  const value = hasValue && kind !== 'trend' && kind !== 'relative' ? decimal('100') : null;
  return {
    id: 't',
    key: 'target',
    metric: { en: 'Metric' },
    kind,
    direction: 'up',
    unit: 'km',
    value: kind === 'maintain' || kind === 'milestone' ? null : value,
    factor: kind === 'relative' ? decimal('2') : null,
    comparison: null,
    valueBasis: null,
    start: plainDate('2023-01-01'),
    due: DUE,
    dueBasis: null,
    stages: 2,
    reportingIntervalDays: 366,
    baseline: hasBaseline
      ? { value: decimal('50'), date: plainDate('2022-12-31'), isDerived: false, sourceUrl: null, note: null }
      : null,
    checkpoints: [],
    partOf: null,
    alternativeReading: null,
    isRevised: false,
  };
}

const SHAPES = { total: 'running_total', milestone: 'stage' } as const;

function figureOf(kind: TargetKind, day: PlainDate, value: string, id = 'f'): StatusFigure {
  return {
    id: `${id}-${day}`,
    region: null,
    shape: kind === 'total' || kind === 'milestone' ? SHAPES[kind] : 'reading',
    role: 'counted',
    value: decimal(value),
    from: null,
    to: null,
    on: day,
    publishedAt: '2023-01-01T00:00:00.000Z',
    sources: [{ kind: 'government', publishedOn: null }],
  };
}

/** Figures of every size, early and late in the term, alone and as two stages; on days before and after the due date. */
function everyCase() {
  const days = ['2022-12-31', '2023-01-01', '2023-02-01', '2026-12-31', '2029-12-31', '2030-06-30'].map(
    plainDate,
  );
  const values = ['0', '1', '2', '49', '55', '70', '78', '80', '99', '100', '200'];
  const kinds = TARGET_KINDS.flatMap((kind) =>
    [true, false].flatMap((hasBaseline) =>
      [true, false].map((hasValue) => ({ kind, target: targetOf(kind, hasBaseline, hasValue) })),
    ),
  );
  const histories = (kind: TargetKind): StatusFigure[][] => [
    [],
    ...days.flatMap((day) => values.map((value) => [figureOf(kind, day, value)])),
    ...days.map((day) => [figureOf(kind, day, '1'), figureOf(kind, day, '2', 'g')]),
  ];
  return kinds.flatMap(({ kind, target }) =>
    histories(kind).flatMap((figures) =>
      [DUE, plainDate('2030-12-31')].map((on) => ({ target, figures, on })),
    ),
  );
}

/** Some thousand standings and pages of each kind: seconds, where other tests run beside. */
const SLOW_MACHINE_MS = 60_000;

it(
  'has a sentence for every rule and status that the method can give',
  () => {
    const seen = new Set<string>();
    for (const { target, figures, on } of everyCase()) {
      const summary = summarise(
        toStatusTarget(target),
        figures.filter((figure) => (figure.on ?? DUE) <= on),
      );
      const standing = standingOf(target, summary, { on, isAsOf: false });
      const pair = `${standing.standing.rule} ${standing.standing.status}`;
      if (seen.has(pair)) continue;
      seen.add(pair);
      const html = renderToStaticMarkup(
        <NextIntlClientProvider
          locale="en"
          messages={messagesOf('en')}
          onError={(error) => {
            throw error;
          }}
          timeZone="UTC"
        >
          <TargetWhy place={{ locale: 'en', programme: 'p' }} target={standing} />
        </NextIntlClientProvider>,
      );
      expect(html, pair).toContain(`#rule-${standing.standing.rule}`);
      expect(html, pair).not.toMatch(/pledge\.why|\{|undefined| ,|\(\)/);
    }
    const rules = new Set([...seen].map((pair) => Number(pair.split(' ')[0])));
    expect([...rules].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(seen.size).toBeGreaterThan(28);
  },
  SLOW_MACHINE_MS,
);
