import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { toJsonObject } from '@/lib/core/canonical-json';
import { type Db, db } from '@/lib/core/db';
import { decimal } from '@/lib/core/decimal';
import type { Refusal } from '@/lib/core/errors';
import type { LocalizedText } from '@/lib/core/localized-text';
import type { Prisma } from '@/lib/core/prisma/client';
import { type EffectView, effectView } from '@/lib/figures/effect-view';
import { contentOf } from '@/lib/figures/figure-content';
import { FIGURE_PARTS, toFigure } from '@/lib/figures/figure-rows';
import { previewFigure } from '@/lib/figures/mutations';
import { changesOf } from '@/lib/ledger/entry-changes';
import type { Programme } from '@/lib/programmes/types';
import { SUBMISSION_PARTS, toInput } from './review-rows';
import type { Correction, Draft, QueueItem, Submission } from './types';

type Named = Pick<Programme, 'id' | 'slug'>;

const QUEUE_PARTS = {
  pledge: { select: { title: true } },
  target: { select: { metric: true } },
} as const;

/** An import may hand in thousands: what waits is shown by pages, and of one's own the newest. */
export const WAITING_A_PAGE = 50;
const OWN_SHOWN = 100;

/** How many submissions of others wait in a programme. */
export async function countWaiting(programme: Named, actor: Actor, on: Db = db()): Promise<number> {
  return on.figure.count({ where: waitingFor(programme, actor) });
}

function waitingFor({ id: programmeId }: Named, { id }: Actor): Prisma.FigureWhereInput {
  return { state: 'submitted', recordedById: { not: id }, pledge: { programmeId } };
}

/**
 * What waits at the desk of a programme: one's own drafts, submissions and returns (the newest hundred of each), and a page of
 * everybody else's submissions, oldest first.
 */
export async function listQueue(
  programme: Named,
  actor: Actor,
  page = 1,
  on: Db = db(),
): Promise<QueueItem[]> {
  const drafts = await on.figureDraft.findMany({
    where: { authorId: actor.id, pledge: { programmeId: programme.id } },
    include: { ...QUEUE_PARTS, author: { select: { name: true } } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: OWN_SHOWN,
  });
  const parts = {
    ...QUEUE_PARTS,
    recordedBy: { select: { name: true } },
    events: { where: { kind: 'returned' }, orderBy: { id: 'desc' }, take: 1 },
  } satisfies Prisma.FigureInclude;
  const waiting = await on.figure.findMany({
    where: waitingFor(programme, actor),
    include: parts,
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    skip: (page - 1) * WAITING_A_PAGE,
    take: WAITING_A_PAGE,
  });
  const own = await on.figure.findMany({
    where: {
      pledge: { programmeId: programme.id },
      id: { notIn: drafts.map(({ id }) => id) },
      state: { in: ['submitted', 'draft', 'returned'] },
      recordedById: actor.id,
    },
    include: parts,
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    take: OWN_SHOWN,
  });
  const figures = [...waiting, ...own];
  const about = (row: {
    pledge: { title: unknown };
    target: { metric: unknown } | null;
    correctsId: string | null;
  }) => ({
    programme: programme.slug,
    pledge: row.pledge.title as LocalizedText,
    metric: (row.target?.metric ?? null) as LocalizedText | null,
    isCorrection: row.correctsId !== null,
  });
  return [
    ...drafts.map((row) => ({
      ...about(row),
      id: row.id,
      kind: 'draft' as const,
      author: row.author.name,
      isMine: true,
      at: row.updatedAt.toISOString(),
      reason: null,
    })),
    ...figures.map((row) => ({
      ...about(row),
      id: row.id,
      kind:
        row.state === 'submitted' ? row.state : row.state === 'returned' ? row.state : ('withdrawn' as const),
      author: row.recordedBy.name,
      isMine: row.recordedById === actor.id,
      at: row.recordedAt.toISOString(),
      reason: row.state === 'returned' ? (row.events[0]?.reason ?? null) : null,
    })),
  ];
}

/** What two submissions of one figure have in common anyway. */
const WITHOUT_IDS = new Set(['id']);

/** A figure on its way, with its thread; null when the programme has none of that id. */
export async function getSubmission(programme: Named, id: string, on: Db = db()): Promise<Submission | null> {
  const row = await on.figure.findFirst({
    where: { id, pledge: { programmeId: programme.id } },
    include: {
      ...SUBMISSION_PARTS,
      corrects: { include: FIGURE_PARTS },
      events: { orderBy: { id: 'asc' }, include: { actor: { select: { name: true } } } },
    },
  });
  if (!row) return null;
  const input = toInput(row);
  const { programme: _, ...said } = input;
  const corrects = row.corrects && toFigure(row.corrects);
  const [last, before] = row.events
    .filter(({ kind }) => kind === 'submitted')
    .map(({ content }) => toJsonObject(Object(content)))
    .reverse();
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    authorId: row.recordedById,
    author: row.recordedBy.name,
    recordedAt: row.recordedAt.toISOString(),
    input,
    corrects,
    againstPublished: corrects && changesOf([contentOf(corrects)], toJsonObject(said)),
    sinceLastTime: last && before ? changesOf([before], last, WITHOUT_IDS) : null,
    thread: row.events.map((event) => ({
      id: event.id.toString(),
      at: event.at.toISOString(),
      actor: event.actor.name,
      kind: event.kind,
      reason: event.reason,
    })),
  };
}

/**
 * A saved form of one's own; null when there is none, also where it is somebody else's. Without an actor only its place: for a
 * form that was sent after the session had ended, and brings its texts along.
 */
export async function getDraft(
  programme: Named,
  actor: Actor | null,
  id: string,
  on: Db = db(),
): Promise<Draft | null> {
  const row = await on.figureDraft.findFirst({
    where: { id, pledge: { programmeId: programme.id } },
    include: { pledge: { select: { slug: true } }, target: { select: { key: true } } },
  });
  if (!row) return null;
  if (actor !== null && !can(actor, 'figure.change_own', { authorId: row.authorId })) return null;
  return {
    id: row.id,
    version: row.version,
    pledge: row.pledge.slug,
    target: row.target?.key ?? null,
    corrects: row.correctsId,
    typed: actor === null ? {} : row.typed,
    updatedAt: row.updatedAt.toISOString(),
  };
}

const CORRECTED = {
  ...FIGURE_PARTS,
  supersededBy: { include: FIGURE_PARTS },
} satisfies Prisma.FigureInclude;

/** Every correction and retraction of a programme, newest first. Public. */
export async function listCorrections(programme: Named, on: Db = db()): Promise<Correction[]> {
  const rows = await on.figure.findMany({
    where: { pledge: { programmeId: programme.id }, state: { in: ['superseded', 'retracted'] } },
    include: CORRECTED,
  });
  // The ledger's order, as several can be of one instant.
  const entries = await listCorrectionEntries(programme, on);
  const seqOf = ({ old }: Correction) => BigInt(entries.get(old.id) ?? 0);
  return rows
    .flatMap((row): Correction[] => {
      const old = toFigure(row);
      if (old.ended === null) return [];
      const now = row.supersededBy && toFigure(row.supersededBy);
      return [{ old, now, at: old.ended.at }];
    })
    .sort((a, b) => (seqOf(a) < seqOf(b) ? 1 : -1));
}

/** The ledger entry that took a figure out of force, by figure id: its correction's or its retraction's. */
export async function listCorrectionEntries(
  programme: Named,
  on: Db = db(),
): Promise<ReadonlyMap<string, string>> {
  const rows = await on.ledgerEntry.findMany({
    where: { programmeId: programme.id, kind: { in: ['figure_corrected', 'figure_retracted'] } },
    select: { seq: true, kind: true, figureId: true, figure: { select: { supersedesId: true } } },
  });
  return new Map(
    rows.flatMap((row) => {
      const id = row.kind === 'figure_retracted' ? row.figureId : (row.figure?.supersedesId ?? null);
      return id === null ? [] : [[id, row.seq.toString()] as const];
    }),
  );
}

/** What publishing a submission would change today, or everything that speaks against it by now. */
export async function previewSubmission(
  actor: Actor,
  { input }: Submission,
  on: Db = db(),
): Promise<{ readonly effect: EffectView | null; readonly refusals: readonly Refusal[] }> {
  const preview = await previewFigure(on, actor, input);
  return preview.ok
    ? { effect: effectView(input, decimal(input.value), preview.value), refusals: [] }
    : { effect: null, refusals: preview.refusals };
}
