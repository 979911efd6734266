import { now } from '@/lib/core/clock';
import { type Refusal, RefusedError } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/prisma/client';
import { TARGET_PARTS, toTarget } from '@/lib/pledges/pledge-rows';
import type { Target } from '@/lib/pledges/types';
import { getProgramme } from '@/lib/programmes/queries';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import { viewDay } from '@/lib/programmes/view-day';
import { unknownRegion } from './check-figure';
import { figureInForce } from './figure-in-force';
import { FIGURE_PARTS, toFigure } from './figure-rows';
import type { FigureToRecord } from './schema';
import type { Figure } from './types';

/** What a figure names, and the day in the programme's zone. */
export interface FigurePlace {
  readonly programme: Programme;
  readonly pledge: { readonly id: string; readonly slug: string };
  readonly target: (Target & { readonly version: number; readonly summarySeq: string }) | null;
  readonly today: ViewDay;
}

/** All that a decision about a figure needs, read inside the transaction that will act on it. */
export interface FigureContext extends FigurePlace {
  /** The published figure that it corrects; null for a new one. */
  readonly replaced: Figure | null;
  /**
   * Published figures in force beside it, the replaced one left out: the target's, or those of the pledge as a whole, about the
   * same region or, as it is, the whole country.
   */
  readonly others: readonly Figure[];
}

function stop(code: string, field: string, values: Refusal['values'] = {}): never {
  throw new RefusedError([{ code, field, values }]);
}

/** The target of a pledge as it is now, with what its stored summary was made from. Throws `RefusedError` without one. */
export async function targetOf(
  tx: Prisma.TransactionClient,
  programme: Programme,
  pledgeId: string,
  key: string,
) {
  const row = await tx.target.findUnique({
    where: { pledgeId_key: { pledgeId, key } },
    include: { ...TARGET_PARTS, summary: { select: { ledgerSeq: true } } },
  });
  if (row) {
    const summarySeq = (row.summary?.ledgerSeq ?? 0n).toString();
    return { ...toTarget(row, programme), version: row.version, summarySeq };
  }
  const elsewhere = await tx.target.findFirst({
    where: { key, pledge: { programmeId: programme.id } },
    select: { pledge: { select: { slug: true } } },
  });
  return elsewhere
    ? stop('target_of_other_pledge', 'target', { target: key, pledge: elsewhere.pledge.slug })
    : stop('unknown_target', 'target', { target: key });
}

/** The figure to be corrected, still in force and about the same target and the same region. */
async function replacedBy(tx: Prisma.TransactionClient, figure: FigureToRecord, programmeId: string) {
  if (figure.corrects === null) return null;
  const replaced = await figureInForce(tx, programmeId, figure.corrects);
  if (replaced.pledge !== figure.pledge || replaced.target !== figure.target) stop('other_target', 'target');
  return replaced.region === figure.region ? replaced : stop('other_region', 'region');
}

/** The programme, pledge and target that a figure names. Throws `RefusedError` when one of them is not there. */
export async function figurePlace(
  tx: Prisma.TransactionClient,
  named: Pick<FigureToRecord, 'programme' | 'pledge' | 'target'>,
): Promise<FigurePlace> {
  const programme = await getProgramme(named.programme, tx);
  if (!programme) return stop('unknown_programme', 'programme', { programme: named.programme });
  return placeIn(tx, programme, named);
}

/** The pledge and target of a programme that a figure names. Throws `RefusedError` when one of them is not there. */
export async function placeIn(
  tx: Prisma.TransactionClient,
  programme: Programme,
  named: Pick<FigureToRecord, 'pledge' | 'target'>,
): Promise<FigurePlace> {
  const pledge = await tx.pledge.findUnique({
    where: { programmeId_slug: { programmeId: programme.id, slug: named.pledge } },
    select: { id: true, slug: true },
  });
  if (!pledge) return stop('unknown_pledge', 'pledge', { pledge: named.pledge });
  const target = named.target === null ? null : await targetOf(tx, programme, pledge.id, named.target);
  return { programme, pledge, target, today: viewDay(programme, now(), null) };
}

/**
 * Finds what the figure names. Throws `RefusedError` when the programme, pledge, target or region is not there, and when the
 * figure to be corrected is no longer in force or is about another region.
 */
export async function figureContext(
  tx: Prisma.TransactionClient,
  figure: FigureToRecord,
): Promise<FigureContext> {
  const place = await figurePlace(tx, figure);
  const strange = unknownRegion(place.programme, figure.region);
  if (strange.length > 0) throw new RefusedError(strange);
  const replaced = await replacedBy(tx, figure, place.programme.id);
  const rows = await tx.figure.findMany({
    where: {
      pledgeId: place.pledge.id,
      targetId: place.target?.id ?? null,
      region: figure.region,
      state: 'published',
    },
    include: FIGURE_PARTS,
  });
  const others = rows.map(toFigure).filter(({ id }) => id !== replaced?.id);
  return { ...place, replaced, others };
}
