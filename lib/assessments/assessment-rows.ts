import { type Json, toJsonObject } from '@/lib/core/canonical-json';
import type { LocalizedText } from '@/lib/core/localized-text';
import { fromDatabaseDate } from '@/lib/core/plain-date';
import type { Prisma } from '@/lib/core/prisma/client';
import type { FigureSource } from '@/lib/figures/types';
import type { Assessment, ProposedAssessment } from './types';

/** What the public may see. Queries for the public name this and nothing else. */
export const PUBLIC_ASSESSMENTS = {
  where: { state: { in: ['published', 'superseded', 'retracted'] } },
  orderBy: [{ publishedAt: 'desc' }, { ledgerSeq: 'desc' }],
  include: {
    sources: { orderBy: { position: 'asc' } },
    author: { select: { name: true } },
    approver: { select: { name: true } },
    retractedBy: { select: { name: true } },
    retractionApprover: { select: { name: true } },
  },
} satisfies Prisma.Pledge$assessmentsArgs;

type PublicRow = Prisma.AssessmentGetPayload<{ include: typeof PUBLIC_ASSESSMENTS.include }>;

function toSources(rows: PublicRow['sources']): FigureSource[] {
  return rows.map(({ url, publisher, publishedOn, kind }) => ({
    url,
    publisher,
    publishedOn: publishedOn && fromDatabaseDate(publishedOn),
    kind,
  }));
}

/** A row as the public sees it. Throws on a row that was never published: such rows have no public form. */
export function toAssessment(row: PublicRow): Assessment {
  if (row.publishedAt === null || row.approver === null) {
    throw new Error(`Assessment ${row.id} is not published`);
  }
  return {
    id: row.id,
    verdict: row.verdict,
    reasoning: row.reasoning as LocalizedText,
    sources: toSources(row.sources),
    methodVersion: row.methodVersion,
    isInForce: row.state === 'published',
    author: row.author.name,
    approver: row.approver.name,
    publishedAt: row.publishedAt.toISOString(),
    supersedes: row.supersedesId,
    reason: row.reason as LocalizedText | null,
    ledgerSeq: row.ledgerSeq?.toString() ?? null,
    retracted: row.retractedAt && {
      at: row.retractedAt.toISOString(),
      by: row.retractedBy?.name ?? '',
      approver: row.retractionApprover?.name ?? '',
      reason: row.retractionReason as LocalizedText,
    },
  };
}

/** The public content of an assessment's ledger entry; of a retracted one with the reason of that. */
export function contentOf(assessment: Assessment): { readonly [key: string]: Json } {
  const { id, verdict, reasoning, sources, methodVersion, supersedes, retracted } = assessment;
  const reason = retracted?.reason ?? assessment.reason;
  return toJsonObject({ id, verdict, reasoning, sources, methodVersion, supersedes, reason });
}

export const PROPOSAL_PARTS = {
  sources: { orderBy: { position: 'asc' } },
  author: { select: { name: true } },
  returnedBy: { select: { name: true } },
  supersedes: { select: { id: true, verdict: true } },
  pledge: { select: { slug: true, title: true, programme: { select: { slug: true } } } },
  events: { orderBy: { id: 'asc' }, include: { actor: { select: { name: true } } } },
} satisfies Prisma.AssessmentInclude;

/** A row on its way to publication, for the desk. Throws on one that is public. */
export function toProposal(
  row: Prisma.AssessmentGetPayload<{ include: typeof PROPOSAL_PARTS }>,
): ProposedAssessment {
  if (row.state !== 'submitted' && row.state !== 'returned' && row.state !== 'withdrawn') {
    throw new Error(`Assessment ${row.id} is published`);
  }
  return {
    id: row.id,
    programme: row.pledge.programme.slug,
    pledge: row.pledge.slug,
    pledgeTitle: row.pledge.title as LocalizedText,
    verdict: row.verdict,
    reasoning: row.reasoning as LocalizedText,
    sources: toSources(row.sources),
    state: row.state,
    authorId: row.authorId,
    author: row.author.name,
    submittedAt: row.submittedAt.toISOString(),
    supersedes: row.supersedes,
    reason: row.reason as LocalizedText | null,
    returnedBy: row.returnedBy?.name ?? null,
    returnReason: row.returnReason,
    version: row.version,
    thread: row.events.map((event) => ({
      id: event.id.toString(),
      at: event.at.toISOString(),
      actor: event.actor.name,
      kind: event.kind,
      reason: event.reason,
    })),
  };
}
