import type { Actor } from '@/lib/accounts/types';
import { now } from '@/lib/core/clock';
import type { Prisma } from '@/lib/core/prisma/client';
import { currentQualifier } from '@/lib/pledges/current-qualifier';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { overallOf, standingOf, summariseFor } from '@/lib/pledges/standing';
import type { FigureContext } from './figure-context';
import { FIGURE_PARTS, PUBLIC_STATES, toFigure } from './figure-rows';
import type { FigureToRecord } from './schema';
import type { Figure, FigureEffect } from './types';

type Tx = Prisma.TransactionClient;

/** Nobody but the database gives a figure its id before it is published; the preview needs some other text. */
const PREVIEW_ID = 'preview';

/** The figure as it would read once published, for computing what follows from it. */
function asPublished(figure: FigureToRecord, actor: Actor, at: Date): Figure {
  const { programme: _programme, basedOn: _basedOn, corrects, id, ...fields } = figure;
  return {
    ...fields,
    id: id ?? PREVIEW_ID,
    state: 'published',
    recordedBy: actor.name,
    recordedAt: at.toISOString(),
    publishedAt: at.toISOString(),
    approvedBy: null,
    supersedes: corrects,
    ended: null,
    ledgerSeq: null,
  };
}

async function citingSame(tx: Tx, figure: FigureToRecord, programmeId: string): Promise<Figure[]> {
  const rows = await tx.figure.findMany({
    where: {
      state: { in: [...PUBLIC_STATES] },
      pledge: { programmeId },
      // A release gives many regions their figures: only those about the same one can be meant twice.
      region: figure.region,
      ...(figure.corrects !== null && { id: { not: figure.corrects } }),
      sources: { some: { url: { in: figure.sources.map(({ url }) => url) } } },
    },
    include: FIGURE_PARTS,
    orderBy: { publishedAt: 'asc' },
    take: 20,
  });
  return rows.map(toFigure);
}

/** What publishing the figure would change, in place of the one that it corrects if it does. */
export async function effectOf(
  tx: Tx,
  actor: Actor,
  figure: FigureToRecord,
  context: FigureContext,
): Promise<FigureEffect> {
  const { programme, pledge, target, others, today } = context;
  const detail = await getPledgeDetail(programme, pledge.slug, today, tx);
  if (!detail) throw new Error(`Pledge ${pledge.slug} went away inside a transaction`);
  const sameSource = await citingSame(tx, figure, programme.id);
  const before = detail.targets.find(({ key }) => key === target?.key);
  if (!target || !before) {
    return {
      target: null,
      pledge: { before: detail.status, after: detail.status },
      sameSource,
      basedOn: null,
    };
  }
  const basedOn = { targetVersion: target.version, summarySeq: target.summarySeq };
  // A figure about one region moves nothing of the country's.
  if (figure.region !== null) {
    const pledgeStays = { before: detail.status, after: detail.status };
    return { target: { before, after: before }, pledge: pledgeStays, sameSource, basedOn };
  }
  const withIt = [...others, asPublished(figure, actor, now())];
  const summary = summariseFor(target, withIt, today);
  const qualifier = currentQualifier(summary.usedIds, withIt);
  const after = { ...standingOf(target, summary, today), qualifier };
  const targets = detail.targets.map((standing) => (standing === before ? after : standing));
  return {
    target: { before, after },
    pledge: { before: detail.status, after: overallOf(targets).status },
    sameSource,
    basedOn,
  };
}
