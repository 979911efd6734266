import { z } from 'zod';
import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { now } from '@/lib/core/clock';
import { type Db, inTransaction } from '@/lib/core/db';
import { RefusedError, type Result } from '@/lib/core/errors';
import type { LocalizedText } from '@/lib/core/localized-text';
import type { Prisma } from '@/lib/core/prisma/client';
import { toRefusals } from '@/lib/core/refusal-issues';
import { figureInForce } from '@/lib/figures/figure-in-force';
import { publicly } from '@/lib/figures/mutations';
import { lockLedger } from '@/lib/ledger/mutations';
import { getProgramme } from '@/lib/programmes/queries';
import type { Programme } from '@/lib/programmes/types';
import { present } from '../mutations';
import { takeAssessmentOut, takeFigureOut, wordsOf } from './out-of-force';
import { type ProposalInput, proposalSchema, sendBackSchema } from './schema';
import type { RetractionSubject } from './types';

type Tx = Prisma.TransactionClient;

function stop(code: string, field: string | null = null, values: Record<string, string> = {}): never {
  throw new RefusedError([{ code, field, values }]);
}

/** Where a proposal points: the column of its subject, and what was said about it to the thread of that. */
function subjectOf(subject: RetractionSubject, id: string) {
  return subject === 'figure' ? { figureId: id } : { assessmentId: id };
}

type Told = 'retraction_proposed' | 'retraction_withdrawn' | 'retraction_returned';

async function tell(
  tx: Tx,
  about: { readonly figureId: string | null; readonly assessmentId: string | null },
  actor: Actor,
  kind: Told,
  reason: string | null = null,
): Promise<void> {
  const event = { at: now(), actorId: actor.id, kind, reason };
  const { figureId, assessmentId } = about;
  if (figureId !== null) await tx.figureEvent.create({ data: { ...event, figureId } });
  if (assessmentId !== null) await tx.assessmentEvent.create({ data: { ...event, assessmentId } });
}

/** Throws `RefusedError` unless it is published and in force. */
async function mustBeInForce(tx: Tx, programme: Programme, subject: RetractionSubject, id: string) {
  if (subject === 'figure') {
    await figureInForce(tx, programme.id, id);
    return;
  }
  const where = { id, state: 'published' as const, pledge: { programmeId: programme.id } };
  if ((await tx.assessment.count({ where })) === 0) stop('assessment_changed');
}

/**
 * Puts before a second person that a published figure or assessment should be taken out of force, with a reason for the
 * public. Nothing changes yet. The same form sent twice is one proposal. Refuses `figure_changed` (with both versions) or
 * `assessment_changed` where it is not in force any more, and `retraction_waits` where a proposal about it waits already.
 */
export async function proposeRetraction(
  on: Db,
  actor: Actor,
  input: ProposalInput,
): Promise<Result<{ id: string }>> {
  return inTransaction(on, async (tx) => {
    const parsed = proposalSchema.safeParse(input);
    if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
    const { id, subject, subjectId, reason } = parsed.data;
    await lockLedger(tx);
    const proposer = await present(tx, actor);
    if (!can(proposer, 'retraction.propose')) stop('not_allowed');
    const programme = (await getProgramme(parsed.data.programme, tx)) ?? stop('unknown_programme');
    const earlier = await tx.retraction.findUnique({ where: { id } });
    const about = subjectOf(subject, subjectId);
    if (earlier) {
      const isSame = (earlier.figureId ?? earlier.assessmentId) === subjectId;
      return earlier.proposerId === proposer.id && isSame ? { id } : stop('not_allowed');
    }
    await mustBeInForce(tx, programme, subject, subjectId);
    if ((await tx.retraction.count({ where: { ...about, state: 'proposed' } })) > 0) stop('retraction_waits');
    const row = await tx.retraction.create({
      data: { id, ...about, reason, proposerId: proposer.id, proposedAt: now() },
    });
    await tell(tx, row, proposer, 'retraction_proposed', wordsOf(reason));
    return { id };
  });
}

/** A proposal that waits, with its programme. Throws `RefusedError` where it was decided or taken back meanwhile. */
async function waiting(tx: Tx, id: string) {
  const pledge = { select: { programme: { select: { slug: true } } } };
  const row = z.uuid().safeParse(id).success
    ? await tx.retraction.findUnique({
        where: { id },
        include: {
          proposer: { select: { id: true, name: true, role: true } },
          figure: { select: { pledge } },
          assessment: { select: { pledge } },
        },
      })
    : null;
  return row ?? stop('unknown_retraction');
}

/** Takes one's own proposal back. */
export async function withdrawRetraction(on: Db, actor: Actor, id: string): Promise<Result<{ id: string }>> {
  return inTransaction(on, async (tx) => {
    await lockLedger(tx);
    const proposer = await present(tx, actor);
    const row = await waiting(tx, id);
    if (!can(proposer, 'retraction.withdraw', { authorId: row.proposerId })) stop('not_allowed');
    if (row.state === 'withdrawn') return { id }; // sent twice
    if (row.state !== 'proposed') stop('retraction_decided');
    await tx.retraction.update({ where: { id }, data: { state: 'withdrawn' } });
    await tell(tx, row, proposer, 'retraction_withdrawn');
    return { id };
  });
}

/** Sends a proposal back with a reason; what it is about stays in force. Never one's own; for reviewers and admins. */
export async function returnRetraction(
  on: Db,
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
): Promise<Result<{ id: string }>> {
  return inTransaction(on, async (tx) => {
    const parsed = sendBackSchema.safeParse(input);
    if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
    const { id, reason } = parsed.data;
    await lockLedger(tx);
    const reviewer = await present(tx, actor);
    const row = await waiting(tx, id);
    if (!can(reviewer, 'retraction.decide', { authorId: row.proposerId })) stop('not_allowed');
    if (row.state !== 'proposed') stop('retraction_decided');
    const decision = { decidedById: reviewer.id, decidedAt: now() };
    await tx.retraction.update({
      where: { id },
      data: { ...decision, state: 'returned', returnReason: reason },
    });
    await tell(tx, row, reviewer, 'retraction_returned', reason);
    return { id };
  });
}

/**
 * Carries somebody else's proposal out: the figure or assessment stays readable as retracted, and the ledger names who
 * proposed it and who carried it out. For reviewers and admins. Refuses what has been corrected, revised or retracted
 * meanwhile.
 */
export async function carryOutRetraction(
  on: Db,
  actor: Actor,
  id: string,
): Promise<Result<{ id: string; seq: string }>> {
  return publicly(on, async (tx, note) => {
    await lockLedger(tx);
    const approver = await present(tx, actor);
    const row = await waiting(tx, id);
    if (!can(approver, 'retraction.decide', { authorId: row.proposerId })) stop('not_allowed');
    if (row.state !== 'proposed') stop('retraction_decided');
    const slug = (row.figure ?? row.assessment)?.pledge.programme.slug ?? '';
    const programme = (await getProgramme(slug, tx)) ?? stop('unknown_programme');
    const subjectId = row.figureId ?? row.assessmentId ?? '';
    const reason = row.reason as LocalizedText;
    const retraction = { id: subjectId, programme, reason, actor: row.proposer, approver };
    const decision = { state: 'done' as const, decidedById: approver.id, decidedAt: now() };
    await tx.retraction.update({ where: { id }, data: decision });
    const entry = await (row.figureId === null
      ? takeAssessmentOut(tx, retraction)
      : takeFigureOut(tx, retraction));
    note(entry);
    return { id, seq: entry.seq.toString() };
  });
}
