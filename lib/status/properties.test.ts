import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, toFraction } from '@/lib/core/decimal';
import { addDays, plainDate } from '@/lib/core/plain-date';
import { evaluate } from './evaluate';
import {
  anyBystanders,
  anyDay,
  anyHistory,
  anyHistoryAtAll,
  anyValue,
  type History,
  laterOf,
} from './random-histories';
import { exactDecimal, fromRational, toRational } from './rational';
import { asOfFigures, knownOn, referenceDate } from './select-figures';
import { statusAsOf, statusOn } from './status-on';
import { summarise } from './summarise';
import {
  type Comparison,
  FLAGS,
  type Rational,
  STATUSES,
  type StatusFigure,
  type StatusTarget,
} from './types';

const MIRRORED: Record<Comparison, Comparison> = {
  at_least: 'at_most',
  more_than: 'less_than',
  at_most: 'at_least',
  less_than: 'more_than',
  exactly: 'exactly',
};

/** The same history with every value mapped; `relative` keeps its factor. */
function mapValues(history: History, map: (value: Decimal) => Decimal): History {
  const { target } = history;
  const mapped: StatusTarget = {
    ...target,
    value: target.value === null ? null : map(target.value),
    baseline: target.baseline === null ? null : { ...target.baseline, value: map(target.baseline.value) },
    checkpoints: target.checkpoints.map((checkpoint) => ({ ...checkpoint, value: map(checkpoint.value) })),
  };
  const figures = history.figures.map((figure) => ({ ...figure, value: map(figure.value) }));
  return { ...history, target: mapped, figures };
}

function mirrorDirection(target: StatusTarget): StatusTarget {
  return {
    ...target,
    direction: target.direction === 'up' ? 'down' : 'up',
    comparison: target.comparison === null ? null : MIRRORED[target.comparison],
  };
}

/** What neither a mirror nor another unit may change. */
function outcome({ target, figures, on }: History) {
  const { progress, expectation, pace, metSince, forecast } = summarise(target, figures);
  const { status, rule, flags } = statusOn(target, figures, on);
  return { progress, expectation, pace, metSince, forecastDate: forecast?.date, status, rule, flags };
}

/** An open-ended total asks whether it is above 0, which has no mirror image. */
const isOpenEnded = ({ target }: History) => target.kind === 'total' && target.value === null;

describe('the random histories', () => {
  it('lead to every rule, status and flag', () => {
    const results = fc
      .sample(anyHistoryAtAll, { numRuns: 4000, seed: 1 })
      .map(({ target, figures, on }) => statusOn(target, figures, on));
    expect(new Set(results.map((result) => result.rule)).size).toBe(12);
    expect(new Set(results.map((result) => result.status))).toEqual(
      new Set(STATUSES.filter((status) => status !== 'not_measurable')),
    );
    expect(new Set(results.flatMap((result) => result.flags))).toEqual(new Set(FLAGS));
  });
});

describe('for any history', () => {
  it('the order of the figures does not matter', () => {
    const reordered = anyHistoryAtAll.chain((history) =>
      fc
        .shuffledSubarray([...history.figures], { minLength: history.figures.length })
        .map((figures) => ({ ...history, figures, original: history.figures })),
    );
    fc.assert(
      fc.property(reordered, ({ target, figures, original }) => {
        expect(summarise(target, figures)).toStrictEqual(summarise(target, original));
      }),
    );
  });

  it('mirroring the direction mirrors the progress and keeps the status', () => {
    const negate = (value: Decimal) => exactDecimal(toFraction(value).neg());
    fc.assert(
      fc.property(anyHistory('total', 'level', 'relative', 'trend'), (history) => {
        fc.pre(!isOpenEnded(history));
        const mirrored = mapValues({ ...history, target: mirrorDirection(history.target) }, negate);
        expect(outcome(mirrored)).toStrictEqual(outcome(history));
      }),
    );
  });

  it('reflecting a scale, as “share with” into “share without”, keeps the status', () => {
    const complement = (value: Decimal) => exactDecimal(toFraction('100' as Decimal).sub(toFraction(value)));
    fc.assert(
      fc.property(anyHistory('level', 'trend'), (history) => {
        const mirrored = mapValues({ ...history, target: mirrorDirection(history.target) }, complement);
        expect(outcome(mirrored)).toStrictEqual(outcome(history));
      }),
    );
  });

  it('units scale out', () => {
    const anyScale = fc.constantFrom('0.001', '0.3', '2.5', '1000').map((text) => text as Decimal);
    fc.assert(
      fc.property(anyHistory('total', 'level', 'relative', 'trend'), anyScale, (history, scale) => {
        const unscaled = { ...history, target: { ...history.target, unit: 'km' } };
        const scaled = mapValues(unscaled, (value) => exactDecimal(toFraction(value).mul(toFraction(scale))));
        expect(outcome(scaled)).toStrictEqual(outcome(unscaled));
        const small = summarise(unscaled.target, unscaled.figures);
        const large = summarise(scaled.target, scaled.figures);
        const times = (value: Rational | null | undefined) =>
          value == null ? value : toRational(fromRational(value).mul(toFraction(scale)));
        expect(large.requiredPerYear).toBe(times(small.requiredPerYear));
        expect(large.achievedPerYear).toBe(times(small.achievedPerYear));
        expect(large.forecast?.value).toBe(times(small.forecast?.value));
        expect(large.forecast?.low).toBe(times(small.forecast?.low));
        expect(large.forecast?.high).toBe(times(small.forecast?.high));
      }),
    );
  });

  it('figures that are not counted change nothing', () => {
    fc.assert(
      fc.property(anyHistoryAtAll, anyBystanders, ({ target, figures }, bystanders) => {
        expect(summarise(target, [...bystanders, ...figures])).toStrictEqual(summarise(target, figures));
      }),
    );
  });

  it('a stored summary and the date give what direct evaluation gives', () => {
    fc.assert(
      fc.property(anyHistoryAtAll, ({ target, figures, on }) => {
        const summary = summarise(target, figures);
        const stored = JSON.parse(JSON.stringify(summary));
        expect(stored).toStrictEqual(summary);
        expect(evaluate(target, stored, on)).toStrictEqual(statusOn(target, figures, on));
      }),
    );
  });

  it('between publications only the due date can change the status', () => {
    fc.assert(
      fc.property(anyHistoryAtAll, fc.nat({ max: 3000 }), ({ target, figures, on }, days) => {
        const summary = summarise(target, figures);
        const later = addDays(on, days);
        fc.pre(on > target.due === later > target.due);
        expect(evaluate(target, summary, later).status).toBe(evaluate(target, summary, on).status);
      }),
    );
  });

  it('each point of the series is the current value of its day', () => {
    fc.assert(
      fc.property(anyHistoryAtAll, ({ target, figures }) => {
        for (const point of summarise(target, figures).series) {
          const then = summarise(target, knownOn(figures, point.date));
          expect([then.reference, then.current]).toEqual([point.date, point.value]);
        }
      }),
    );
  });

  it('a total is the latest running total and the amounts that begin after it', () => {
    fc.assert(
      fc.property(anyHistory('total'), ({ target, figures }) => {
        const counted = figures.filter((figure) => figure.role === 'counted');
        fc.pre(counted.length > 0);
        const { usedIds, leftOutIds, current } = summarise(target, figures);
        const used = counted.filter((figure) => usedIds.includes(figure.id));
        const totals = counted.filter((figure) => figure.shape === 'running_total').map(referenceDate);
        const covered = totals.reduce(laterOf, addDays(target.start, -1));
        const amounts = counted.filter(
          (figure) => figure.shape === 'amount' && (figure.from ?? '') > covered,
        );
        expect(used.filter((figure) => figure.shape === 'amount')).toEqual(amounts);
        const running = used.filter((figure) => figure.shape === 'running_total');
        expect(running.map(referenceDate)).toEqual(totals.length === 0 ? [] : [covered]);
        const sum = used.reduce(
          (total, figure) => total.add(toFraction(figure.value)),
          toFraction('0' as Decimal),
        );
        expect(current).toBe(exactDecimal(sum));
        expect([...usedIds, ...leftOutIds].sort()).toEqual(counted.map((figure) => figure.id).sort());
      }),
    );
  });

  it('progress leads from the origin to the current value and is never clamped', () => {
    fc.assert(
      fc.property(anyHistory('total', 'level', 'relative'), ({ target, figures }) => {
        const { progress, origin, targetValue, current } = summarise(target, figures);
        fc.pre(progress !== null && origin !== null && targetValue !== null && current !== null);
        const from = toFraction(origin.value);
        const reached = toFraction(targetValue).sub(from).mul(fromRational(progress)).add(from);
        expect(exactDecimal(reached)).toBe(current);
      }),
    );
  });

  it('a forecast stays within its unit and its range', () => {
    fc.assert(
      fc.property(anyHistory('total', 'level', 'relative'), ({ target, figures }) => {
        const { forecast, reference, isMet } = summarise(target, figures);
        fc.pre(forecast !== null);
        expect([isMet, reference !== null && reference < target.due]).toEqual([false, true]);
        const [low, value, high] = [
          forecast.low ?? forecast.value,
          forecast.value,
          forecast.high ?? forecast.value,
        ].map(fromRational);
        expect(low?.gte(0) && low.lte(value ?? 0) && value?.lte(high ?? 0)).toBe(true);
        if (target.unit === '%') expect(high?.lte(100)).toBe(true);
      }),
    );
  });

  it('nothing is achieved without a counted figure', () => {
    fc.assert(
      fc.property(anyHistoryAtAll, anyBystanders, ({ target, figures, on }, bystanders) => {
        const uncounted = [
          ...figures.map((figure): StatusFigure => ({ ...figure, role: 'context' })),
          ...bystanders,
        ];
        expect(statusOn(target, uncounted, on).status).toBe(on > target.due ? 'overdue' : 'no_data');
        const { status } = statusOn(target, figures, on);
        const counted = figures.filter((figure) => figure.role === 'counted').map((figure) => figure.id);
        if (status.startsWith('achieved'))
          expect(counted).toEqual(expect.arrayContaining([...summarise(target, figures).usedIds]));
        if (counted.length === 0) expect(status.startsWith('achieved')).toBe(false);
      }),
    );
  });

  it('the view as of a day does not depend on what was not known then', () => {
    fc.assert(
      fc.property(
        anyHistoryAtAll,
        anyDay(plainDate('2024-01-01'), plainDate('2029-12-31')),
        anyValue(0, 100),
        ({ target, figures }, asOf, other) => {
          const known = new Set(asOfFigures(figures, asOf).map((figure) => figure.id));
          const isKnown = (figure: StatusFigure) =>
            referenceDate(figure) <= asOf &&
            figure.sources.some((source) => (source.publishedOn ?? referenceDate(figure)) <= asOf);
          expect(known).toEqual(new Set(figures.filter(isKnown).map((figure) => figure.id)));
          const view = statusAsOf(target, figures, asOf);
          const altered = figures.map((figure) =>
            known.has(figure.id) ? figure : { ...figure, value: other },
          );
          expect(statusAsOf(target, altered, asOf)).toStrictEqual(view);
          const forgotten = figures.filter((figure) => known.has(figure.id));
          expect(statusAsOf(target, forgotten, asOf)).toStrictEqual(view);
        },
      ),
    );
  });
});
