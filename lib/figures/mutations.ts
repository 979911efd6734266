import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { canonicalJson, type Json, toJsonObject } from '@/lib/core/canonical-json';
import { now } from '@/lib/core/clock';
import { type Db, inTransaction, isPool } from '@/lib/core/db';
import { RefusedError, type Result } from '@/lib/core/errors';
import { toDatabaseDate } from '@/lib/core/plain-date';
import { Prisma } from '@/lib/core/prisma/client';
import { noteSequence } from '@/lib/core/published-sequence';
import { toRefusals } from '@/lib/core/refusal-issues';
import { type Appended, appendEntry, lockLedger } from '@/lib/ledger/mutations';
import { currentQualifier } from '@/lib/pledges/current-qualifier';
import { storeSummary } from '@/lib/pledges/mutations';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { overallOf, standingOf, summariseFor } from '@/lib/pledges/standing';
import { checkFigure } from './check-figure';
import { type FigureContext, figureContext } from './figure-context';
import { FIGURE_PARTS, PUBLIC_STATES, toFigure } from './figure-rows';
import { type FigureInput, type FigureToRecord, figureSchema } from './schema';
import type { Figure, FigureEffect } from './types';

type Tx = Prisma.TransactionClient;

/** Nobody but the database gives a figure its id before it is published; the preview needs some other text. */
const PREVIEW_ID = 'preview';

function parse(input: FigureInput): FigureToRecord {
  const parsed = figureSchema.safeParse(input);
  if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
  return parsed.data;
}

/** Session and row: may this actor publish here without a second person? */
function mayPublish(actor: Actor, context: FigureContext): void {
  if (!can(actor, 'figure.submit')) throw new RefusedError([{ code: 'not_allowed', field: null }]);
  const reviewPolicy = context.programme.reviewPolicy;
  if (!can(actor, 'figure.publish_alone', { reviewPolicy })) {
    throw new RefusedError([{ code: 'second_person_needed', field: null }]);
  }
}

/** A form that was filled in before the target or its figures changed would publish an effect that nobody saw. */
function isStale(figure: FigureToRecord, { target }: FigureContext): boolean {
  if (figure.basedOn === null || target === null) return false;
  return figure.basedOn.targetVersion !== target.version || figure.basedOn.summarySeq !== target.summarySeq;
}

/** The figure as it would read once published, for computing what follows from it. */
function asPublished(figure: FigureToRecord, actor: Actor, at: Date): Figure {
  const { programme: _programme, basedOn: _basedOn, id, ...fields } = figure;
  return {
    ...fields,
    id: id ?? PREVIEW_ID,
    state: 'published',
    recordedBy: actor.name,
    recordedAt: at.toISOString(),
    publishedAt: at.toISOString(),
    approvedBy: null,
    supersedes: null,
    reason: null,
    ledgerSeq: null,
  };
}

async function citingSame(tx: Tx, figure: FigureToRecord, programmeId: string): Promise<Figure[]> {
  const rows = await tx.figure.findMany({
    where: {
      state: { in: [...PUBLIC_STATES] },
      pledge: { programmeId },
      sources: { some: { url: { in: figure.sources.map(({ url }) => url) } } },
    },
    include: FIGURE_PARTS,
    orderBy: { publishedAt: 'asc' },
    take: 20,
  });
  return rows.map(toFigure);
}

async function effectOf(
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
  const withIt = [...others, asPublished(figure, actor, now())];
  const summary = summariseFor(target, withIt, today);
  const qualifier = currentQualifier(summary.usedIds, withIt);
  const after = { ...standingOf(target, summary, today), qualifier };
  const targets = detail.targets.map((standing) => (standing === before ? after : standing));
  return {
    target: { before, after },
    pledge: { before: detail.status, after: overallOf(targets).status },
    sameSource,
    basedOn: { targetVersion: target.version, summarySeq: target.summarySeq },
  };
}

/** What publishing the figure would change, or everything that speaks against it. Writes nothing. */
export async function previewFigure(on: Db, actor: Actor, input: FigureInput): Promise<Result<FigureEffect>> {
  return inTransaction(on, async (tx) => {
    const figure = parse(input);
    const context = await figureContext(tx, figure);
    mayPublish(actor, context);
    if (figure.id !== undefined && (await tx.figure.count({ where: { id: figure.id } })) > 0) {
      throw new RefusedError([{ code: 'already_published', field: null }]);
    }
    const refusals = checkFigure(figure, context.target, context.others, context.today.on);
    if (refusals.length > 0) throw new RefusedError(refusals);
    return effectOf(tx, actor, figure, context);
  });
}

async function insertFigure(
  tx: Tx,
  actor: Actor,
  figure: FigureToRecord,
  context: FigureContext,
): Promise<Figure> {
  const {
    programme: _programme,
    basedOn: _basedOn,
    sources,
    id,
    pledge: _pledge,
    target: _target,
    ...fields
  } = figure;
  const at = now();
  const row = await tx.figure.create({
    data: {
      ...fields,
      ...(id !== undefined && { id }),
      pledgeId: context.pledge.id,
      targetId: context.target?.id ?? null,
      from: fields.from && toDatabaseDate(fields.from),
      to: fields.to && toDatabaseDate(fields.to),
      on: fields.on && toDatabaseDate(fields.on),
      note: fields.note ?? Prisma.DbNull,
      dateNote: fields.dateNote ?? Prisma.DbNull,
      state: 'submitted',
      recordedById: actor.id,
      recordedAt: at,
      sources: {
        create: sources.map((source, position) => ({
          ...source,
          position,
          publishedOn: source.publishedOn && toDatabaseDate(source.publishedOn),
        })),
      },
    },
    select: { id: true },
  });
  // The triggers let sources in only before publication, so publishing is a step of its own.
  const published = await tx.figure.update({
    where: { id: row.id },
    data: { state: 'published', publishedAt: at, version: { increment: 1 } },
    include: FIGURE_PARTS,
  });
  return toFigure(published);
}

/** The public content of a figure's ledger entry: the figure, without what the entry itself says. */
function contentOf(figure: Figure): { readonly [key: string]: Json } {
  const {
    state: _s,
    recordedBy: _r,
    recordedAt: _a,
    publishedAt: _p,
    approvedBy: _b,
    ledgerSeq: _l,
    ...content
  } = figure;
  return toJsonObject(content);
}

/** What of a figure its author typed, in one form that can be compared. */
function typedPart(figure: Figure | FigureToRecord): string {
  const { pledge, target, shape, role, value, unit, from, to, on, qualifier, dateNote, note, sources } =
    figure;
  const about = { pledge, target, shape, role, value, unit, from, to, on };
  return canonicalJson(toJsonObject({ ...about, qualifier, dateNote, note, sources }));
}

/**
 * One form sent twice: the figure is there already, by the same hand. A form that comes back with something else in it
 * (after the browser's Back) is refused: answering with the first figure would hide that the second was not published.
 */
async function alreadyPublished(tx: Tx, actor: Actor, figure: FigureToRecord) {
  if (figure.id === undefined) return null;
  const row = await tx.figure.findUnique({ where: { id: figure.id }, include: FIGURE_PARTS });
  if (!row) return null;
  const seq = row.entries[0]?.seq;
  const isSame = row.publishedAt !== null && typedPart(toFigure(row)) === typedPart(figure);
  if (row.recordedById !== actor.id || !isSame || seq === undefined) {
    throw new RefusedError([{ code: 'already_published', field: null }]);
  }
  return { id: row.id, seq: seq.toString() };
}

function announce({ seq, at }: Appended): void {
  noteSequence(seq, at);
}

/**
 * Records a figure and publishes it at once, under a programme's "one person" policy: the figure with its sources, the
 * target's stored summary and the ledger entry, in one transaction. Values are plain decimals in the target's unit.
 * Refuses what METHOD section 2 refuses, other impossible input, a stale form, and actors without the permission.
 * Writers wait for one another, so of two colliding figures the second is refused and told of the first. The same form
 * sent twice (same `id`) is published once.
 */
export async function publishFigure(
  on: Db,
  actor: Actor,
  input: FigureInput,
): Promise<Result<{ id: string; seq: string }>> {
  let committed: Appended | null = null;
  const result = await inTransaction(on, async (tx) => {
    const figure = parse(input);
    await lockLedger(tx);
    const context = await figureContext(tx, figure);
    mayPublish(actor, context);
    const earlier = await alreadyPublished(tx, actor, figure);
    if (earlier) return earlier;
    const refusals = checkFigure(figure, context.target, context.others, context.today.on);
    if (refusals.length > 0) throw new RefusedError(refusals);
    if (isStale(figure, context)) throw new RefusedError([{ code: 'stale_form', field: null }]);
    const published = await insertFigure(tx, actor, figure, context);
    const entry = await appendEntry(tx, {
      kind: 'figure_published',
      actor,
      programme: context.programme,
      pledge: context.pledge,
      ...(context.target && { target: context.target }),
      figureId: published.id,
      content: contentOf(published),
    });
    if (context.target) {
      const summary = summariseFor(context.target, [...context.others, published], context.today);
      await storeSummary(tx, context.target.id, summary, entry.seq);
    }
    committed = entry;
    return { id: published.id, seq: entry.seq.toString() };
  });
  // Inside somebody else's transaction nothing is committed yet: the notification will tell.
  if (committed !== null && isPool(on)) announce(committed);
  return result;
}
