import { z } from 'zod';
import { type Db, db } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/core/localized-text';
import type { Prisma } from '@/lib/core/prisma/client';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import { FIGURE_PARTS, PUBLIC_STATES, toFigure } from './figure-rows';
import type { FigureTexts } from './figure-texts';
import { asKnownOn } from './known-on';
import type { Figure } from './types';

/** Oldest publication first; the id only parts figures of one instant. */
const BY_PUBLICATION = [
  { publishedAt: 'asc' },
  { id: 'asc' },
] satisfies Prisma.FigureOrderByWithRelationInput[];

const BATCH = 500;

interface FigureFilter {
  readonly day: ViewDay;
  /** Slug of a pledge. */
  readonly pledge?: string | undefined;
  /** The cursor of the answer before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

function publicOf(programme: Pick<Programme, 'id'>, pledge?: string): Prisma.FigureWhereInput {
  return {
    state: { in: [...PUBLIC_STATES] },
    pledge: { programmeId: programme.id, ...(pledge !== undefined && { slug: pledge }) },
  };
}

/** A place in the order of publication. */
type Place = Pick<Prisma.FigureGetPayload<object>, 'publishedAt' | 'id'>;

/** Behind a place. The first condition says nothing new, but an index can begin there. */
function behind(place: Place | null): Prisma.FigureWhereInput {
  if (place === null || place.publishedAt === null) return {};
  const { publishedAt, id } = place;
  return {
    publishedAt: { gte: publishedAt },
    OR: [{ publishedAt: { gt: publishedAt } }, { id: { gt: id } }],
  };
}

/** The figures behind a cursor, oldest publication first, a batch at a time. */
async function* published(
  on: Db,
  where: Prisma.FigureWhereInput,
  after: string | undefined,
  batch: number,
): AsyncGenerator<Figure> {
  let place: Place | null =
    after === undefined
      ? null
      : await on.figure.findUniqueOrThrow({ where: { id: after }, select: { publishedAt: true, id: true } });
  for (;;) {
    const rows = await on.figure.findMany({
      where: { AND: [where, behind(place)] },
      include: FIGURE_PARTS,
      orderBy: BY_PUBLICATION,
      take: batch,
    });
    for (const row of rows) yield toFigure(row);
    place = rows.at(-1) ?? null;
    if (!place || rows.length < batch) return;
  }
}

/**
 * Published figures of a programme, superseded and retracted ones included, oldest publication first; as of a past day
 * only those that could be known then. `nextCursor` is null at the end.
 */
export async function listFigures(
  programme: Pick<Programme, 'id'>,
  filter: FigureFilter,
  on: Db = db(),
): Promise<{ figures: Figure[]; nextCursor: string | null }> {
  const figures: Figure[] = [];
  const batch = Math.min(filter.limit + 1, BATCH);
  for await (const one of published(on, publicOf(programme, filter.pledge), filter.after, batch)) {
    const figure = asKnownOn(one, filter.day);
    if (figure === null) continue;
    if (figures.length === filter.limit) return { figures, nextCursor: figures.at(-1)?.id ?? null };
    figures.push(figure);
  }
  return { figures, nextCursor: null };
}

/** Whether an id is that of a published figure of the programme: a cursor that is not is refused. */
export async function isPublishedFigure(
  programme: Pick<Programme, 'id'>,
  id: string,
  on: Db = db(),
): Promise<boolean> {
  return (await on.figure.count({ where: { ...publicOf(programme), id } })) > 0;
}

/** A published figure of the programme, whatever has become of it since; null when there is none of that id. */
export async function getFigure(
  programme: Pick<Programme, 'id'>,
  id: string,
  on: Db = db(),
): Promise<Figure | null> {
  const row = await on.figure.findFirst({ where: { ...publicOf(programme), id }, include: FIGURE_PARTS });
  return row && toFigure(row);
}

/**
 * What a form's figure said before it was opened: one's own submission that goes on, else the figure that is corrected. The
 * reason of a correction is the submission's own.
 */
export async function getTextsBefore(
  { id, corrects, author }: { readonly id: string; readonly corrects: string; readonly author: string },
  on: Db = db(),
): Promise<FigureTexts> {
  const isId = (text: string) => z.uuid().safeParse(text).success;
  const select = { note: true, dateNote: true, reason: true } as const;
  const own = isId(id)
    ? await on.figure.findFirst({ where: { id, recordedById: author, publishedAt: null }, select })
    : null;
  const before =
    own ??
    (isId(corrects)
      ? await on.figure.findFirst({ where: { id: corrects, publishedAt: { not: null } }, select })
      : null);
  return {
    note: (before?.note ?? null) as LocalizedText | null,
    dateNote: (before?.dateNote ?? null) as LocalizedText | null,
    reason: (own?.reason ?? null) as LocalizedText | null,
  };
}
