import type { PlainDate } from '@/lib/core/plain-date';
import { referenceDateOf } from '@/lib/figures/known-on';
import type { Figure } from '@/lib/figures/types';
import type { ViewDay } from '@/lib/programmes/types';
import { type StatusStep, statusSteps } from '@/lib/status/status-steps';
import type { StatusFigure, SummaryOutline, TargetSummary } from '@/lib/status/types';
import { currentQualifier, originQualifier } from './current-qualifier';
import { summariseFor } from './standing';
import { toStatusFigure, toStatusTarget } from './status-input';
import type { Target, TargetOutline } from './types';

/** What of a figure is read for what is stored of its target. */
export type FigureInForce = StatusFigure & Pick<Figure, 'state' | 'qualifier'>;

/** All that is stored of a target: made from it and its figures alone, so that it can be made anew at any time. */
export interface StoredSummaries {
  readonly methodVersion: number;
  readonly summary: TargetSummary;
  readonly originalSummary: TargetSummary | null;
  readonly outline: TargetOutline;
  readonly steps: readonly StatusStep[];
}

/** A summary without what grows with the number of figures. */
function abridged(summary: TargetSummary): SummaryOutline {
  const { usedIds: _used, leftOutIds: _leftOut, series: _series, conflicts, ...outline } = summary;
  const isConflicting = conflicts.some(({ concernsCurrent }) => concernsCurrent);
  return { ...outline, conflicts: isConflicting ? [{ concernsCurrent: true }] : [] };
}

/** The last day on which a source of a counted figure came out. */
function settledOn(figures: Parameters<typeof outlineFor>[2]): PlainDate | null {
  let last: PlainDate | null = null;
  for (const { role, region, sources, ...days } of figures) {
    if (role !== 'counted' || region !== null) continue;
    const reference = referenceDateOf(days);
    for (const { publishedOn } of sources) {
      const day = publishedOn !== null && publishedOn > reference ? publishedOn : reference;
      if (last === null || day > last) last = day;
    }
  }
  return last;
}

/** What lists read of a target, from its summaries and the figures that these were made from. */
export function outlineFor(
  summary: TargetSummary,
  original: TargetSummary | null,
  figures: readonly Pick<FigureInForce, 'id' | 'qualifier' | 'role' | 'region' | 'to' | 'on' | 'sources'>[],
): TargetOutline {
  return {
    summary: abridged(summary),
    original: original && abridged(original),
    qualifier: currentQualifier(summary.usedIds, figures),
    originQualifier: originQualifier(summary, figures),
    settledOn: settledOn(figures),
  };
}

/** What is to be stored of a target with these published figures; those no longer in force are passed over. */
export function summariesOf(
  target: Target,
  original: Target | null,
  figures: readonly FigureInForce[],
  today: ViewDay,
): StoredSummaries {
  const inForce = figures.filter(({ state }) => state === 'published');
  const summary = summariseFor(target, inForce, today);
  const originalSummary = original && summariseFor(original, inForce, today);
  return {
    methodVersion: summary.methodVersion,
    summary,
    originalSummary,
    outline: outlineFor(summary, originalSummary, inForce),
    steps: statusSteps(toStatusTarget(target), inForce.map(toStatusFigure)),
  };
}
