import type { Actor } from '@/lib/accounts/types';
import {
  contentOf as contentOfAssessment,
  PUBLIC_ASSESSMENTS,
  toAssessment,
} from '@/lib/assessments/assessment-rows';
import { now } from '@/lib/core/clock';
import { RefusedError } from '@/lib/core/errors';
import type { LocalizedText } from '@/lib/core/localized-text';
import type { Prisma } from '@/lib/core/prisma/client';
import { contentOf } from '@/lib/figures/figure-content';
import { targetOf } from '@/lib/figures/figure-context';
import { figureInForce } from '@/lib/figures/figure-in-force';
import { FIGURE_PARTS, toFigure } from '@/lib/figures/figure-rows';
import { type Appended, appendEntry, publicationTime } from '@/lib/ledger/mutations';
import { storeSummary } from '@/lib/pledges/mutations';
import type { Programme } from '@/lib/programmes/types';
import { viewDay } from '@/lib/programmes/view-day';

type Tx = Prisma.TransactionClient;

/** Who takes what out of force, and why. The second person is there where one proposed and another carried it out. */
export interface Retraction {
  readonly id: string;
  readonly programme: Programme;
  readonly reason: LocalizedText;
  readonly actor: Actor;
  readonly approver?: Actor;
}

/** One language of a reason, for the thread at the desk. */
export function wordsOf(reason: LocalizedText): string {
  return Object.values(reason)[0] ?? '';
}

/**
 * Takes a published figure out of force: its state, its thread, the ledger entry and the target's stored summary. Throws
 * `RefusedError` `figure_changed` when it has been corrected or retracted meanwhile.
 */
export async function takeFigureOut(tx: Tx, retraction: Retraction): Promise<Appended> {
  const { programme, reason, actor, approver } = retraction;
  const { id } = await figureInForce(tx, programme.id, retraction.id);
  const at = await publicationTime(tx);
  const row = await tx.figure.update({
    where: { id },
    data: {
      state: 'retracted',
      retractionReason: reason,
      retractedAt: at,
      retractedById: actor.id,
      version: { increment: 1 },
    },
    include: FIGURE_PARTS,
  });
  const event = { figureId: id, at, actorId: (approver ?? actor).id, kind: 'retracted' as const };
  await tx.figureEvent.create({ data: { ...event, reason: wordsOf(reason) } });
  const retracted = toFigure(row);
  const pledge = { id: row.pledgeId, slug: retracted.pledge };
  const target =
    retracted.target === null ? null : await targetOf(tx, programme, pledge.id, retracted.target);
  const entry = await appendEntry(tx, {
    kind: 'figure_retracted',
    actor,
    ...(approver && { approver }),
    programme,
    pledge,
    ...(target && { target }),
    figureId: id,
    content: contentOf(retracted),
  });
  if (target && retracted.region === null) {
    const inForce = await tx.figure.findMany({
      where: { targetId: target.id, region: null, state: 'published' },
      include: FIGURE_PARTS,
    });
    await storeSummary(tx, target, inForce.map(toFigure), viewDay(programme, now(), null), entry.seq);
  }
  return entry;
}

/**
 * Takes a published assessment out of force, always by two people; nothing comes in its place by itself. Throws
 * `RefusedError` `assessment_changed` when it is not in force any more.
 */
export async function takeAssessmentOut(
  tx: Tx,
  { id, programme, reason, actor, approver }: Retraction & { readonly approver: Actor },
): Promise<Appended> {
  const found = await tx.assessment.findFirst({
    where: { id, state: 'published', pledge: { programmeId: programme.id } },
    select: { id: true },
  });
  if (!found) throw new RefusedError([{ code: 'assessment_changed', field: null }]);
  const at = await publicationTime(tx);
  const row = await tx.assessment.update({
    where: { id },
    data: {
      state: 'retracted',
      retractionReason: reason,
      retractedAt: at,
      retractedById: actor.id,
      retractionApproverId: approver.id,
      version: { increment: 1 },
    },
    include: { ...PUBLIC_ASSESSMENTS.include, pledge: { select: { id: true, slug: true } } },
  });
  const event = { assessmentId: id, at, actorId: approver.id, kind: 'retracted' as const };
  await tx.assessmentEvent.create({ data: { ...event, reason: wordsOf(reason) } });
  return appendEntry(tx, {
    kind: 'assessment_retracted',
    actor,
    approver,
    programme,
    pledge: row.pledge,
    content: contentOfAssessment(toAssessment(row)),
  });
}
