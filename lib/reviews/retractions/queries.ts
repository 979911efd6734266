import { z } from 'zod';
import type { Actor } from '@/lib/accounts/types';
import { now } from '@/lib/core/clock';
import { type Db, db } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/core/localized-text';
import type { Prisma } from '@/lib/core/prisma/client';
import { standingView } from '@/lib/figures/effect-view';
import { FIGURE_PARTS, toFigure } from '@/lib/figures/figure-rows';
import type { Figure } from '@/lib/figures/types';
import { currentQualifier } from '@/lib/pledges/current-qualifier';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { overallOf, standingOf, summariseFor } from '@/lib/pledges/standing';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import type { RetractionDetail, RetractionEffect, RetractionItem } from './types';

const PLEDGE = { select: { slug: true, title: true } } as const;
const THREAD = { orderBy: { id: 'asc' }, include: { actor: { select: { name: true } } } } as const;

const ITEM_PARTS = {
  proposer: { select: { name: true } },
  decidedBy: { select: { name: true } },
  figure: { select: { state: true, pledge: PLEDGE, target: { select: { metric: true } } } },
  assessment: { select: { state: true, pledge: PLEDGE } },
} satisfies Prisma.RetractionInclude;

type ItemRow = Prisma.RetractionGetPayload<{ include: typeof ITEM_PARTS }>;

function toItem(row: ItemRow, programme: string): RetractionItem {
  const about = row.figure ?? row.assessment;
  if (about === null) throw new Error(`Retraction ${row.id} is about nothing`);
  return {
    id: row.id,
    subject: row.figureId === null ? 'assessment' : 'figure',
    subjectId: row.figureId ?? row.assessmentId ?? '',
    programme,
    pledge: about.pledge.slug,
    pledgeTitle: about.pledge.title as LocalizedText,
    metric: (row.figure?.target?.metric ?? null) as LocalizedText | null,
    state: row.state,
    proposerId: row.proposerId,
    proposer: row.proposer.name,
    proposedAt: row.proposedAt.toISOString(),
    reason: row.reason as LocalizedText,
    decidedBy: row.decidedBy?.name ?? null,
    returnReason: row.returnReason,
    isInForce: about.state === 'published',
  };
}

function inProgramme({ id }: Pick<Programme, 'id'>): Prisma.RetractionWhereInput {
  return {
    OR: [{ figure: { pledge: { programmeId: id } } }, { assessment: { pledge: { programmeId: id } } }],
  };
}

/** For how long whoever proposed a retraction is shown that it was not carried out. */
const TOLD_FOR_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * What is proposed to be retracted in a programme, oldest first, and one's own proposals that were not carried out lately.
 * For the desk.
 */
export async function listRetractions(
  programme: Pick<Programme, 'id' | 'slug'>,
  { id: proposerId }: Pick<Actor, 'id'>,
  on: Db = db(),
): Promise<RetractionItem[]> {
  const decidedAt = { gt: new Date(now().getTime() - TOLD_FOR_MS) };
  const rows = await on.retraction.findMany({
    where: {
      AND: [
        inProgramme(programme),
        { OR: [{ state: 'proposed' }, { state: 'returned', proposerId, decidedAt }] },
      ],
    },
    include: ITEM_PARTS,
    orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => toItem(row, programme.slug));
}

/** Id of the proposal about a figure or assessment that waits; null where none does. */
export async function waitingRetractionOf(subjectId: string, on: Db = db()): Promise<string | null> {
  const about = { OR: [{ figureId: subjectId }, { assessmentId: subjectId }] };
  const row = await on.retraction.findFirst({ where: { state: 'proposed', ...about }, select: { id: true } });
  return row?.id ?? null;
}

/** A proposal whole; null when the programme has none of that id. */
export async function getRetraction(
  programme: Pick<Programme, 'id' | 'slug'>,
  id: string,
  on: Db = db(),
): Promise<RetractionDetail | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await on.retraction.findFirst({
    where: { id, ...inProgramme(programme) },
    include: {
      ...ITEM_PARTS,
      figure: {
        include: {
          ...FIGURE_PARTS,
          pledge: PLEDGE,
          target: { select: { key: true, metric: true } },
          events: THREAD,
        },
      },
      assessment: { include: { pledge: PLEDGE, events: THREAD } },
    },
  });
  if (!row) return null;
  const { figure, assessment } = row;
  const events = figure?.events ?? assessment?.events ?? [];
  return {
    ...toItem(row, programme.slug),
    figure: figure && toFigure(figure),
    assessment: assessment && {
      verdict: assessment.verdict,
      reasoning: assessment.reasoning as LocalizedText,
    },
    thread: events.map((event) => ({
      id: event.id.toString(),
      at: event.at.toISOString(),
      actor: event.actor.name,
      kind: event.kind,
      reason: event.reason,
    })),
  };
}

/**
 * What the record would say without a figure; null where it is background, about a region or not in force, and nothing hangs on
 * it.
 */
export async function effectWithout(
  programme: Programme,
  figure: Figure,
  day: ViewDay,
  on: Db = db(),
): Promise<RetractionEffect | null> {
  const pledge = await getPledgeDetail(programme, figure.pledge, day, on);
  const before = pledge?.targets.find(({ key }) => key === figure.target);
  if (!pledge || !before || figure.state !== 'published' || figure.region !== null) return null;
  const others = pledge.figures.filter(({ id, target }) => id !== figure.id && target === figure.target);
  const summary = summariseFor(before, others, day);
  const qualifier = currentQualifier(summary.usedIds, others);
  const after = { ...standingOf(before, summary, day), qualifier };
  const targets = pledge.targets.map((standing) => (standing === before ? after : standing));
  return {
    target: { before: standingView(before), after: standingView(after) },
    pledge: { before: pledge.status, after: overallOf(targets).status },
  };
}
