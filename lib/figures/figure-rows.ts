import { decimal } from '@/lib/core/decimal';
import type { LocalizedText } from '@/lib/core/localized-text';
import { fromDatabaseDate } from '@/lib/core/plain-date';
import type { Prisma } from '@/lib/core/prisma/client';
import type { Figure } from './types';

/** What the public may see. Queries for the public name this and nothing else. */
export const PUBLIC_STATES = ['published', 'superseded', 'retracted'] as const;

/** What a figure's row needs beside it to become a DTO. */
export const FIGURE_PARTS = {
  pledge: { select: { slug: true } },
  target: { select: { key: true } },
  sources: { orderBy: { position: 'asc' } },
  recordedBy: { select: { name: true } },
  approvedBy: { select: { name: true } },
  retractedBy: { select: { name: true } },
  supersededBy: { select: { id: true, publishedAt: true, recordedBy: { select: { name: true } } } },
  entries: { select: { seq: true }, orderBy: { seq: 'asc' }, take: 1 },
} satisfies Prisma.FigureInclude;

export type FigureRow = Prisma.FigureGetPayload<{ include: typeof FIGURE_PARTS }>;

/** How a figure ceased to be in force; null while it is. */
function endOf({ state, supersededBy, retractedAt, retractedBy }: FigureRow): Figure['ended'] {
  if (state === 'retracted' && retractedAt !== null) {
    return { at: retractedAt.toISOString(), by: retractedBy?.name ?? '', figure: null };
  }
  if (state !== 'superseded' || !supersededBy?.publishedAt) return null;
  const { id, publishedAt, recordedBy } = supersededBy;
  return { at: publishedAt.toISOString(), by: recordedBy.name, figure: id };
}

/** A row as the public sees it. Throws on a row that was never published: such rows have no public form. */
export function toFigure(row: FigureRow): Figure {
  if (row.publishedAt === null) throw new Error(`Figure ${row.id} is not published`);
  return {
    id: row.id,
    pledge: row.pledge.slug,
    target: row.target?.key ?? null,
    region: row.region,
    shape: row.shape,
    role: row.role,
    value: decimal(row.value.toFixed()),
    unit: row.unit,
    from: row.from && fromDatabaseDate(row.from),
    to: row.to && fromDatabaseDate(row.to),
    on: row.on && fromDatabaseDate(row.on),
    qualifier: row.qualifier,
    dateNote: row.dateNote as LocalizedText | null,
    note: row.note as LocalizedText | null,
    sources: row.sources.map((source) => ({
      url: source.url,
      publisher: source.publisher,
      publishedOn: source.publishedOn && fromDatabaseDate(source.publishedOn),
      kind: source.kind,
    })),
    state: row.state,
    recordedBy: row.recordedBy.name,
    recordedAt: row.recordedAt.toISOString(),
    publishedAt: row.publishedAt.toISOString(),
    approvedBy: row.approvedBy?.name ?? null,
    supersedes: row.supersedesId,
    reason: (row.state === 'retracted' ? row.retractionReason : row.reason) as LocalizedText | null,
    ended: endOf(row),
    ledgerSeq: row.entries[0]?.seq.toString() ?? null,
  };
}
