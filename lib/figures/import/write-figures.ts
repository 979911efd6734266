import type { Actor } from '@/lib/accounts/types';
import { now } from '@/lib/core/clock';
import { toDatabaseDate } from '@/lib/core/plain-date';
import type { Prisma } from '@/lib/core/prisma/client';
import { type Appended, appendEntries } from '@/lib/ledger/mutations';
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

function rowOf({ figure, named }: FigureToWrite, actor: Actor, at: Date): Prisma.FigureCreateManyInput {
  const { id, shape, role, value, unit, qualifier, from, to, on, note, dateNote } = figure;
  return {
    id,
    shape,
    role,
    value,
    unit,
    qualifier,
    pledgeId: named.pledge.id,
    targetId: named.target?.id ?? null,
    from: from && toDatabaseDate(from),
    to: to && toDatabaseDate(to),
    on: on && toDatabaseDate(on),
    ...(note && { note }),
    ...(dateNote && { dateNote }),
    state: 'submitted',
    recordedById: actor.id,
    recordedAt: at,
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

async function submit(tx: Tx, actor: Actor, figures: readonly FigureToWrite[], at: Date): Promise<void> {
  await tx.figure.createMany({ data: figures.map((one) => rowOf(one, actor, at)) });
  await tx.figureSource.createMany({
    data: figures.flatMap(({ figure: { id, sources } }) =>
      sources.map((source, position) => ({
        ...source,
        figureId: id,
        position,
        publishedOn: source.publishedOn && toDatabaseDate(source.publishedOn),
      })),
    ),
  });
}

async function tellThread(
  tx: Tx,
  actor: Actor,
  figures: readonly FigureToWrite[],
  kind: 'published' | 'submitted',
  at: Date,
): Promise<void> {
  const data = figures.map(({ figure: { id } }) => ({ figureId: id, at, actorId: actor.id, kind }));
  await tx.figureEvent.createMany({ data });
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
  const at = now();
  await submit(tx, actor, figures, at);
  // The triggers let sources in only before publication, so publishing is a step of its own.
  await tx.figure.updateMany({
    where: { id: { in: figures.map(({ figure }) => figure.id) } },
    data: { state: 'published', publishedAt: at, version: { increment: 1 } },
  });
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
