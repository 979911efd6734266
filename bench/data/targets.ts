import { addDays, daysBetween, type PlainDate } from '../../lib/core/plain-date';
import type { PledgeInput } from '../../lib/pledges/schema';
import type { Comparison } from '../../lib/status/types';
import { decimalOf } from './decimal-of';
import { type Course, courseOf } from './measures';
import { type Plan, termOf } from './plan';
import { type Random, randomOf } from './random';
import { metricOf, type Subject } from './texts';
import { NOTES } from './words';

type TargetInput = NonNullable<PledgeInput['targets']>[number];

function termsOf(plan: Plan, random: Random): { start: PlainDate | null; due: PlainDate | null } {
  const { startsOn } = termOf(plan);
  const start = random.chance(0.25) ? addDays(startsOn, random.whole(1, 400)) : null;
  const due = random.chance(0.2) ? null : addDays(startsOn, random.whole(500, 3_500));
  return { start, due };
}

function comparisonOf({ direction }: Course, random: Random): Comparison {
  if (direction === 'up') return random.chance(0.8) ? 'at_least' : 'more_than';
  return random.chance(0.8) ? 'at_most' : 'less_than';
}

/** Interim values of an official plan, on the straight way to the goal or somewhat before it. */
function checkpointsOf(course: Course, start: PlainDate, due: PlainDate, random: Random) {
  const count = random.whole(1, 3);
  const from = course.kind === 'total' ? 0 : course.base;
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 1) / (count + 1);
    return {
      on: addDays(start, Math.floor(daysBetween(start, due) * share)),
      value: decimalOf(from + (course.goal - from) * share * 0.9),
      sourceUrl: 'https://planning.example/interim-values',
    };
  });
}

function valuesOf(course: Course, random: Random): Partial<TargetInput> {
  const comparison = comparisonOf(course, random);
  const valueBasis = random.chance(0.9) ? 'stated' : 'implied';
  switch (course.kind) {
    case 'total':
      return random.chance(0.1) ? {} : { value: decimalOf(course.goal), comparison, valueBasis };
    case 'level':
      return { value: decimalOf(course.goal), comparison, valueBasis };
    case 'relative':
      return { factor: decimalOf(Math.round((course.goal * 100) / course.base)), comparison };
    case 'milestone':
      return { stages: random.whole(1, 5) };
    default:
      return {};
  }
}

function baselineOf(course: Course, start: PlainDate, random: Random): TargetInput['baseline'] {
  const hasOne = ['level', 'relative', 'trend'].includes(course.kind) && random.chance(0.8);
  if (!hasOne) return null;
  return {
    value: decimalOf(course.base),
    date: addDays(start, -random.whole(1, 300)),
    isDerived: random.chance(0.1),
    sourceUrl: 'https://statistics.example/yearbook',
    note: random.chance(0.1) ? random.pick(NOTES) : null,
  };
}

/** The terms of the target of that number, about the subject of its pledge. */
export function madeTarget(plan: Plan, number: number, subject: Subject): TargetInput {
  const random = randomOf(`${plan.seed}/target/${number}`);
  const course = courseOf(plan.seed, number);
  const { start, due } = termsOf(plan, random);
  const term = termOf(plan);
  const values = valuesOf(course, random);
  const hasCheckpoints = values.value !== undefined && random.chance(0.15);
  return {
    key: `${course.kind}-${number}`,
    metric: metricOf(subject, course.name),
    kind: course.kind,
    direction: course.direction,
    unit: course.unit,
    start,
    due,
    dueBasis: due === null && random.chance(0.5) ? DUE_BASIS : null,
    reportingIntervalDays: random.pick([31, 92, 183, 366]),
    ...values,
    baseline: baselineOf(course, start ?? term.startsOn, random),
    checkpoints: hasCheckpoints
      ? checkpointsOf(course, start ?? term.startsOn, due ?? term.endsOn, random)
      : [],
  };
}

const DUE_BASIS = {
  en: 'No date is stated; the end of the programme is assumed',
  ru: 'Срок не указан; принят конец программы',
  kk: 'Мерзімі көрсетілмеген; бағдарламаның соңы алынды',
};
