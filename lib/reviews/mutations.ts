import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { canonicalJson, toJsonObject } from '@/lib/core/canonical-json';
import { now } from '@/lib/core/clock';
import { type Db, inTransaction } from '@/lib/core/db';
import { RefusedError, type Result } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/prisma/client';
import { toRefusals } from '@/lib/core/refusal-issues';
import { targetOf } from '@/lib/figures/figure-context';
import { figureInForce } from '@/lib/figures/figure-in-force';
import { checkedContext, publicly, putInForce, readFigure, recordFigure } from '@/lib/figures/mutations';
import {
  type FigureInput,
  type FigureToRecord,
  type RetractionInput,
  retractionSchema,
} from '@/lib/figures/schema';
import { lockLedger, publicationTime } from '@/lib/ledger/mutations';
import { getProgramme } from '@/lib/programmes/queries';
import { takeFigureOut } from './retractions/out-of-force';
import { SUBMISSION_PARTS, type SubmissionRow, toInput } from './review-rows';
import { type DraftInput, draftSchema, reasonSchema } from './schema';

type Tx = Prisma.TransactionClient;

function stop(code: string, field: string | null = null, values: Record<string, string> = {}): never {
  throw new RefusedError([{ code, field, values }]);
}

/** Who asks, as the account stands inside the transaction: a role that was lowered meanwhile counts at once. */
export async function present(tx: Tx, { id }: Actor): Promise<Actor> {
  const row = await tx.user.findFirst({
    where: { id, disabledAt: null },
    select: { id: true, name: true, role: true },
  });
  return row ?? stop('not_allowed');
}

async function submissionOf(tx: Tx, id: string): Promise<SubmissionRow> {
  const row = await tx.figure.findUnique({ where: { id }, include: SUBMISSION_PARTS });
  return row ?? stop('unknown_figure');
}

/** What a submission says, to compare two of them and to keep in the thread. */
function said(figure: FigureToRecord) {
  const { basedOn: _, ...rest } = figure;
  return toJsonObject(rest);
}

/** Refuses what has left the state that the form was made for, and says where it is now. */
function isStillSubmitted({ state }: SubmissionRow): void {
  if (state !== 'submitted') stop('not_submitted', null, { state });
}

/**
 * Sends a figure to be read by a second person, new or again after it was returned or withdrawn. With `corrects` it is a
 * proposed correction. Everything is checked as if it were published now. The same form sent twice is one submission.
 */
export async function submitFigure(
  on: Db,
  actor: Actor,
  input: FigureInput,
): Promise<Result<{ id: string }>> {
  return inTransaction(on, async (tx) => {
    const figure = readFigure(input);
    await lockLedger(tx);
    const author = await present(tx, actor);
    if (!can(author, figure.corrects === null ? 'figure.submit' : 'figure.correct')) stop('not_allowed');
    const row =
      figure.id === undefined
        ? null
        : await tx.figure.findUnique({ where: { id: figure.id }, include: SUBMISSION_PARTS });
    if (row) {
      const isPublished = row.publishedAt !== null;
      if (!can(author, 'figure.change_own', { authorId: row.recordedById, isPublished })) stop('not_allowed');
      if (row.state === 'submitted') {
        const isSame = canonicalJson(said(readFigure(toInput(row)))) === canonicalJson(said(figure));
        return isSame ? { id: row.id } : stop('already_submitted');
      }
    }
    const context = await checkedContext(tx, figure);
    const at = now();
    const id = await recordFigure(tx, author, figure, context, at);
    const content = said({ ...figure, id });
    await tx.figureEvent.create({
      data: { figureId: id, at, actorId: author.id, kind: 'submitted', content },
    });
    return { id };
  });
}

/** Takes one's own submission back, to go on with it; it is then a draft again. */
export async function withdrawFigure(on: Db, actor: Actor, id: string): Promise<Result<{ id: string }>> {
  return inTransaction(on, async (tx) => {
    await lockLedger(tx);
    const author = await present(tx, actor);
    const row = await submissionOf(tx, id);
    const isPublished = row.publishedAt !== null;
    if (!can(author, 'figure.change_own', { authorId: row.recordedById, isPublished })) {
      return row.recordedById === author.id
        ? stop('not_submitted', null, { state: row.state })
        : stop('not_allowed');
    }
    if (row.state === 'draft') return { id }; // sent twice
    isStillSubmitted(row);
    await tx.figure.update({ where: { id }, data: { state: 'draft', version: { increment: 1 } } });
    await tx.figureEvent.create({ data: { figureId: id, at: now(), actorId: author.id, kind: 'withdrawn' } });
    return { id };
  });
}

/** Sends a submission back to its author with a reason. Never one's own. */
export async function returnFigure(
  on: Db,
  actor: Actor,
  input: { readonly id: string; readonly version: number; readonly reason: string },
): Promise<Result<{ id: string }>> {
  return inTransaction(on, async (tx) => {
    const reason = reasonSchema.safeParse(input.reason);
    if (!reason.success)
      throw new RefusedError([{ code: toRefusals(reason.error)[0]?.code ?? 'required', field: 'reason' }]);
    await lockLedger(tx);
    const reviewer = await present(tx, actor);
    const row = await submissionOf(tx, input.id);
    if (!can(reviewer, 'figure.return', { authorId: row.recordedById })) stop('not_allowed');
    isStillSubmitted(row);
    if (row.version !== input.version) stop('submission_changed');
    await tx.figure.update({ where: { id: row.id }, data: { state: 'returned', version: { increment: 1 } } });
    const event = { figureId: row.id, at: now(), actorId: reviewer.id, kind: 'returned' as const };
    await tx.figureEvent.create({ data: { ...event, reason: reason.data } });
    return { id: row.id };
  });
}

/** What the reviewer read: the version of the submission, and what its effect was computed from. */
export interface Reviewed {
  readonly id: string;
  readonly version: number;
  readonly basedOn: { readonly targetVersion: number; readonly summarySeq: string } | null;
}

/**
 * Publishes somebody else's submission. Everything is checked once more as it is now: what a publication in between has made
 * impossible is refused, and so is an effect that the reviewer has not seen (`stale_form`, `submission_changed`).
 */
export async function approveFigure(
  on: Db,
  actor: Actor,
  reviewed: Reviewed,
): Promise<Result<{ id: string; seq: string }>> {
  return publicly(on, async (tx, note) => {
    await lockLedger(tx);
    const approver = await present(tx, actor);
    const row = await submissionOf(tx, reviewed.id);
    if (!can(approver, 'figure.approve', { authorId: row.recordedById })) stop('not_allowed');
    const seq = row.entries[0]?.seq;
    if (row.publishedAt !== null && row.approvedById === approver.id && seq !== undefined) {
      return { id: row.id, seq: seq.toString() }; // sent twice
    }
    isStillSubmitted(row);
    if (row.version !== reviewed.version) stop('submission_changed');
    const context = await checkedContext(tx, readFigure({ ...toInput(row), basedOn: reviewed.basedOn }));
    const at = await publicationTime(tx);
    const entry = await putInForce(tx, { id: row.id, author: row.recordedBy, approver, context, at });
    note(entry);
    return { id: row.id, seq: entry.seq.toString() };
  });
}

/**
 * Takes a published figure out of force with a public reason; it stays readable as retracted. For reviewers and admins.
 * Refuses `figure_changed` when it has been corrected or retracted meanwhile.
 */
export async function retractFigure(
  on: Db,
  actor: Actor,
  input: RetractionInput,
): Promise<Result<{ id: string; seq: string }>> {
  return publicly(on, async (tx, note) => {
    const parsed = retractionSchema.safeParse(input);
    if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
    await lockLedger(tx);
    const reviewer = await present(tx, actor);
    if (!can(reviewer, 'figure.retract')) stop('not_allowed');
    const programme = await getProgramme(parsed.data.programme, tx);
    if (!programme) return stop('unknown_programme');
    const { id, reason } = parsed.data;
    const entry = await takeFigureOut(tx, { id, programme, reason, actor: reviewer });
    // Somebody's proposal to do the same has been met; one's own is taken back by it.
    const decision = { decidedById: reviewer.id, decidedAt: now() };
    const waits = { figureId: id, state: 'proposed' as const };
    await tx.retraction.updateMany({
      where: { ...waits, proposerId: { not: reviewer.id } },
      data: { ...decision, state: 'done' },
    });
    await tx.retraction.updateMany({ where: waits, data: { state: 'withdrawn' } });
    note(entry);
    return { id, seq: entry.seq.toString() };
  });
}

/**
 * Saves a figure form as it is typed, finished or not, for its author alone. Refuses `draft_changed` when it was saved from
 * another window meanwhile, and `already_submitted` for a figure that has gone on.
 */
export async function saveDraft(
  on: Db,
  actor: Actor,
  input: DraftInput,
): Promise<Result<{ id: string; version: number }>> {
  return inTransaction(on, async (tx) => {
    const parsed = draftSchema.safeParse(input);
    if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
    const { id, programme: slug, pledge: pledgeSlug, target: key, version, typed, corrects } = parsed.data;
    await lockLedger(tx);
    const author = await present(tx, actor);
    if (!can(author, 'figure.draft')) stop('not_allowed');
    const programme = (await getProgramme(slug, tx)) ?? stop('unknown_programme', 'programme');
    const pledge = await tx.pledge.findUnique({
      where: { programmeId_slug: { programmeId: programme.id, slug: pledgeSlug } },
      select: { id: true },
    });
    if (!pledge) return stop('unknown_pledge', 'pledge');
    const target = key === null ? null : await targetOf(tx, programme, pledge.id, key);
    const figure = await tx.figure.findUnique({ where: { id }, select: { recordedById: true, state: true } });
    if (figure && figure.recordedById !== author.id) stop('not_allowed');
    if (figure && figure.state !== 'draft' && figure.state !== 'returned') stop('already_submitted');
    const earlier = await tx.figureDraft.findUnique({ where: { id } });
    if (earlier && !can(author, 'figure.change_own', { authorId: earlier.authorId })) stop('not_allowed');
    if (earlier && earlier.version !== version) {
      const isSame =
        canonicalJson(toJsonObject(Object(earlier.typed))) === canonicalJson(toJsonObject(typed));
      return isSame ? { id, version: earlier.version } : stop('draft_changed');
    }
    const data = {
      pledgeId: pledge.id,
      targetId: target?.id ?? null,
      correctsId: corrects === null ? null : (await figureInForce(tx, programme.id, corrects)).id,
      typed,
      updatedAt: now(),
    };
    const row = earlier
      ? await tx.figureDraft.update({ where: { id }, data: { ...data, version: { increment: 1 } } })
      : await tx.figureDraft.create({ data: { ...data, id, authorId: author.id } });
    return { id, version: row.version };
  });
}

/** Throws away a saved form of one's own. What was once submitted stays, with its thread. */
export async function discardDraft(on: Db, actor: Actor, id: string): Promise<Result<{ id: string }>> {
  return inTransaction(on, async (tx) => {
    const author = await present(tx, actor);
    const row = await tx.figureDraft.findUnique({ where: { id }, select: { authorId: true } });
    if (row === null) return { id }; // gone already
    if (!can(author, 'figure.change_own', { authorId: row.authorId })) stop('not_allowed');
    await tx.figureDraft.delete({ where: { id } });
    return { id };
  });
}
