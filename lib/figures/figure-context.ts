import { now } from '@/lib/core/clock';
import { type Refusal, RefusedError } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/prisma/client';
import { TARGET_PARTS, toTarget } from '@/lib/pledges/pledge-rows';
import type { Target } from '@/lib/pledges/types';
import { getProgramme } from '@/lib/programmes/queries';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import { viewDay } from '@/lib/programmes/view-day';
import { FIGURE_PARTS, toFigure } from './figure-rows';
import type { FigureToRecord } from './schema';
import type { Figure } from './types';

/** All that a decision about a figure needs, read inside the transaction that will act on it. */
export interface FigureContext {
  readonly programme: Programme;
  readonly pledge: { readonly id: string; readonly slug: string };
  readonly target: (Target & { readonly version: number; readonly summarySeq: string }) | null;
  /** Published figures in force beside it: the target's, or those of the pledge as a whole. */
  readonly others: readonly Figure[];
  readonly today: ViewDay;
}

function stop(code: string, field: string, values: Refusal['values'] = {}): never {
  throw new RefusedError([{ code, field, values }]);
}

async function targetOf(tx: Prisma.TransactionClient, programme: Programme, pledgeId: string, key: string) {
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

/** Finds what the figure names. Throws `RefusedError` when the programme, pledge or target is not there. */
export async function figureContext(
  tx: Prisma.TransactionClient,
  figure: FigureToRecord,
): Promise<FigureContext> {
  const programme = await getProgramme(figure.programme, tx);
  if (!programme) return stop('unknown_programme', 'programme', { programme: figure.programme });
  const pledge = await tx.pledge.findUnique({
    where: { programmeId_slug: { programmeId: programme.id, slug: figure.pledge } },
    select: { id: true, slug: true },
  });
  if (!pledge) return stop('unknown_pledge', 'pledge', { pledge: figure.pledge });
  const target = figure.target === null ? null : await targetOf(tx, programme, pledge.id, figure.target);
  const rows = await tx.figure.findMany({
    where: { pledgeId: pledge.id, targetId: target?.id ?? null, state: 'published' },
    include: FIGURE_PARTS,
  });
  const today = viewDay(programme, now(), null);
  return { programme, pledge, target, others: rows.map(toFigure), today };
}
