import { PUBLIC_ASSESSMENTS, toAssessment } from '@/lib/assessments/assessment-rows';
import { type Db, db } from '@/lib/core/db';
import { fromDatabaseDate } from '@/lib/core/plain-date';
import type { Prisma } from '@/lib/core/prisma/client';
import { listCounted } from '@/lib/figures/counted/queries';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import { targetOfContent } from '@/lib/revisions/revision-content';
import type { TargetContent } from '@/lib/revisions/types';
import type { TargetSummary } from '@/lib/status/types';
import { METHOD_VERSION } from '@/lib/status/version';
import { type PledgeRecord, servesDay, standingOfRecord, type TargetRecord } from '../pledge-record';
import { TARGET_PARTS, toPledgeWords, toTarget } from '../pledge-rows';
import { isSummaryUsable, summariseFor } from '../standing';
import { outlineFor } from '../stored-summary';
import type { PledgeStanding, TargetOutline } from '../types';

// Neither the whole summary nor a figure: both grow with the number of figures.
const RECORD_PARTS = {
  theme: { select: { slug: true, principle: { select: { slug: true } } } },
  assessments: PUBLIC_ASSESSMENTS,
  targets: {
    orderBy: { position: 'asc' },
    include: {
      ...TARGET_PARTS,
      summary: { select: { outline: true, derivedSeq: true, ledgerSeq: true, methodVersion: true } },
      revisions: {
        where: { state: 'published' },
        orderBy: { ledgerSeq: 'asc' },
        select: { before: true, revisedOn: true },
      },
    },
  },
} satisfies Prisma.PledgeInclude;

type RecordRow = Prisma.PledgeGetPayload<{ include: typeof RECORD_PARTS }>;
type TargetRow = RecordRow['targets'][number];

/** Targets whose figures are in memory at once. */
const PORTION = 100;

function outlineOf({ summary }: TargetRow): TargetOutline | null {
  if (summary === null || summary.derivedSeq !== summary.ledgerSeq) return null;
  if (summary.methodVersion !== METHOD_VERSION || summary.outline === null) return null;
  return summary.outline as unknown as TargetOutline; // our own JSON, written by outlineFor()
}

function originalOf({ id, revisions }: TargetRow): TargetRecord['original'] {
  const [first] = revisions;
  const last = revisions.at(-1);
  if (!first || !last) return null;
  const target = targetOfContent(id, first.before as unknown as TargetContent); // our own JSON
  return { target, revisedOn: fromDatabaseDate(last.revisedOn) };
}

function toRecord(row: RecordRow, programme: Programme): PledgeRecord {
  return {
    id: row.id,
    position: row.position,
    ...toPledgeWords(row),
    assessments: row.assessments.map(toAssessment),
    targets: row.targets.map((target) => ({
      target: toTarget(target, programme),
      outline: outlineOf(target),
      original: originalOf(target),
    })),
  };
}

/** The pledges of a programme in its own order, as they are now; some of them where ids are given. */
export async function readRecords(
  programme: Programme,
  on: Db,
  ids: readonly string[] | null = null,
): Promise<PledgeRecord[]> {
  const rows = await on.pledge.findMany({
    where: { programmeId: programme.id, ...(ids !== null && { id: { in: [...ids] } }) },
    include: RECORD_PARTS,
    orderBy: { position: 'asc' },
  });
  return rows.map((row) => toRecord(row, programme));
}

/** The outlines of targets whose stored one does not serve the day, from their figures; in portions, for flat memory. */
async function computeOutlines(
  records: readonly PledgeRecord[],
  day: ViewDay,
  on: Db,
): Promise<ReadonlyMap<string, TargetOutline>> {
  const wanted = records.flatMap(({ targets }) => targets.filter(({ outline }) => !servesDay(outline, day)));
  const computed = new Map<string, TargetOutline>();
  for (let start = 0; start < wanted.length; start += PORTION) {
    const portion = wanted.slice(start, start + PORTION);
    const counted = await listCounted(
      on,
      portion.map(({ target }) => target.id),
    );
    for (const { target, original } of portion) {
      const figures = counted.get(target.id) ?? [];
      const against = original && summariseFor(original.target, figures, day);
      computed.set(target.id, outlineFor(summariseFor(target, figures, day), against, figures));
    }
  }
  return computed;
}

/** Where pledges stand on a day, in the order given. Figures are read only of targets whose stored outline does not serve it. */
export async function standingsOfRecords(
  programme: Programme,
  records: readonly PledgeRecord[],
  day: ViewDay,
  on: Db,
): Promise<PledgeStanding[]> {
  const computed = await computeOutlines(records, day, on);
  return records.map((record) => standingOfRecord(record, programme, day, computed));
}

/** What the figures of some targets amount to on a day, point by point, by the target's id. */
export async function listSummaries(
  targetIds: readonly string[],
  programme: Programme,
  day: ViewDay,
  on: Db = db(),
): Promise<ReadonlyMap<string, TargetSummary>> {
  const rows = await on.target.findMany({
    where: { id: { in: [...targetIds] } },
    include: { ...TARGET_PARTS, summary: { select: { summary: true } } },
  });
  const stored = (row: (typeof rows)[number]) =>
    (row.summary?.summary ?? null) as unknown as TargetSummary | null; // our own JSON
  const unserved = rows.filter((row) => !isSummaryUsable(stored(row), day)).map(({ id }) => id);
  const counted = await listCounted(on, unserved);
  return new Map(
    rows.map((row) => {
      const summary = stored(row);
      if (isSummaryUsable(summary, day)) return [row.id, summary];
      return [row.id, summariseFor(toTarget(row, programme), counted.get(row.id) ?? [], day)];
    }),
  );
}
