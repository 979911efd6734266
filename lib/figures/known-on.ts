import type { PlainDate } from '@/lib/core/plain-date';
import type { ViewDay } from '@/lib/programmes/types';
import type { Figure, FigureSource } from './types';

/** The day a figure speaks about: the last day of an amount, else its date (METHOD section 2). */
export function referenceDateOf(figure: Pick<Figure, 'to' | 'on'>): PlainDate {
  const date = figure.to ?? figure.on;
  if (date === null) throw new RangeError('A figure without a reference date');
  return date;
}

/**
 * The first day as of which a figure is known: when what it speaks of was over, and its first source was out (METHOD
 * section 8). `asKnownOn` shows it from that day on.
 */
export function knownFrom({ sources, ...days }: Pick<Figure, 'to' | 'on' | 'sources'>): PlainDate {
  const reference = referenceDateOf(days);
  const [first = reference] = sources.map(({ publishedOn }) => publishedOn ?? reference).sort();
  if (first < reference) return reference;
  return first;
}

/** The sources that were out on a day; one without a date counts as out with what it speaks of (METHOD section 8). */
function sourcesKnownOn({ to, on, sources }: Pick<Figure, 'to' | 'on' | 'sources'>, day: PlainDate) {
  const reference = referenceDateOf({ to, on });
  return sources.filter((source: FigureSource) => (source.publishedOn ?? reference) <= day);
}

/**
 * A figure as a view of that day may show it: any published one as it is today; as of a past day what could be known, with
 * the sources that were out by then (METHOD section 8). Null for one that may not be shown.
 */
export function asKnownOn<Known extends Pick<Figure, 'to' | 'on' | 'sources'>>(
  figure: Known,
  day: ViewDay,
): Known | null {
  if (!day.isAsOf) return figure;
  if (referenceDateOf(figure) > day.on) return null;
  const sources = sourcesKnownOn(figure, day.on);
  return sources.length === 0 ? null : { ...figure, sources };
}
