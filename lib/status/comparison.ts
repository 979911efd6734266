import type Fraction from 'fraction.js';
import type { Comparison, StatusTarget } from './types';

/** The comparison of a target; where none was stated, reaching the value in the target's direction is enough. */
export function comparisonOf(target: StatusTarget): Comparison {
  return target.comparison ?? (target.direction === 'up' ? 'at_least' : 'at_most');
}

/** Whether a value satisfies the comparison with the target's value. */
export function meets(value: Fraction, comparison: Comparison, targetValue: Fraction): boolean {
  const order = value.compare(targetValue);
  switch (comparison) {
    case 'at_least':
      return order >= 0;
    case 'more_than':
      return order > 0;
    case 'at_most':
      return order <= 0;
    case 'less_than':
      return order < 0;
    case 'exactly':
      return order === 0;
  }
}
