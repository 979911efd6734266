import Fraction from 'fraction.js';
import { daysBetween, type PlainDate } from '@/lib/core/plain-date';
import type { Programme } from './types';

/** The share of the term that has passed at the start of a day, by whole days; between 0 and 1. */
export function shareOfTerm(programme: Pick<Programme, 'startsOn' | 'endsOn'>, on: PlainDate): Fraction {
  const whole = daysBetween(programme.startsOn, programme.endsOn);
  const passed = Math.min(Math.max(daysBetween(programme.startsOn, on), 0), whole);
  return new Fraction(passed, whole);
}
