import { RefusedError } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/prisma/client';
import { FIGURE_PARTS, type FigureRow, toFigure } from './figure-rows';
import type { Figure } from './types';

type Tx = Prisma.TransactionClient;

function periodOf({ from, to, on }: Figure): string {
  return on ?? `${from}/${to}`;
}

/** The figure that stands in its place now: the last of its corrections, whatever became of that. */
async function newestOf(tx: Tx, row: FigureRow): Promise<FigureRow> {
  let newest = row;
  for (;;) {
    const next = await tx.figure.findUnique({ where: { supersedesId: newest.id }, include: FIGURE_PARTS });
    if (next === null) return newest;
    newest = next;
  }
}

/**
 * A published figure that is still in force, to be corrected or retracted. Throws `RefusedError`: `unknown_figure` when the
 * programme has none of that id, `figure_changed` with both versions when it has been corrected or retracted meanwhile.
 */
export async function figureInForce(tx: Tx, programmeId: string, id: string): Promise<Figure> {
  const row = await tx.figure.findFirst({
    where: { id, pledge: { programmeId }, publishedAt: { not: null } },
    include: FIGURE_PARTS,
  });
  if (!row) throw new RefusedError([{ code: 'unknown_figure', field: null }]);
  const figure = toFigure(row);
  if (figure.state === 'published') return figure;
  const newest = toFigure(await newestOf(tx, row));
  const values = {
    state: newest.state === 'retracted' ? 'retracted' : 'superseded',
    figure: newest.id,
    value: newest.value,
    unit: newest.unit ?? '',
    period: periodOf(newest),
    wasValue: figure.value,
    wasUnit: figure.unit ?? '',
    wasPeriod: periodOf(figure),
  };
  throw new RefusedError([{ code: 'figure_changed', field: null, values }]);
}
