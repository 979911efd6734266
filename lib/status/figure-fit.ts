import type { FigureShape, StatusFigure, StatusTarget, TargetKind } from './types';

/** The shapes that a counted figure may have for each kind of target (METHOD sections 1 and 2). */
export const COUNTED_SHAPES: Readonly<Record<TargetKind, readonly FigureShape[]>> = {
  total: ['amount', 'running_total'],
  level: ['reading'],
  relative: ['reading'],
  trend: ['reading'],
  maintain: ['reading'],
  milestone: ['stage'],
};

/** The stage that a figure names; null where the milestone has no such stage. */
export function stageOf(target: StatusTarget, figure: StatusFigure): number | null {
  const stage = Number(figure.value);
  return Number.isInteger(stage) && stage >= 1 && stage <= target.stages ? stage : null;
}

/** Whether a figure of a `total` speaks about days before its count starts. */
export function beginsBeforeStart(target: StatusTarget, figure: StatusFigure): boolean {
  const first = figure.shape === 'amount' ? figure.from : figure.on;
  return first !== null && first < target.start;
}

/** Whether a yes/no reading is one. */
export function isYesNo(figure: StatusFigure): boolean {
  return figure.value === '0' || figure.value === '1';
}

/**
 * Whether a counted figure can feed the status of a target. Recording refuses what cannot; this keeps such a figure out
 * of the sum too where it comes in sideways, as when a target's start is revised.
 */
export function canCount(target: StatusTarget, figure: StatusFigure): boolean {
  if (!COUNTED_SHAPES[target.kind].includes(figure.shape)) return false;
  if (target.kind === 'total') return !beginsBeforeStart(target, figure);
  if (target.kind === 'milestone') return stageOf(target, figure) !== null;
  return target.kind !== 'maintain' || isYesNo(figure);
}
