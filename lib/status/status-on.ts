import type { PlainDate } from '@/lib/core/plain-date';
import { evaluate } from './evaluate';
import { asOfFigures, knownOn } from './select-figures';
import { summarise } from './summarise';
import type { StatusFigure, StatusTarget, TargetStatus } from './types';

/** The status of a target on a day, from its published figures: both steps at once. */
export function statusOn(
  target: StatusTarget,
  figures: readonly StatusFigure[],
  on: PlainDate,
): TargetStatus {
  return evaluate(target, summarise(target, knownOn(figures, on)), on);
}

/** The status that could be known on a day (METHOD section 8). */
export function statusAsOf(
  target: StatusTarget,
  figures: readonly StatusFigure[],
  asOf: PlainDate,
): TargetStatus {
  return evaluate(target, summarise(target, asOfFigures(figures, asOf)), asOf);
}
