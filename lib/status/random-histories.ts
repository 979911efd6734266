// Random targets and the histories of figures that they may have, for the properties of the method.
import fc from 'fast-check';
import { type Decimal, decimal } from '@/lib/core/decimal';
import { addDays, fromEpochDay, type PlainDate, plainDate, toEpochDay } from '@/lib/core/plain-date';
import {
  COMPARISONS,
  DIRECTIONS,
  SOURCE_KINDS,
  type StatusFigure,
  type StatusTarget,
  TARGET_KINDS,
  type TargetKind,
} from './types';

const START = plainDate('2024-01-01');
const DUE = plainDate('2027-12-31');

/** A target with figures that recording would accept, the counted ones among others, and a day to look at it. */
export interface History {
  readonly target: StatusTarget;
  readonly figures: readonly StatusFigure[];
  /** On or after the last reference date. */
  readonly on: PlainDate;
}

/** The later of two days. */
export function laterOf(a: PlainDate, b: PlainDate): PlainDate {
  return [a, b].toSorted()[1] ?? a;
}

/** A day between two others; the ends themselves come up often. */
export function anyDay(first: PlainDate, last: PlainDate): fc.Arbitrary<PlainDate> {
  const day = fc.integer({ min: toEpochDay(first), max: toEpochDay(last) }).map(fromEpochDay);
  return fc.oneof({ arbitrary: day, weight: 8 }, { arbitrary: fc.constantFrom(first, last), weight: 1 });
}

/** A decimal with at most two places between two whole numbers. */
export function anyValue(min: number, max: number): fc.Arbitrary<Decimal> {
  const hundredths = fc.integer({ min: min * 100, max: max * 100 });
  const whole = fc.integer({ min, max }).map((value) => value * 100);
  return fc
    .oneof({ arbitrary: hundredths, weight: 3 }, { arbitrary: whole, weight: 3 }, fc.constant(min * 100))
    .map((value) => {
      const digits = String(Math.abs(value)).padStart(3, '0');
      return decimal(`${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`);
    });
}

const anySources = fc.array(
  fc.record({
    kind: fc.constantFrom(...SOURCE_KINDS),
    publishedOn: fc.option(anyDay(plainDate('2024-01-01'), plainDate('2029-12-31')), { nil: null }),
  }),
  { minLength: 1, maxLength: 3 },
);

const anyPublication = fc.integer({ min: 1, max: 5 }).map((hour) => `2026-01-01T0${hour}:00:00Z`);

interface Said {
  readonly shape: StatusFigure['shape'];
  readonly value: Decimal;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly on: PlainDate | null;
}

const onDay = (shape: Said['shape'], on: PlainDate, value: Decimal): Said => ({
  shape,
  value,
  on,
  from: null,
  to: null,
});

/** Amounts one after the other, now and then with days between them. */
const anyAmounts: fc.Arbitrary<Said[]> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 500 }), anyValue(0, 60)), {
    maxLength: 5,
  })
  .map((parts) => {
    let next = START;
    return parts.map(([gap, length, value]) => {
      const from = addDays(next, gap % 3 === 0 ? 0 : gap);
      const to = addDays(from, length);
      next = addDays(to, 1);
      return { shape: 'amount', value, from, to, on: null };
    });
  });

const anyRunningTotals: fc.Arbitrary<Said[]> = fc.array(
  fc
    .tuple(anyDay(START, plainDate('2028-06-30')), anyValue(0, 130))
    .map(([on, value]) => onDay('running_total', on, value)),
  { maxLength: 3 },
);

// Few days, so that several readings for one day come up.
const anyReadingDay = fc.oneof(
  anyDay(plainDate('2023-06-30'), plainDate('2028-12-31')),
  fc.constantFrom(plainDate('2024-12-31'), plainDate('2025-12-31'), DUE),
);

function anyReadings(value: fc.Arbitrary<Decimal>): fc.Arbitrary<Said[]> {
  return fc.array(
    fc.tuple(anyReadingDay, value).map(([on, read]) => onDay('reading', on, read)),
    { maxLength: 6 },
  );
}

const anyStages: fc.Arbitrary<Said[]> = fc.array(
  fc
    .tuple(anyReadingDay, fc.integer({ min: 1, max: 3 }))
    .map(([on, number]) => onDay('stage', on, decimal(String(number)))),
  { maxLength: 5 },
);

function anythingSaid(kind: TargetKind): fc.Arbitrary<Said[]> {
  switch (kind) {
    case 'total':
      return fc.oneof(
        anyAmounts,
        anyRunningTotals,
        fc.tuple(anyAmounts, anyRunningTotals).map(([amounts, totals]) => [...amounts, ...totals]),
      );
    case 'maintain':
      return anyReadings(fc.constantFrom(decimal('0'), decimal('1')));
    case 'milestone':
      return anyStages;
    default:
      return anyReadings(anyValue(30, 70));
  }
}

/** Figures with everything that publication adds. Ids are unique within the list. */
function published(said: readonly Said[], role: fc.Arbitrary<StatusFigure['role']>, prefix: string) {
  return fc.tuple(
    ...said.map((figure, index) =>
      fc
        .record({ role, publishedAt: anyPublication, sources: anySources })
        .map((rest): StatusFigure => ({ id: `${prefix}${index}`, region: null, ...figure, ...rest })),
    ),
  );
}

const usuallyCounted = fc.constantFrom('counted', 'counted', 'counted', 'counted', 'alternative', 'context');

/** Figures that never count: any shape, any days. */
export const anyBystanders: fc.Arbitrary<StatusFigure[]> = fc
  .constantFrom(...TARGET_KINDS)
  .chain(anythingSaid)
  .chain((said) => published(said, fc.constantFrom('alternative', 'context'), 'bystander '));

const anyBaseline = fc.option(
  fc.record({ date: anyDay(plainDate('2023-01-01'), plainDate('2024-06-30')), value: anyValue(30, 70) }),
  { nil: null },
);

function anyTarget(kind: TargetKind): fc.Arbitrary<StatusTarget> {
  const isTotal = kind === 'total';
  const amount = isTotal ? fc.option(anyValue(1, 150), { nil: null, freq: 4 }) : anyValue(40, 60);
  return fc.record({
    kind: fc.constant(kind),
    direction: isTotal ? fc.constant('up' as const) : fc.constantFrom(...DIRECTIONS),
    unit: fc.constantFrom('km', '%', null),
    value: kind === 'total' || kind === 'level' ? amount : fc.constant(null),
    factor: kind === 'relative' ? anyValue(0, 2) : fc.constant(null),
    comparison: fc.option(fc.constantFrom(...COMPARISONS), { nil: null }),
    start: fc.constant(START),
    due: fc.oneof({ arbitrary: fc.constant(DUE), weight: 3 }, { arbitrary: anyDay(START, DUE), weight: 1 }),
    baseline: isTotal ? fc.constant(null) : anyBaseline,
    checkpoints: fc.uniqueArray(
      fc.record({ date: anyDay(START, plainDate('2028-12-31')), value: anyValue(20, 80) }),
      {
        maxLength: 3,
        selector: (checkpoint) => checkpoint.date,
      },
    ),
    stages: fc.integer({ min: 1, max: 3 }),
    reportingIntervalDays: fc.constantFrom(31, 92, 366),
    revised: fc.boolean(),
  });
}

/** Histories of targets of some kinds. */
export function anyHistory(...kinds: TargetKind[]): fc.Arbitrary<History> {
  return fc.constantFrom(...kinds).chain((kind) =>
    fc.tuple(anyTarget(kind), anythingSaid(kind)).chain(([target, said]) =>
      published(said, usuallyCounted, '').chain((figures) => {
        const days = figures.map((figure) => figure.to ?? figure.on ?? START);
        const latest = days.reduce(laterOf, START);
        const on = fc.oneof(anyDay(latest, addDays(latest, 900)), fc.constant(laterOf(latest, target.due)));
        return on.map((day) => ({ target, figures, on: day }));
      }),
    ),
  );
}

/** Histories of every kind of target. */
export const anyHistoryAtAll = anyHistory(...TARGET_KINDS);
