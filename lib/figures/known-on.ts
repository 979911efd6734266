import type { PlainDate } from '@/lib/core/plain-date';
import type { ViewDay } from '@/lib/programmes/types';
import type { Figure } from './types';

/** The day a figure speaks about: the last day of an amount, else its date (METHOD section 2). */
export function referenceDateOf(figure: Pick<Figure, 'to' | 'on'>): PlainDate {
  const date = figure.to ?? figure.on;
  if (date === null) throw new RangeError('A figure without a reference date');
  return date;
}

/** Whether a view of that day may show the figure: any published one today, as of a past day what could be known (METHOD 8). */
export function isKnownOn(figure: Pick<Figure, 'to' | 'on' | 'sources'>, day: ViewDay): boolean {
  if (!day.isAsOf) return true;
  const reference = referenceDateOf(figure);
  if (reference > day.on) return false;
  return figure.sources.some((source) => (source.publishedOn ?? reference) <= day.on);
}
