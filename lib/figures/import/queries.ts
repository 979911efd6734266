import { decimal } from '@/lib/core/decimal';
import type { Prisma } from '@/lib/core/prisma/client';
import type { FigurePlace } from '../figure-context';
import { FIGURE_PARTS, toFigure } from '../figure-rows';
import type { KnownFigure } from './decide-row';
import type { Neighbour } from './neighbours';

type Tx = Prisma.TransactionClient;

/** Rows that are read at once: few enough that memory stays flat. */
const BATCH = 1_000;

/** The figures that are in the record under these ids, in whatever state. */
export async function findKnown(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownFigure>> {
  const there = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM figure WHERE id = ANY (${[...ids]}::uuid[])`;
  // Most rows of a file are new: those that are not are worth their parts.
  if (there.length === 0) return new Map();
  const rows = await tx.figure.findMany({
    where: { id: { in: there.map(({ id }) => id) } },
    include: { ...FIGURE_PARTS, pledge: { select: { slug: true, programmeId: true } } },
  });
  return new Map(
    rows.map((row) => {
      const isPublic = row.publishedAt !== null;
      const figure = toFigure({ ...row, publishedAt: row.publishedAt ?? row.recordedAt });
      return [row.id, { programmeId: row.pledge.programmeId, figure, isPublic }];
    }),
  );
}

interface NeighbourRow extends Omit<Neighbour, 'value' | 'sources'> {
  readonly value: string;
  readonly urls: readonly string[];
}

/** What matters of the published figures in force at a place, read in parts so that memory stays flat. */
export async function* iterateNeighbours(tx: Tx, { pledge, target }: FigurePlace): AsyncGenerator<Neighbour> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await tx.$queryRaw<NeighbourRow[]>`
      SELECT id::text, region, shape::text, role::text, value::text, unit, from_date::text AS "from", to_date::text AS "to",
        on_date::text AS "on",
        ARRAY (SELECT url FROM figure_source WHERE figure_id = figure.id ORDER BY position) AS urls
      FROM figure
      WHERE pledge_id = ${pledge.id}::uuid AND target_id IS NOT DISTINCT FROM ${target?.id ?? null}::uuid
        AND state = 'published' AND id > ${after}::uuid
      ORDER BY id LIMIT ${BATCH}`;
    for (const { urls, value, ...row } of rows) {
      yield { ...row, value: decimal(value), sources: urls.map((url) => ({ url })) };
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.id;
  }
}
