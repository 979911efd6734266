import { beginsBeforeStart, COUNTED_SHAPES, isYesNo, stageOf } from './figure-fit';
import type { StatusFigure, StatusTarget } from './types';

export type FigureRefusalCode =
  | 'shape_does_not_fit_kind'
  | 'amount_before_start'
  | 'running_total_before_start'
  | 'amount_overlaps'
  | 'stage_out_of_range'
  | 'not_yes_no';

export interface FigureRefusal {
  readonly code: FigureRefusalCode;
  /** The counted amount that shares a day with this one; only with `amount_overlaps`. */
  readonly collidesWith?: string;
}

function overlaps(a: StatusFigure, b: StatusFigure): boolean {
  if (a.from === null || a.to === null || b.from === null || b.to === null) return false;
  return a.from <= b.to && b.from <= a.to;
}

/**
 * Why a figure cannot be counted for a target (METHOD section 2); empty when it can. A figure in another role is never
 * refused: it may have any shape and any days. Of the other figures only counted amounts matter, and one with the same id
 * is the figure itself; leave out the revision that this figure supersedes.
 */
export function checkCountedFigure(
  target: StatusTarget,
  figure: StatusFigure,
  otherCountedFigures: readonly StatusFigure[],
): FigureRefusal[] {
  if (figure.role !== 'counted') return [];
  if (!COUNTED_SHAPES[target.kind].includes(figure.shape)) return [{ code: 'shape_does_not_fit_kind' }];
  if (target.kind === 'milestone') {
    return stageOf(target, figure) === null ? [{ code: 'stage_out_of_range' }] : [];
  }
  if (target.kind === 'maintain') return isYesNo(figure) ? [] : [{ code: 'not_yes_no' }];
  if (target.kind !== 'total') return [];

  const refusals: FigureRefusal[] = [];
  if (beginsBeforeStart(target, figure)) {
    refusals.push({ code: figure.shape === 'amount' ? 'amount_before_start' : 'running_total_before_start' });
  }
  if (figure.shape !== 'amount') return refusals;
  for (const other of otherCountedFigures) {
    const isAmount = other.role === 'counted' && other.shape === 'amount' && other.id !== figure.id;
    // The country and each of its regions are counted by themselves.
    if (isAmount && other.region === figure.region && overlaps(figure, other))
      refusals.push({ code: 'amount_overlaps', collidesWith: other.id });
  }
  return refusals;
}
