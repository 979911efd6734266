import type { PlainDate } from '@/lib/core/plain-date';
import { SOURCE_RANKS } from './constants';
import { referenceDate } from './select-figures';
import type { SourceKind, StatusFigure } from './types';

function rankOf(figure: StatusFigure): number {
  return Math.max(0, ...figure.sources.map((source) => SOURCE_RANKS[source.kind]));
}

/** The last day on which one of the figure's best sources was published; its reference date where none has a date. */
function publishedOn(figure: StatusFigure): PlainDate {
  const rank = rankOf(figure);
  let latest = referenceDate(figure);
  for (const source of figure.sources) {
    const isBest = SOURCE_RANKS[source.kind] === rank;
    if (isBest && source.publishedOn !== null && source.publishedOn > latest) latest = source.publishedOn;
  }
  return latest;
}

function descending<T extends string | number>(a: T, b: T): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}

/**
 * Sorts figures about one day, the one that counts first (METHOD section 2): by rank of the best source, then by the day
 * that source was published, then by the instant of publication here, then by id, so that the order they arrive in never
 * matters.
 */
export function byPreference(a: StatusFigure, b: StatusFigure): number {
  return (
    descending(rankOf(a), rankOf(b)) ||
    descending(publishedOn(a), publishedOn(b)) ||
    descending(a.publishedAt, b.publishedAt) ||
    descending(a.id, b.id)
  );
}

/** Why the first of two figures about one day counts, and not the second (METHOD section 2). */
export function preferenceBetween(
  chosen: StatusFigure,
  other: StatusFigure,
): 'rank' | 'source_day' | 'recorded' {
  if (rankOf(chosen) !== rankOf(other)) return 'rank';
  return publishedOn(chosen) === publishedOn(other) ? 'recorded' : 'source_day';
}

/** The kind of a figure's best source. */
export function bestKindOf(figure: StatusFigure): SourceKind {
  const best = rankOf(figure);
  return figure.sources.find(({ kind }) => SOURCE_RANKS[kind] === best)?.kind ?? 'other';
}
