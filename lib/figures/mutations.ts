import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { canonicalJson, toJsonObject } from '@/lib/core/canonical-json';
import { type Db, inTransaction, isPool } from '@/lib/core/db';
import { RefusedError, type Result } from '@/lib/core/errors';
import { toDatabaseDate } from '@/lib/core/plain-date';
import { Prisma } from '@/lib/core/prisma/client';
import { noteSequence } from '@/lib/core/published-sequence';
import { toRefusals } from '@/lib/core/refusal-issues';
import { type Appended, appendEntry, lockLedger, publicationTime } from '@/lib/ledger/mutations';
import { storeSummary } from '@/lib/pledges/mutations';
import { checkFigure } from './check-figure';
import { contentOf } from './figure-content';
import { type FigureContext, figureContext } from './figure-context';
import { effectOf } from './figure-effect';
import { FIGURE_PARTS, toFigure } from './figure-rows';
import { type FigureInput, type FigureToRecord, figureSchema } from './schema';
import type { Figure, FigureEffect } from './types';

type Tx = Prisma.TransactionClient;

/** Reads the input of a figure. Throws `RefusedError` with what is wrong. */
export function readFigure(input: FigureInput): FigureToRecord {
  const parsed = figureSchema.safeParse(input);
  if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
  return parsed.data;
}

function mayRecord(actor: Actor, figure: FigureToRecord): void {
  const isAllowed = can(actor, figure.corrects === null ? 'figure.submit' : 'figure.correct');
  if (!isAllowed) throw new RefusedError([{ code: 'not_allowed', field: null }]);
}

/** Session and row: may this actor publish here without a second person? */
function mayPublish(actor: Actor, context: FigureContext): void {
  const reviewPolicy = context.programme.reviewPolicy;
  if (!can(actor, 'figure.publish_alone', { reviewPolicy })) {
    throw new RefusedError([{ code: 'second_person_needed', field: null }]);
  }
}

/**
 * Finds what the figure names and checks it against everything that may speak against publishing it, a stale form
 * included. Throws `RefusedError`.
 */
export async function checkedContext(tx: Tx, figure: FigureToRecord): Promise<FigureContext> {
  const context = await figureContext(tx, figure);
  const refusals = checkFigure(figure, context.target, context.others, context.today.on);
  if (refusals.length > 0) throw new RefusedError(refusals);
  const { basedOn } = figure;
  const { target } = context;
  // A form that was filled in before the target or its figures changed would publish an effect that nobody saw.
  if (basedOn !== null && target !== null) {
    const isStale = basedOn.targetVersion !== target.version || basedOn.summarySeq !== target.summarySeq;
    if (isStale) throw new RefusedError([{ code: 'stale_form', field: null }]);
  }
  return context;
}

/** What publishing the figure would change, or everything that speaks against it. Writes nothing. */
export async function previewFigure(on: Db, actor: Actor, input: FigureInput): Promise<Result<FigureEffect>> {
  return inTransaction(on, async (tx) => {
    const figure = readFigure(input);
    mayRecord(actor, figure);
    const isOut = { id: figure.id ?? '', publishedAt: { not: null } };
    if (figure.id !== undefined && (await tx.figure.count({ where: isOut })) > 0) {
      throw new RefusedError([{ code: 'already_published', field: null }]);
    }
    return effectOf(tx, actor, figure, await checkedContext(tx, { ...figure, basedOn: null }));
  });
}

/**
 * Writes a figure as submitted: a new row, or in place of what stood in the author's own row that was returned or
 * withdrawn. Its draft goes. Answers its id.
 */
export async function recordFigure(
  tx: Tx,
  actor: Actor,
  figure: FigureToRecord,
  context: FigureContext,
  at: Date,
): Promise<string> {
  const {
    programme: _p,
    basedOn: _b,
    pledge: _l,
    target: _t,
    sources,
    id,
    corrects,
    reason,
    ...fields
  } = figure;
  const data = {
    ...fields,
    pledgeId: context.pledge.id,
    targetId: context.target?.id ?? null,
    from: fields.from && toDatabaseDate(fields.from),
    to: fields.to && toDatabaseDate(fields.to),
    on: fields.on && toDatabaseDate(fields.on),
    note: fields.note ?? Prisma.DbNull,
    dateNote: fields.dateNote ?? Prisma.DbNull,
    correctsId: corrects,
    reason: (corrects === null ? null : reason) ?? Prisma.DbNull,
    state: 'submitted' as const,
    recordedAt: at,
    sources: {
      create: sources.map((source, position) => ({
        ...source,
        position,
        publishedOn: source.publishedOn && toDatabaseDate(source.publishedOn),
      })),
    },
  };
  if (id !== undefined) {
    const draft = await tx.figureDraft.findUnique({ where: { id }, select: { authorId: true } });
    // An id belongs to whoever saved a draft under it: else the draft could never be sent.
    if (draft && draft.authorId !== actor.id) throw new RefusedError([{ code: 'not_allowed', field: null }]);
    await tx.figureDraft.deleteMany({ where: { id } });
    if ((await tx.figure.count({ where: { id } })) > 0) {
      await tx.figureSource.deleteMany({ where: { figureId: id } });
      await tx.figure.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
      return id;
    }
  }
  const row = await tx.figure.create({
    data: { ...data, ...(id !== undefined && { id }), recordedById: actor.id },
    select: { id: true },
  });
  return row.id;
}

/** What a submitted figure needs to become public. */
interface Publication {
  readonly id: string;
  readonly author: Actor;
  readonly approver?: Actor;
  readonly context: FigureContext;
  readonly at: Date;
}

/**
 * Publishes a submitted figure: its state, the state of the one that it corrects, the thread, the ledger entry and the
 * target's stored summary. The ledger names the author and the second person; the author stays the author.
 */
export async function putInForce(tx: Tx, publication: Publication): Promise<Appended> {
  const { id, author, approver, context, at } = publication;
  const { replaced, target } = context;
  if (replaced) {
    const data = { state: 'superseded' as const, version: { increment: 1 } };
    await tx.figure.update({ where: { id: replaced.id }, data });
  }
  // The triggers let sources in only before publication, so publishing is a step of its own.
  const row = await tx.figure.update({
    where: { id },
    data: {
      state: 'published',
      publishedAt: at,
      approvedById: approver?.id ?? null,
      supersedesId: replaced?.id ?? null,
      version: { increment: 1 },
    },
    include: FIGURE_PARTS,
  });
  const published = toFigure(row);
  const said = Object.values(published.reason ?? {})[0] ?? '';
  const event = { at, actorId: (approver ?? author).id };
  await tx.figureEvent.create({
    data: { ...event, figureId: id, kind: approver ? 'approved' : 'published' },
  });
  if (replaced) {
    await tx.figureEvent.create({
      data: { ...event, figureId: replaced.id, kind: 'superseded', reason: said },
    });
  }
  const entry = await appendEntry(tx, {
    kind: replaced ? 'figure_corrected' : 'figure_published',
    actor: author,
    ...(approver && { approver }),
    programme: context.programme,
    pledge: context.pledge,
    ...(target && { target }),
    figureId: id,
    content: contentOf(published),
  });
  // What is so in one region says nothing of where the country stands.
  if (target && published.region === null) {
    await storeSummary(tx, target, [...context.others, published], context.today, entry.seq);
  }
  return entry;
}

/** What of a figure its author typed, in one form that can be compared. */
function typedPart(figure: Figure | FigureToRecord): string {
  const { pledge, target, region, shape, role, value, unit, from, to, on, qualifier, dateNote, note } =
    figure;
  const { sources } = figure;
  const about = { pledge, target, region, shape, role, value, unit, from, to, on };
  return canonicalJson(toJsonObject({ ...about, qualifier, dateNote, note, sources }));
}

/**
 * One form sent twice: the figure is there already, by the same hand. Their own returned or withdrawn row may go on. A form
 * that comes back with something else in it (after the browser's Back) is refused: answering with the first figure would
 * hide that the second was not published.
 */
async function alreadyPublished(tx: Tx, actor: Actor, figure: FigureToRecord) {
  if (figure.id === undefined) return null;
  const row = await tx.figure.findUnique({ where: { id: figure.id }, include: FIGURE_PARTS });
  if (!row) return null;
  const seq = row.entries[0]?.seq;
  const isMine = row.recordedById === actor.id;
  if (isMine && (row.state === 'draft' || row.state === 'returned')) return null;
  if (row.publishedAt === null) {
    throw new RefusedError([{ code: isMine ? 'already_submitted' : 'not_allowed', field: null }]);
  }
  const isSame = row.state === 'published' && typedPart(toFigure(row)) === typedPart(figure);
  if (isMine && isSame && seq !== undefined) return { id: row.id, seq: seq.toString() };
  throw new RefusedError([{ code: 'already_published', field: null }]);
}

/** Runs a change in one transaction, and tells this process of its ledger entry once that is committed. */
export async function publicly<T>(
  on: Db,
  change: (tx: Tx, note: (entry: Appended) => void) => Promise<T>,
): Promise<Result<T>> {
  const committed: Appended[] = [];
  const result = await inTransaction(on, (tx) => change(tx, (entry) => committed.push(entry)));
  // Inside somebody else's transaction nothing is committed yet: the notification will tell.
  if (result.ok && isPool(on)) for (const { seq, at } of committed) noteSequence(seq, at);
  return result;
}

/**
 * Records a figure and publishes it at once, under a programme's "one person" policy: the figure with its sources, the
 * target's stored summary and the ledger entry, in one transaction. With `corrects` it takes the place of that figure, which
 * stays readable as superseded. Values are plain decimals in the target's unit.
 * Refuses what METHOD section 2 refuses, other impossible input, a stale form, a correction of what is no longer in force
 * (`figure_changed`), and actors without the permission. Writers wait for one another, so of two colliding figures the second
 * is refused and told of the first. The same form sent twice (same `id`) is published once.
 */
export async function publishFigure(
  on: Db,
  actor: Actor,
  input: FigureInput,
): Promise<Result<{ id: string; seq: string }>> {
  return publicly(on, async (tx, note) => {
    const figure = readFigure(input);
    await lockLedger(tx);
    mayRecord(actor, figure);
    const earlier = await alreadyPublished(tx, actor, figure);
    if (earlier) return earlier;
    const context = await checkedContext(tx, figure);
    mayPublish(actor, context);
    const at = await publicationTime(tx);
    const id = await recordFigure(tx, actor, figure, context, at);
    const entry = await putInForce(tx, { id, author: actor, context, at });
    note(entry);
    return { id, seq: entry.seq.toString() };
  });
}
