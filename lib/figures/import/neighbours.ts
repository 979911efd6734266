import { createHash } from 'node:crypto';
import type { FigureToRecord } from '../schema';
import type { Figure } from '../types';

type Period = Pick<Figure, 'id' | 'region' | 'value' | 'unit' | 'from' | 'to'>;

/** What of a figure matters to those beside it. */
export interface Neighbour extends Period, Pick<Figure, 'shape' | 'role' | 'on'> {
  readonly sources: readonly { readonly url: string }[];
}

/**
 * The figures beside a new one that can speak against it, found without looking at all of them: those that say the same
 * from the same address, and counted amounts that share a year. What `checkFigure` answers is the same as with all.
 */
export interface Neighbours {
  readonly of: (figure: FigureToRecord) => Figure[];
  readonly add: (figure: Neighbour) => void;
}

/**
 * What a figure says, once for each of its addresses, in a form that is short to remember: 128 bits of SHA-256. For all rows of
 * a file and all figures at a place the texts themselves would be too much.
 */
function sayings({ region, shape, role, value, from, to, on, sources }: Omit<Neighbour, 'id' | 'unit'>) {
  return sources.map(({ url }) => {
    const said = [region, shape, role, value, from, to, on, url].join(' ');
    return createHash('sha256').update(said).digest('base64').slice(0, 22);
  });
}

function yearsOf({ from, to }: Pick<Figure, 'from' | 'to'>): number[] {
  const first = Number(from?.slice(0, 4));
  const last = Number(to?.slice(0, 4));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function isCountedAmount(figure: Pick<Figure, 'shape' | 'role'>): boolean {
  return figure.shape === 'amount' && figure.role === 'counted';
}

export function neighbours(): Neighbours {
  const bySaying = new Map<string, string>();
  const byYear = new Map<number, Period[]>();

  function add(figure: Neighbour): void {
    for (const saying of sayings(figure)) if (!bySaying.has(saying)) bySaying.set(saying, figure.id);
    if (!isCountedAmount(figure)) return;
    const { id, region, value, unit, from, to } = figure;
    for (const year of yearsOf(figure)) {
      const periods = byYear.get(year) ?? [];
      periods.push({ id, region, value, unit, from, to });
      byYear.set(year, periods);
    }
  }

  /** The new figure, as the one that stands there already: they differ in nothing that is asked of it. */
  function like(figure: FigureToRecord, changes: Partial<Figure> & { readonly id: string }): Figure {
    return {
      ...figure,
      state: 'published',
      recordedBy: '',
      recordedAt: '',
      publishedAt: '',
      approvedBy: null,
      supersedes: null,
      reason: null,
      ended: null,
      ledgerSeq: null,
      ...changes,
    };
  }

  function of(figure: FigureToRecord): Figure[] {
    const twin = sayings(figure)
      .map((saying) => bySaying.get(saying))
      .find((id) => id !== undefined);
    const found = new Map<string, Figure>();
    if (twin !== undefined) found.set(twin, like(figure, { id: twin }));
    if (isCountedAmount(figure)) {
      for (const period of yearsOf(figure).flatMap((year) => byYear.get(year) ?? [])) {
        if (!found.has(period.id)) found.set(period.id, like(figure, { ...period, sources: [] }));
      }
    }
    return [...found.values()];
  }

  return { of, add };
}
