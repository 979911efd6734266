import type { LocalizedText } from '@/lib/core/localized-text';
import { fromDatabaseDate } from '@/lib/core/plain-date';
import type { Prisma } from '@/lib/core/prisma/client';
import type { FigureInput } from '@/lib/figures/schema';

/** What a figure's row needs beside it to be read over before it is published. */
export const SUBMISSION_PARTS = {
  pledge: { select: { slug: true, title: true, programme: { select: { slug: true } } } },
  target: { select: { key: true, metric: true } },
  sources: { orderBy: { position: 'asc' } },
  recordedBy: { select: { id: true, name: true, role: true } },
  entries: { select: { seq: true }, orderBy: { seq: 'asc' }, take: 1 },
} satisfies Prisma.FigureInclude;

export type SubmissionRow = Prisma.FigureGetPayload<{ include: typeof SUBMISSION_PARTS }>;

/** A row as the input that it was recorded from. */
export function toInput(row: SubmissionRow): FigureInput {
  return {
    id: row.id,
    programme: row.pledge.programme.slug,
    pledge: row.pledge.slug,
    target: row.target?.key ?? null,
    region: row.region,
    shape: row.shape,
    role: row.role,
    value: row.value.toFixed(),
    unit: row.unit,
    from: row.from && fromDatabaseDate(row.from),
    to: row.to && fromDatabaseDate(row.to),
    on: row.on && fromDatabaseDate(row.on),
    qualifier: row.qualifier,
    dateNote: row.dateNote as LocalizedText | null,
    note: row.note as LocalizedText | null,
    sources: row.sources.map(({ url, publisher, publishedOn, kind }) => ({
      url,
      publisher,
      publishedOn: publishedOn && fromDatabaseDate(publishedOn),
      kind,
    })),
    corrects: row.correctsId,
    reason: row.reason as LocalizedText | null,
  };
}
