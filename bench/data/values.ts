import { type Decimal, decimal } from '../../lib/core/decimal';
import { daysBetween, type PlainDate } from '../../lib/core/plain-date';
import type { Figure } from '../../lib/figures/types';
import type { Target } from '../../lib/pledges/types';
import type { FigureRole } from '../../lib/status/types';
import { decimalOf } from './decimal-of';
import { type Course, levelAt } from './measures';
import type { Random } from './random';

interface Question {
  readonly course: Course;
  readonly target: Target;
  readonly role: FigureRole;
  /** First day of an amount. */
  readonly from: PlainDate;
  /** Last day of an amount, day of any other shape. */
  readonly day: PlainDate;
  readonly random: Random;
  /** The figure's place among its target's. */
  readonly number: number;
}

type Value = Pick<Figure, 'shape' | 'value' | 'unit' | 'from' | 'to' | 'on'>;

/** Every so many figures of a total, the source tells the sum since the start. */
const RUNNING_TOTAL_EVERY = 12;

function shareOf({ target }: Question, day: PlainDate): number {
  return Math.min(1.2, daysBetween(target.start, day) / Math.max(1, daysBetween(target.start, target.due)));
}

/** The number that a figure gives, in the shape that its target's kind counts. */
export function madeValue(question: Question): Value {
  const { course, role, day, random } = question;
  if (role === 'context') return reading(decimalOf(random.whole(100, 900_000)), course.unit ?? 'count', day);
  switch (course.kind) {
    case 'total':
      return ofTotal(question);
    case 'maintain':
      return reading(decimal(random.chance(0.1) ? '0' : '1'), null, day);
    case 'milestone':
      return stageOf(question);
    default:
      return reading(decimalOf(levelAt(course, shareOf(question, day), random)), course.unit, day);
  }
}

function ofTotal(question: Question): Value {
  const { course, role, from, day, random, number } = question;
  const { unit } = course;
  const done = levelAt(course, Math.max(0, shareOf(question, day)), random);
  if (role !== 'counted' || number % RUNNING_TOTAL_EVERY === RUNNING_TOTAL_EVERY - 1) {
    return { shape: 'running_total', value: decimalOf(done), unit, from: null, to: null, on: day };
  }
  const amount = levelAt(course, shareOf(question, day) - shareOf(question, from), random);
  return { shape: 'amount', value: decimalOf(amount), unit, from, to: day, on: null };
}

function stageOf({ target, random, number, day }: Question): Value {
  const stage = Math.min(target.stages, 1 + Math.floor(number * random.next()));
  return { shape: 'stage', value: decimal(String(stage)), unit: null, from: null, to: null, on: day };
}

function reading(value: Decimal, unit: string | null, on: PlainDate): Value {
  return { shape: 'reading', value, unit, from: null, to: null, on };
}
