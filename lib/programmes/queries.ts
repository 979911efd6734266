import { type Db, db } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/core/localized-text';
import { fromDatabaseDate } from '@/lib/core/plain-date';
import type { Prisma } from '@/lib/core/prisma/client';
import type { Programme } from './types';

const WHOLE = {
  principles: { orderBy: { position: 'asc' } },
  themes: { orderBy: { position: 'asc' }, include: { principle: { select: { slug: true } } } },
  regions: { orderBy: { position: 'asc' } },
  documents: { orderBy: { position: 'asc' } },
} satisfies Prisma.ProgrammeInclude;

function toProgramme(row: Prisma.ProgrammeGetPayload<{ include: typeof WHOLE }>): Programme {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title as LocalizedText,
    promiser: row.promiser as LocalizedText,
    office: row.office as LocalizedText,
    country: row.country,
    timeZone: row.timezone,
    announcedOn: fromDatabaseDate(row.announcedOn),
    electedOn: row.electedOn && fromDatabaseDate(row.electedOn),
    startsOn: fromDatabaseDate(row.startsOn),
    endsOn: fromDatabaseDate(row.endsOn),
    note: row.note as LocalizedText | null,
    reviewPolicy: row.reviewPolicy,
    isImported: row.imported,
    principles: row.principles.map(({ slug, title }) => ({ slug, title: title as LocalizedText })),
    themes: row.themes.map(({ slug, title, principle }) => ({
      slug,
      title: title as LocalizedText,
      principle: principle.slug,
    })),
    regions: row.regions.map((region) => ({
      code: region.code,
      name: region.name as LocalizedText,
      short: region.short as LocalizedText | null,
      row: region.row,
      column: region.column,
    })),
    documents: row.documents.map(({ key, title, publisher, url, kind }) => ({
      key,
      title,
      publisher,
      url,
      kind,
    })),
  };
}

/** All programmes, the newest announced first. */
export async function listProgrammes(on: Db = db()): Promise<Programme[]> {
  const rows = await on.programme.findMany({
    include: WHOLE,
    orderBy: [{ announcedOn: 'desc' }, { slug: 'asc' }],
  });
  return rows.map(toProgramme);
}

/** A programme by its slug; null when there is none. */
export async function getProgramme(slug: string, on: Db = db()): Promise<Programme | null> {
  const row = await on.programme.findUnique({ where: { slug }, include: WHOLE });
  return row && toProgramme(row);
}

/** The version of a programme's row, for forms that change it; null when there is none. */
export async function getProgrammeVersion(slug: string, on: Db = db()): Promise<number | null> {
  const row = await on.programme.findUnique({ where: { slug }, select: { version: true } });
  return row?.version ?? null;
}
