import type { TargetSummary } from '@/lib/status/summarise';
import type { FigureShape, Qualifier, TargetKind } from '@/lib/status/types';
import { currentQualifier } from './current-qualifier';

interface Qualified {
  readonly id: string;
  readonly shape: FigureShape;
  readonly qualifier: Qualifier | null;
}

/**
 * The word that belongs before each value of a target's history, in its order. A total is made from all that was added up
 * by then, since the last running total; a reading stands for itself.
 */
export function pointQualifiers(
  kind: TargetKind,
  series: TargetSummary['series'],
  figures: readonly Qualified[],
): (Qualifier | null)[] {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  let parts: readonly string[] = [];
  return series.map(({ figureIds }) => {
    const isAddedUp = kind === 'total' && !figureIds.some((id) => byId.get(id)?.shape === 'running_total');
    parts = isAddedUp ? [...parts, ...figureIds] : figureIds;
    return currentQualifier(parts, figures);
  });
}
