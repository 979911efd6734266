import type { LocalizedText } from '@/lib/core/localized-text';
import { fromDatabaseDate } from '@/lib/core/plain-date';
import type { Prisma } from '@/lib/core/prisma/client';
import type { FigureSource } from '@/lib/figures/types';
import type { PledgeContent, ProposedRevision, Revision, RevisionSubject, TargetContent } from './types';

/** What a revision's row needs beside it to become a DTO. */
const REVISION_PARTS = {
  pledge: { select: { slug: true, title: true, programme: { select: { slug: true } } } },
  target: { select: { key: true, metric: true } },
  sources: { orderBy: { position: 'asc' } },
  author: { select: { id: true, name: true, role: true } },
  approver: { select: { name: true } },
  returnedBy: { select: { name: true } },
} satisfies Prisma.RevisionInclude;

/** The published revisions, oldest first. Queries for the public name this and nothing else. */
export const PUBLIC_REVISIONS = {
  where: { state: 'published' },
  orderBy: { ledgerSeq: 'asc' },
  include: REVISION_PARTS,
} satisfies Prisma.Pledge$revisionsArgs;

/** Revisions in any state, for the desk only. */
export const DESK_REVISIONS = { include: REVISION_PARTS } satisfies Prisma.Pledge$revisionsArgs;

export type RevisionRow = Prisma.RevisionGetPayload<{ include: typeof REVISION_PARTS }>;

/** What was revised: both sides are whole contents, written by `revision-content`. */
function subjectOf(row: Pick<RevisionRow, 'targetId' | 'before' | 'content'>): RevisionSubject {
  return row.targetId === null
    ? { of: 'pledge', before: pledgeIn(row.before), after: pledgeIn(row.content) }
    : { of: 'target', before: targetIn(row.before), after: targetIn(row.content) };
}

function pledgeIn(content: Prisma.JsonValue): PledgeContent {
  return content as unknown as PledgeContent; // our own JSON
}

function targetIn(content: Prisma.JsonValue): TargetContent {
  return content as unknown as TargetContent; // our own JSON
}

function toSources(rows: RevisionRow['sources']): FigureSource[] {
  return rows.map(({ url, publisher, publishedOn, kind }) => ({
    url,
    publisher,
    publishedOn: publishedOn && fromDatabaseDate(publishedOn),
    kind,
  }));
}

function factsOf(row: RevisionRow) {
  return {
    id: row.id,
    pledge: row.pledge.slug,
    target: row.target?.key ?? null,
    subject: subjectOf(row),
    revisedOn: fromDatabaseDate(row.revisedOn),
    reason: row.reason as LocalizedText,
    sources: toSources(row.sources),
    author: row.author.name,
  };
}

/** A row as the public sees it. Throws on a row that is not published: such rows have no public form. */
export function toRevision(row: RevisionRow): Revision {
  if (row.publishedAt === null || row.ledgerSeq === null) {
    throw new Error(`Revision ${row.id} is not published`);
  }
  return {
    ...factsOf(row),
    approver: row.approver?.name ?? null,
    publishedAt: row.publishedAt.toISOString(),
    ledgerSeq: row.ledgerSeq.toString(),
  };
}

/** A row in whatever state, for the desk. */
export function toProposedRevision(row: RevisionRow): ProposedRevision {
  return {
    ...factsOf(row),
    programme: row.pledge.programme.slug,
    pledgeTitle: row.pledge.title as LocalizedText,
    metric: (row.target?.metric ?? null) as LocalizedText | null,
    state: row.state,
    authorId: row.authorId,
    submittedAt: row.submittedAt.toISOString(),
    returnedBy: row.returnedBy?.name ?? null,
    returnReason: row.returnReason,
    basedOn: row.basedOn,
    version: row.version,
    ledgerSeq: row.ledgerSeq?.toString() ?? null,
  };
}
