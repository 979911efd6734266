import type { Actor } from '@/lib/accounts/types';
import { now } from '@/lib/core/clock';
import type { Prisma } from '@/lib/core/prisma/client';
import { type Appended, appendEntries, publicationTime } from '@/lib/ledger/mutations';
import { contentOf } from '../figure-content';
import type { FigurePlace } from '../figure-context';
import type { FigureToRecord } from '../schema';
import type { Figure } from '../types';

type Tx = Prisma.TransactionClient;

/** A checked figure with what it names. */
export interface FigureToWrite {
  readonly figure: FigureToRecord & { readonly id: string };
  readonly named: FigurePlace;
}

/** A row of the table `figure` as JSON, named as its columns. */
function rowOf({ figure, named }: FigureToWrite) {
  const { id, region, shape, role, value, unit, qualifier, from, to, on, note, dateNote } = figure;
  return {
    ...{ id, region, shape, role, value, unit, qualifier, note },
    pledge_id: named.pledge.id,
    target_id: named.target?.id ?? null,
    from_date: from,
    to_date: to,
    on_date: on,
    date_note: dateNote,
  };
}

function asPublished(figure: FigureToWrite['figure'], actor: Actor, at: Date): Figure {
  const { programme: _p, basedOn: _b, corrects: _c, ...fields } = figure;
  return {
    ...fields,
    state: 'published',
    recordedBy: actor.name,
    recordedAt: at.toISOString(),
    publishedAt: at.toISOString(),
    approvedBy: null,
    supersedes: null,
    reason: null,
    ended: null,
    ledgerSeq: null,
  };
}

/**
 * Writes rows as one JSON text a table: for thousands of rows the client's own `createMany` costs many times what the database
 * needs. Constraints and triggers see each row as they see the form's.
 */
async function submit(tx: Tx, actor: Actor, figures: readonly FigureToWrite[], at: Date): Promise<void> {
  const rows = JSON.stringify(figures.map(rowOf));
  await tx.$executeRaw`
    INSERT INTO figure (id, pledge_id, target_id, region, shape, role, value, unit, from_date, to_date, on_date, qualifier,
      date_note, note, state, recorded_by_id, recorded_at)
    SELECT id, pledge_id, target_id, region, shape, role, value, unit, from_date, to_date, on_date, qualifier,
      date_note, note, 'submitted', ${actor.id}::uuid, ${at.toISOString()}::timestamptz
    FROM jsonb_to_recordset(${rows}::jsonb) AS row (id uuid, pledge_id uuid, target_id uuid, region text,
      shape figure_shape, role figure_role, value numeric, unit text, from_date date, to_date date, on_date date, qualifier qualifier,
      date_note jsonb, note jsonb)`;
  const sources = JSON.stringify(
    figures.flatMap(({ figure: { id, sources: list } }) =>
      list.map((source, position) => ({ ...source, figure_id: id, position })),
    ),
  );
  await tx.$executeRaw`
    INSERT INTO figure_source (figure_id, position, url, publisher, published_on, kind)
    SELECT figure_id, position, url, publisher, "publishedOn", kind
    FROM jsonb_to_recordset(${sources}::jsonb) AS source (figure_id uuid, position int, url text, publisher text,
      "publishedOn" date, kind source_kind)`;
}

function idsOf(figures: readonly FigureToWrite[]): string[] {
  return figures.map(({ figure }) => figure.id);
}

async function tellThread(
  tx: Tx,
  actor: Actor,
  figures: readonly FigureToWrite[],
  kind: 'published' | 'submitted',
  at: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO figure_event (figure_id, at, actor_id, kind)
    SELECT id, ${at.toISOString()}::timestamptz, ${actor.id}::uuid, ${kind}::figure_event_kind
    FROM unnest(${idsOf(figures)}::uuid[]) WITH ORDINALITY AS listed (id, place) ORDER BY place`;
}

/** Hands checked figures in for a second person to read, all at once. */
export async function submitFigures(tx: Tx, actor: Actor, figures: readonly FigureToWrite[]): Promise<void> {
  const at = now();
  await submit(tx, actor, figures, at);
  await tellThread(tx, actor, figures, 'submitted', at);
}

/**
 * Publishes checked figures, all at once and in their order: rows, sources, thread and ledger entries. The stored summaries
 * of their targets are the caller's. Answers the entry of each.
 */
export async function publishFigures(
  tx: Tx,
  actor: Actor,
  figures: readonly FigureToWrite[],
): Promise<Appended[]> {
  const at = await publicationTime(tx);
  await submit(tx, actor, figures, at);
  // The triggers let sources in only before publication, so publishing is a step of its own.
  await tx.$executeRaw`
    UPDATE figure SET state = 'published', published_at = ${at.toISOString()}::timestamptz, version = version + 1
    WHERE id = ANY (${idsOf(figures)}::uuid[])`;
  await tellThread(tx, actor, figures, 'published', at);
  return appendEntries(
    tx,
    figures.map(({ figure, named }) => ({
      kind: 'figure_published',
      actor,
      programme: named.programme,
      pledge: named.pledge,
      ...(named.target && { target: named.target }),
      figureId: figure.id,
      content: contentOf(asPublished(figure, actor, at)),
    })),
  );
}
