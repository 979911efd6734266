import { type Db, db } from '@/lib/core/db';
import { decimal } from '@/lib/core/decimal';
import { parsePlainDate } from '@/lib/core/plain-date';
import { Prisma } from '@/lib/core/prisma/client';
import type { Programme } from '@/lib/programmes/types';
import { canBeSought } from './find-number';
import { toMark } from './source-rows';
import { type AddressToVisit, type SourceAddress, type SourceMarks, VISIT_FAULTS } from './types';

type Named = Pick<Programme, 'id'>;

/** An address where it is cited. */
export interface Citation {
  readonly url: string;
  readonly programmeId: string;
  /** Slug; null for a document of the programme as a whole. */
  readonly pledge: string | null;
  readonly figureId: string | null;
  /** Plain decimal; null where no figure is cited, or one that no text has as a number (yes or no, a stage). */
  readonly value: string | null;
  /** `YYYY-MM-DD`; null where it is not known. */
  readonly citedOn: string | null;
}

/** Every place where something public cites an address: figures, assessments, revisions, pledges, documents, targets. */
export const CITATIONS = `
  SELECT s.url, p.programme_id AS "programmeId", p.slug AS pledge, f.id AS "figureId",
    CASE WHEN f.shape = 'stage' OR f.unit IS NULL THEN NULL ELSE trim_scale(f.value)::text END AS value,
    s.published_on AS "citedOn"
  FROM figure_source s JOIN figure f ON f.id = s.figure_id JOIN pledge p ON p.id = f.pledge_id
  WHERE f.published_at IS NOT NULL
  UNION ALL
  SELECT s.url, p.programme_id, p.slug, NULL, NULL, s.published_on
  FROM assessment_source s JOIN assessment a ON a.id = s.assessment_id JOIN pledge p ON p.id = a.pledge_id
  WHERE a.published_at IS NOT NULL
  UNION ALL
  SELECT s.url, p.programme_id, p.slug, NULL, NULL, s.published_on
  FROM revision_source s JOIN revision r ON r.id = s.revision_id JOIN pledge p ON p.id = r.pledge_id
  WHERE r.published_at IS NOT NULL
  UNION ALL
  SELECT s.url, p.programme_id, p.slug, NULL, NULL, NULL FROM pledge_source s JOIN pledge p ON p.id = s.pledge_id
  UNION ALL
  SELECT d.url, d.programme_id, NULL, NULL, NULL, NULL FROM programme_document d
  UNION ALL
  SELECT t.baseline_source_url, p.programme_id, p.slug, NULL, NULL, NULL
  FROM target t JOIN pledge p ON p.id = t.pledge_id
  UNION ALL
  SELECT k.source_url, p.programme_id, p.slug, NULL, NULL, NULL
  FROM checkpoint k JOIN target t ON t.id = k.target_id JOIN pledge p ON p.id = t.pledge_id`;

/** The rows of `CITATIONS`, those without an address left out. */
export function listCitations(on: Db = db(), programme: Named | null = null): Promise<Citation[]> {
  const only = programme === null ? Prisma.empty : Prisma.sql`AND c."programmeId" = ${programme.id}::uuid`;
  return on.$queryRaw<Citation[]>`
    SELECT c.url, c."programmeId"::text, c.pledge, c."figureId"::text, c.value, c."citedOn"::text
    FROM (${Prisma.raw(CITATIONS)}) c WHERE c.url IS NOT NULL ${only}
    ORDER BY c.url, c.pledge`;
}

/** Every address that is cited, once, with the figures that can be looked for in it. */
export async function listAddressesToVisit(on: Db = db()): Promise<AddressToVisit[]> {
  const figures = new Map<string, Map<string, string>>();
  for (const { url, figureId, value } of await listCitations(on)) {
    const own = figures.get(url) ?? new Map<string, string>();
    if (figureId !== null && value !== null && canBeSought(decimal(value))) own.set(figureId, value);
    figures.set(url, own);
  }
  return [...figures].map(([url, own]) => ({ url, figures: [...own].map(([id, value]) => ({ id, value })) }));
}

/** What the public is told of addresses; those of which nothing is known are left out. Null: of all. */
export async function listSourceMarks(urls: readonly string[] | null, on: Db = db()): Promise<SourceMarks> {
  const rows = await on.sourceAddress.findMany({
    where: {
      ...(urls !== null && { url: { in: [...new Set(urls)] } }),
      OR: [{ markState: { not: null } }, { archiveUrl: { not: null } }],
    },
    select: { url: true, markState: true, markSeenOn: true, markSince: true, archiveUrl: true },
    orderBy: { url: 'asc' },
  });
  return new Map(rows.map((row) => [row.url, toMark(row)]));
}

const DESK_PARTS = {
  extracts: { orderBy: { figureId: 'asc' } },
  looks: { orderBy: { id: 'desc' }, include: { actor: { select: { name: true } } } },
} satisfies Prisma.SourceAddressInclude;

type DeskRow = Prisma.SourceAddressGetPayload<{ include: typeof DESK_PARTS }>;

/** A changed or dead address waits until somebody has looked at it as it is since then. */
function isWaiting({ state, stateSince, looks }: DeskRow): boolean {
  if (state !== 'changed' && state !== 'dead') return false;
  return !looks.some((look) => look.state === state && stateSince !== null && look.at >= stateSince);
}

function toAddress(row: DeskRow, citations: readonly Citation[]): SourceAddress {
  const pledges = new Set(citations.flatMap(({ pledge }) => pledge ?? []));
  const days = citations.flatMap(({ citedOn }) => parsePlainDate(citedOn ?? '') ?? []).sort();
  return {
    id: row.id,
    url: row.url,
    state: row.state,
    stateSince: row.stateSince?.toISOString() ?? null,
    lastCheckedAt: row.lastCheckedAt?.toISOString() ?? null,
    lastAliveAt: row.lastAliveAt?.toISOString() ?? null,
    failures: row.failures,
    fault: VISIT_FAULTS.find((fault) => fault === row.fault) ?? null,
    httpStatus: row.httpStatus,
    finalUrl: row.finalUrl,
    contentType: row.contentType,
    contentHash: row.contentHash,
    archiveUrl: row.archiveUrl,
    version: row.version,
    pledges: [...pledges],
    citedOn: days.at(-1) ?? null,
    extracts: row.extracts.map(({ figureId, extract, isFound }) => ({
      figure: figureId,
      text: extract,
      isFound,
    })),
    looks: row.looks.map(({ at, actor, note }) => ({ at: at.toISOString(), by: actor.name, note })),
    isWaiting: isWaiting(row),
  };
}

/** The addresses that a programme cites, as the desk sees them: those that wait first, then by address. */
export async function listSourceAddresses(programme: Named, on: Db = db()): Promise<SourceAddress[]> {
  const byUrl = new Map<string, Citation[]>();
  for (const citation of await listCitations(on, programme)) {
    const own = byUrl.get(citation.url) ?? [];
    own.push(citation);
    byUrl.set(citation.url, own);
  }
  const rows = await on.sourceAddress.findMany({
    where: { url: { in: [...byUrl.keys()] } },
    include: DESK_PARTS,
    orderBy: { url: 'asc' },
  });
  return rows
    .map((row) => toAddress(row, byUrl.get(row.url) ?? []))
    .sort((a, b) => Number(b.isWaiting) - Number(a.isWaiting));
}

/** One address that a programme cites; null when it cites none of that id. */
export async function getSourceAddress(
  programme: Named,
  id: string,
  on: Db = db(),
): Promise<SourceAddress | null> {
  const row = await on.sourceAddress.findUnique({ where: { id }, include: DESK_PARTS });
  if (!row) return null;
  const citations = (await listCitations(on, programme)).filter(({ url }) => url === row.url);
  return citations.length === 0 ? null : toAddress(row, citations);
}

/** When the last round of visits began, and whether it was discarded; null before the first. */
export async function lastRun(on: Db = db()): Promise<{ startedAt: Date; isDiscarded: boolean } | null> {
  return on.sourceRun.findFirst({ orderBy: { id: 'desc' }, select: { startedAt: true, isDiscarded: true } });
}
