import type { PlainDate } from '@/lib/core/plain-date';
import type { StatusFigure } from './types';

/** The day that a figure speaks about: the last day of an amount, else its date. Throws where it has neither. */
export function referenceDate(figure: StatusFigure): PlainDate {
  const date = figure.shape === 'amount' ? figure.to : figure.on;
  if (date === null) throw new RangeError(`Figure ${figure.id} has no reference date`);
  return date;
}

/** The figures that a status on `day` may use: those with a reference date on or before it (METHOD section 2). */
export function knownOn(figures: readonly StatusFigure[], day: PlainDate): StatusFigure[] {
  return figures.filter((figure) => referenceDate(figure) <= day);
}

/**
 * The figures that could be known on day `asOf` (METHOD section 8): about a day up to then, with a source published by
 * then. A source without a date counts from its figure's reference date. Sources published later are taken away from the
 * figures returned, so that they cannot decide which of two conflicting figures counts.
 */
export function asOfFigures(figures: readonly StatusFigure[], asOf: PlainDate): StatusFigure[] {
  return knownOn(figures, asOf).flatMap((figure) => {
    const sources = figure.sources.filter((source) => (source.publishedOn ?? referenceDate(figure)) <= asOf);
    return sources.length === 0 ? [] : [{ ...figure, sources }];
  });
}
