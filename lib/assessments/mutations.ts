import { z } from 'zod';
import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { canonicalJson, toJsonObject } from '@/lib/core/canonical-json';
import { now } from '@/lib/core/clock';
import { type Db, inTransaction, isPool } from '@/lib/core/db';
import { type Refusal, RefusedError, type Result } from '@/lib/core/errors';
import { toDatabaseDate } from '@/lib/core/plain-date';
import { Prisma } from '@/lib/core/prisma/client';
import { noteSequence } from '@/lib/core/published-sequence';
import { toRefusals } from '@/lib/core/refusal-issues';
import { type Appended, appendEntry, lockLedger, publicationTime } from '@/lib/ledger/mutations';
import { METHOD_VERSION } from '@/lib/status/version';
import { contentOf, PUBLIC_ASSESSMENTS, toAssessment } from './assessment-rows';
import {
  type AssessmentInput,
  type AssessmentToPropose,
  assessmentSchema,
  type DecisionInput,
  decisionSchema,
  type ReturnInput,
  returnSchema,
} from './schema';
import type { AssessmentEvent } from './types';

type Tx = Prisma.TransactionClient;

function refused(code: string, field: string | null = null, values: Refusal['values'] = {}): RefusedError {
  return new RefusedError([{ code, field, values }]);
}

/** The pledge that is to be assessed, and what is in force for it now. */
async function findPledge(tx: Tx, input: AssessmentToPropose) {
  const programme = await tx.programme.findUnique({ where: { slug: input.programme } });
  if (!programme) throw refused('unknown_programme', 'programme');
  const pledge = await tx.pledge.findUnique({
    where: { programmeId_slug: { programmeId: programme.id, slug: input.pledge } },
    select: { id: true, assessments: { where: { state: 'published' }, select: { id: true } } },
  });
  if (!pledge) throw refused('unknown_pledge', 'pledge');
  return { id: pledge.id, inForce: pledge.assessments[0]?.id ?? null };
}

/** What an assessment says, as it is kept in its thread. */
function said({ programme: _, ...assessment }: AssessmentToPropose) {
  return toJsonObject(assessment);
}

/** Writes into the thread of an assessment what somebody did with it. */
async function note(
  tx: Tx,
  assessmentId: string,
  { id: actorId }: Pick<Actor, 'id'>,
  kind: AssessmentEvent['kind'],
  more: { readonly reason?: string; readonly content?: Prisma.InputJsonObject } = {},
): Promise<void> {
  await tx.assessmentEvent.create({ data: { assessmentId, at: now(), actorId, kind, ...more } });
}

/** Puts a proposal in place of one's own returned one, or anew. A form sent twice finds its own row, and changes nothing. */
async function writeProposal(tx: Tx, actor: Actor, input: AssessmentToPropose, pledgeId: string) {
  const { id, verdict, reasoning, supersedes, reason, sources } = input;
  const data = {
    verdict,
    reasoning,
    methodVersion: METHOD_VERSION,
    supersedesId: supersedes,
    reason: (supersedes === null ? null : reason) ?? Prisma.DbNull,
    submittedAt: now(),
    state: 'submitted' as const,
    sources: {
      create: sources.map((source, position) => ({
        ...source,
        position,
        publishedOn: source.publishedOn && toDatabaseDate(source.publishedOn),
      })),
    },
  };
  const row = await tx.assessment.findUnique({ where: { id } });
  const tell = () => note(tx, id, actor, 'submitted', { content: said(input) });
  if (row === null) {
    await tx.assessment.create({ data: { ...data, id, pledgeId, authorId: actor.id } });
    return tell();
  }
  const isPublished = row.publishedAt !== null;
  if (row.pledgeId !== pledgeId || row.authorId !== actor.id) throw refused('not_allowed');
  if (row.state === 'submitted') {
    // A form that comes back with something else in it must not seem to have been taken.
    const sent = await tx.assessmentEvent.findFirst({
      where: { assessmentId: id, kind: 'submitted' },
      orderBy: { id: 'desc' },
      select: { content: true },
    });
    const isSame =
      sent?.content == null ||
      canonicalJson(toJsonObject(Object(sent.content))) === canonicalJson(said(input));
    if (!isSame) throw refused('already_submitted');
    return;
  }
  if (!can(actor, 'assessment.change_own', { authorId: row.authorId, isPublished })) {
    throw refused('assessment_changed');
  }
  await tx.assessmentSource.deleteMany({ where: { assessmentId: id } });
  // Why it came back stays in its thread.
  const back = { returnedById: null, returnReason: null, version: { increment: 1 } };
  await tx.assessment.update({ where: { id }, data: { ...data, ...back } });
  await tell();
}

/**
 * Puts a verdict on a pledge before a second person; nothing becomes public. With the id of one's own returned assessment it
 * takes that one's place. Refuses other people's, impossible input, and a form that was filled in while another assessment
 * of the pledge came in force. Editors and up.
 */
export async function proposeAssessment(
  on: Db,
  actor: Actor,
  input: AssessmentInput,
): Promise<Result<{ id: string }>> {
  return inTransaction(on, async (tx) => {
    if (!can(actor, 'assessment.propose')) throw refused('not_allowed');
    const parsed = assessmentSchema.safeParse(input);
    if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
    await lockLedger(tx);
    const pledge = await findPledge(tx, parsed.data);
    const own = await tx.assessment.findUnique({ where: { id: parsed.data.id }, select: { state: true } });
    const isSentTwice = own !== null && own.state !== 'returned' && own.state !== 'withdrawn';
    if (!isSentTwice && pledge.inForce !== parsed.data.supersedes) throw refused('assessment_outdated');
    await writeProposal(tx, actor, parsed.data, pledge.id);
    return { id: parsed.data.id };
  });
}

/** The submitted row that somebody decides about, if they may and it is still the one they read. */
async function findToDecide(tx: Tx, actor: Actor, id: string, version: number) {
  const row = await tx.assessment.findUnique({
    where: { id },
    include: {
      author: { select: { id: true, name: true, role: true } },
      pledge: { select: { id: true, slug: true, programme: { select: { id: true, slug: true } } } },
    },
  });
  if (!can(actor, 'assessment.approve', { authorId: row?.authorId ?? '' })) {
    throw refused(row?.authorId === actor.id ? 'own_assessment' : 'not_allowed');
  }
  if (row?.state !== 'submitted' || row.version !== version) throw refused('assessment_changed');
  return row;
}

/**
 * Publishes a proposed assessment as the second person: the one that it revises is superseded, and one entry is written
 * that names author and approver, in one transaction. Never one's own, whatever the programme's policy; for reviewers and
 * admins. Refuses when it was changed, decided or overtaken meanwhile.
 */
export async function approveAssessment(
  on: Db,
  actor: Actor,
  input: DecisionInput,
): Promise<Result<{ seq: string }>> {
  let committed: Appended | null = null;
  const result = await inTransaction(on, async (tx) => {
    const parsed = decisionSchema.safeParse(input);
    if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
    await lockLedger(tx);
    const { id, author, pledge, supersedesId } = await findToDecide(
      tx,
      actor,
      parsed.data.id,
      parsed.data.version,
    );
    const inForce = await tx.assessment.findFirst({ where: { pledgeId: pledge.id, state: 'published' } });
    if ((inForce?.id ?? null) !== supersedesId) throw refused('assessment_outdated');
    if (inForce) await tx.assessment.update({ where: { id: inForce.id }, data: { state: 'superseded' } });
    const row = await tx.assessment.update({
      where: { id },
      data: {
        state: 'published',
        approverId: actor.id,
        publishedAt: await publicationTime(tx),
        version: { increment: 1 },
      },
      include: PUBLIC_ASSESSMENTS.include,
    });
    const entry = await appendEntry(tx, {
      kind: inForce ? 'assessment_revised' : 'assessment_published',
      actor: author,
      approver: actor,
      programme: pledge.programme,
      pledge,
      content: contentOf(toAssessment(row)),
    });
    await tx.assessment.update({ where: { id }, data: { ledgerSeq: entry.seq } });
    await note(tx, id, actor, 'approved');
    if (inForce) {
      const reason = Object.values(toAssessment(row).reason ?? {})[0] ?? '';
      await note(tx, inForce.id, actor, 'superseded', { reason });
    }
    committed = entry;
    return { seq: entry.seq.toString() };
  });
  // Inside somebody else's transaction nothing is committed yet: the notification will tell.
  if (committed !== null && isPool(on)) announce(committed);
  return result;
}

function announce({ seq, at }: Appended): void {
  noteSequence(seq, at);
}

/** Gives a proposed assessment back to its author with a reason. Never one's own; for reviewers and admins. */
export async function returnAssessment(
  on: Db,
  actor: Actor,
  input: ReturnInput,
): Promise<Result<{ id: string }>> {
  return inTransaction(on, async (tx) => {
    const parsed = returnSchema.safeParse(input);
    if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
    await lockLedger(tx);
    const { id } = await findToDecide(tx, actor, parsed.data.id, parsed.data.version);
    await tx.assessment.update({
      where: { id },
      data: {
        state: 'returned',
        returnedById: actor.id,
        returnReason: parsed.data.reason,
        version: { increment: 1 },
      },
    });
    await note(tx, id, actor, 'returned', { reason: parsed.data.reason });
    return { id };
  });
}

/** Takes one's own proposed assessment back, to change it or to leave it; nobody decides about it then. */
export async function withdrawAssessment(on: Db, actor: Actor, id: string): Promise<Result<{ id: string }>> {
  return inTransaction(on, async (tx) => {
    await lockLedger(tx);
    const row = z.uuid().safeParse(id).success ? await tx.assessment.findUnique({ where: { id } }) : null;
    const isPublished = row?.publishedAt !== null;
    if (row === null || row.authorId !== actor.id) throw refused('not_allowed');
    if (row.state === 'withdrawn') return { id }; // sent twice
    if (
      row.state !== 'submitted' ||
      !can(actor, 'assessment.change_own', { authorId: actor.id, isPublished })
    )
      throw refused('assessment_changed');
    await tx.assessment.update({ where: { id }, data: { state: 'withdrawn', version: { increment: 1 } } });
    await note(tx, id, actor, 'withdrawn');
    return { id };
  });
}
