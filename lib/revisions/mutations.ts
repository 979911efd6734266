import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { canonicalJson, toJsonObject } from '@/lib/core/canonical-json';
import { now } from '@/lib/core/clock';
import { type Db, inTransaction } from '@/lib/core/db';
import { type Refusal, RefusedError, type Result } from '@/lib/core/errors';
import { fromDatabaseDate, toDatabaseDate } from '@/lib/core/plain-date';
import type { Prisma } from '@/lib/core/prisma/client';
import { toRefusals } from '@/lib/core/refusal-issues';
import { publicly } from '@/lib/figures/mutations';
import { lockLedger } from '@/lib/ledger/mutations';
import { checkedRevision, noneWaiting, readRevision } from './checked-revision';

import { putInForce } from './publishing/mutations';
import type { RevisionContext } from './revision-context';
import { effectOf } from './revision-effect';
import { DESK_REVISIONS, type RevisionRow } from './revision-rows';
import {
  type DecisionInput,
  decisionSchema,
  type ReturnInput,
  type RevisionInput,
  type RevisionToRecord,
  returnSchema,
  revisionSchema,
} from './schema';
import type { RevisionEffect } from './types';

type Tx = Prisma.TransactionClient;

function stop(code: string, field: string | null = null, values: Refusal['values'] = {}): never {
  throw new RefusedError([{ code, field, values }]);
}

/** Who asks, as the account stands inside the transaction: a role that was lowered meanwhile counts at once. */
async function present(tx: Tx, { id }: Actor): Promise<Actor> {
  const row = await tx.user.findFirst({
    where: { id, disabledAt: null },
    select: { id: true, name: true, role: true },
  });
  return row ?? stop('not_allowed');
}

/** What publishing the revision would change, or everything that speaks against it. Writes nothing. */
export async function previewRevision(
  on: Db,
  actor: Actor,
  input: RevisionInput,
): Promise<Result<RevisionEffect>> {
  return inTransaction(on, async (tx) => {
    const revision = readRevision(input);
    if (!can(actor, 'revision.propose')) stop('not_allowed');
    const context = await checkedRevision(tx, revision, input);
    await noneWaiting(tx, context, revision.id);
    return effectOf(tx, context);
  });
}

/** Writes a revision as submitted: a new row, or in place of what stood in the author's own row. */
async function record(tx: Tx, author: Actor, revision: RevisionToRecord, context: RevisionContext) {
  const { id, revisedOn, reason, sources } = revision;
  const { before, after } = context.subject;
  const data = {
    before: toJsonObject(before) as Prisma.InputJsonObject,
    content: toJsonObject(after) as Prisma.InputJsonObject,
    basedOn: context.version,
    revisedOn: toDatabaseDate(revisedOn),
    reason,
    state: 'submitted' as const,
    submittedAt: now(),
    sources: {
      create: sources.map((source, position) => ({
        ...source,
        position,
        publishedOn: source.publishedOn && toDatabaseDate(source.publishedOn),
      })),
    },
  };
  const place = { pledgeId: context.pledge.id, targetId: context.target?.id ?? null };
  if ((await tx.revision.count({ where: { id } })) === 0) {
    return tx.revision.create({ data: { ...data, ...place, id, authorId: author.id }, ...DESK_REVISIONS });
  }
  await tx.revisionSource.deleteMany({ where: { revisionId: id } });
  const update = { ...data, version: { increment: 1 } };
  return tx.revision.update({ where: { id }, data: update, ...DESK_REVISIONS });
}

/** What a revision says, to tell one form sent twice from another. */
function said(revision: RevisionToRecord, content: unknown): string {
  const { basedOn: _b, ...rest } = revision;
  return canonicalJson(toJsonObject({ ...rest, content }));
}

function toRecord(row: RevisionRow): RevisionToRecord {
  return revisionSchema.parse({
    id: row.id,
    programme: row.pledge.programme.slug,
    pledge: row.pledge.slug,
    target: row.target?.key ?? null,
    basedOn: row.basedOn,
    revisedOn: fromDatabaseDate(row.revisedOn),
    reason: row.reason,
    sources: row.sources.map(({ url, publisher, publishedOn, kind }) => ({
      url,
      publisher,
      publishedOn: publishedOn && fromDatabaseDate(publishedOn),
      kind,
    })),
  });
}

/** What a written revision puts in force: our own JSON, whole terms, or a whole pledge with its words. */
function proposedIn(row: RevisionRow): RevisionInput {
  const stored = Object(row.content);
  const { title, summary } = stored;
  return { ...toRecord(row), ...(row.targetId ? { terms: stored } : { wording: { title, summary } }) };
}

/** What publishing a waiting revision would change today, or everything that speaks against it by now. Writes nothing. */
export async function previewProposed(on: Db, actor: Actor, id: string): Promise<Result<RevisionEffect>> {
  return inTransaction(on, async (tx) => {
    if (!can(actor, 'desk.enter')) stop('not_allowed');
    const row = await tx.revision.findUnique({ where: { id }, ...DESK_REVISIONS });
    if (!row) return stop('unknown_revision');
    return effectOf(tx, await checkedRevision(tx, toRecord(row), proposedIn(row)));
  });
}

/** The author's own row of that id, if there is one: a form sent twice, or one that goes on. Refuses other people's. */
async function ownRow(tx: Tx, author: Actor, id: string): Promise<RevisionRow | null> {
  const row = await tx.revision.findUnique({ where: { id }, ...DESK_REVISIONS });
  return row && row.authorId !== author.id ? stop('not_allowed') : row;
}

function isSentTwice(row: RevisionRow, revision: RevisionToRecord, context: RevisionContext): boolean {
  return said(toRecord(row), row.content) === said(revision, context.subject.after);
}

/**
 * Puts a revision of a pledge's wording or of a target before an admin; nothing becomes public. With the id of one's own returned
 * or withdrawn revision it takes that one's place. Everything is checked as if it were published now. Reviewers and admins.
 */
export async function proposeRevision(
  on: Db,
  actor: Actor,
  input: RevisionInput,
): Promise<Result<{ id: string }>> {
  return inTransaction(on, async (tx) => {
    const revision = readRevision(input);
    await lockLedger(tx);
    const author = await present(tx, actor);
    if (!can(author, 'revision.propose')) stop('not_allowed');
    const row = await ownRow(tx, author, revision.id);
    if (row?.state === 'published') stop('revision_not_waiting', null, { state: row.state });
    const context = await checkedRevision(tx, revision, input);
    if (row?.state === 'submitted') {
      return isSentTwice(row, revision, context) ? { id: row.id } : stop('revision_already_waiting');
    }
    await noneWaiting(tx, context, revision.id);
    await record(tx, author, revision, context);
    return { id: revision.id };
  });
}

/**
 * Publishes a revision at once, under a programme's "one person" policy: for admins. The pledge or target changes, its stored
 * summaries and the ledger with it, in one transaction; the entry names no second person. The same form sent twice is one revision.
 */
export async function publishRevision(
  on: Db,
  actor: Actor,
  input: RevisionInput,
): Promise<Result<{ id: string; seq: string }>> {
  return publicly(on, async (tx, note) => {
    const revision = readRevision(input);
    await lockLedger(tx);
    const author = await present(tx, actor);
    if (!can(author, 'revision.propose')) stop('not_allowed');
    const row = await ownRow(tx, author, revision.id);
    if (row?.state === 'published' && row.ledgerSeq !== null)
      return { id: row.id, seq: String(row.ledgerSeq) };
    if (row?.state === 'submitted') stop('revision_already_waiting');
    const context = await checkedRevision(tx, revision, input);
    const { reviewPolicy } = context.programme;
    if (!can(author, 'revision.publish_alone', { reviewPolicy })) stop('second_person_needed');
    await noneWaiting(tx, context, revision.id);
    const written = await record(tx, author, revision, context);
    const entry = await putInForce(tx, { row: written, author, approver: null, context });
    note(entry);
    return { id: revision.id, seq: String(entry.seq) };
  });
}

/** The row that somebody decides about, if they may and it is still the one they read. */
async function rowToDecide(tx: Tx, decider: Actor, { id, version }: DecisionInput): Promise<RevisionRow> {
  const row =
    (await tx.revision.findUnique({ where: { id }, ...DESK_REVISIONS })) ?? stop('unknown_revision');
  if (!can(decider, 'revision.approve', { authorId: row.authorId })) {
    stop(row.authorId === decider.id ? 'own_revision' : 'not_allowed');
  }
  if (row.state !== 'submitted') stop('revision_not_waiting', null, { state: row.state });
  if (row.version !== version) stop('revision_changed');
  return row;
}

/**
 * Publishes somebody else's proposed revision. Everything is checked once more as it is now: what was revised or published in
 * between and does not go with it is refused. Admins, and never one's own.
 */
export async function approveRevision(
  on: Db,
  actor: Actor,
  input: DecisionInput,
): Promise<Result<{ id: string; seq: string }>> {
  return publicly(on, async (tx, note) => {
    const decision = decisionSchema.parse(input);
    await lockLedger(tx);
    const approver = await present(tx, actor);
    const row = await rowToDecide(tx, approver, decision);
    const context = await checkedRevision(tx, toRecord(row), proposedIn(row));
    const entry = await putInForce(tx, { row, author: row.author, approver, context });
    note(entry);
    return { id: row.id, seq: String(entry.seq) };
  });
}

/** Gives a proposed revision back to its author with a reason. Admins, and never one's own. */
export async function returnRevision(
  on: Db,
  actor: Actor,
  input: ReturnInput,
): Promise<Result<{ id: string }>> {
  return inTransaction(on, async (tx) => {
    const parsed = returnSchema.safeParse(input);
    if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
    await lockLedger(tx);
    const decider = await present(tx, actor);
    const { id } = await rowToDecide(tx, decider, parsed.data);
    const why = { returnedById: decider.id, returnReason: parsed.data.reason };
    await tx.revision.update({
      where: { id },
      data: { state: 'returned', ...why, version: { increment: 1 } },
    });
    return { id };
  });
}

/** Takes one's own proposed revision back; it can be sent again. */
export async function withdrawRevision(on: Db, actor: Actor, id: string): Promise<Result<{ id: string }>> {
  return inTransaction(on, async (tx) => {
    await lockLedger(tx);
    const author = await present(tx, actor);
    const row = (await ownRow(tx, author, id)) ?? stop('unknown_revision');
    if (row.state === 'withdrawn') return { id }; // sent twice
    if (row.state !== 'submitted') stop('revision_not_waiting', null, { state: row.state });
    if (!can(author, 'revision.change_own', { authorId: row.authorId })) stop('not_allowed');
    await tx.revision.update({ where: { id }, data: { state: 'withdrawn', version: { increment: 1 } } });
    return { id };
  });
}
