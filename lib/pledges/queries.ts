import { PUBLIC_ASSESSMENTS, toAssessment } from '@/lib/assessments/assessment-rows';
import { assessmentsKnown, inForceOf } from '@/lib/assessments/in-force';
import { type Db, db } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/core/localized-text';
import { fromDatabaseDate } from '@/lib/core/plain-date';
import type { Prisma } from '@/lib/core/prisma/client';
import { FIGURE_PARTS, PUBLIC_STATES, toFigure } from '@/lib/figures/figure-rows';
import { asKnownOn, referenceDateOf } from '@/lib/figures/known-on';
import type { Figure } from '@/lib/figures/types';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import { targetOfContent } from '@/lib/revisions/revision-content';
import { PUBLIC_REVISIONS, toRevision } from '@/lib/revisions/revision-rows';
import type { TargetContent } from '@/lib/revisions/types';
import { listSourceMarks } from '@/lib/sources/queries';
import type { TargetSummary } from '@/lib/status/summarise';
import { currentQualifier, originQualifier } from './current-qualifier';
import { SOURCE_PARTS, TARGET_PARTS, toPledgeSource, toPledgeWords, toTarget } from './pledge-rows';
import { isSummaryUsable, overallOf, standingOf, summariseFor } from './standing';
import type { PledgeDetail, PledgeSource, PledgeStanding, TargetDetail } from './types';

const PLEDGE_PARTS = {
  theme: { select: { slug: true, principle: { select: { slug: true } } } },
  assessments: PUBLIC_ASSESSMENTS,
  targets: {
    orderBy: { position: 'asc' },
    include: {
      ...TARGET_PARTS,
      summary: true,
      revisions: {
        where: { state: 'published' },
        orderBy: { ledgerSeq: 'asc' },
        select: { before: true, revisedOn: true },
      },
      figures: {
        where: { region: null, state: 'published', role: 'counted', qualifier: { not: null } },
        select: { id: true, qualifier: true },
      },
    },
  },
} satisfies Prisma.PledgeInclude;

type PledgeRow = Prisma.PledgeGetPayload<{ include: typeof PLEDGE_PARTS }>;

type TargetRow = PledgeRow['targets'][number];

function storedSummary({ summary }: TargetRow): TargetSummary | null {
  return summary ? (summary.summary as unknown as TargetSummary) : null; // our own JSON, written by summarise()
}

function storedOriginal({ summary }: TargetRow): TargetSummary | null {
  const stored = summary?.originalSummary ?? null;
  return stored === null ? null : (stored as unknown as TargetSummary); // our own JSON, written by summarise()
}

/** A revised target as it was first promised, with the first step of the method against that. */
function originalOf(row: TargetRow, figures: ReadonlyMap<string, readonly Figure[]>, day: ViewDay) {
  const { revisions } = row;
  const [first] = revisions;
  const last = revisions.at(-1);
  if (!first || !last) return null;
  const target = targetOfContent(row.id, first.before as unknown as TargetContent); // our own JSON
  const stored = storedOriginal(row);
  const summary = isSummaryUsable(stored, day)
    ? stored
    : summariseFor(target, figures.get(row.id) ?? [], day);
  return { target, summary, revisedOn: fromDatabaseDate(last.revisedOn) };
}

/** A standing whose targets have all the points of their summaries. */
interface StandingWithPoints extends PledgeStanding {
  readonly targets: readonly TargetDetail[];
}

function toStanding(
  row: PledgeRow,
  programme: Programme,
  day: ViewDay,
  figures: ReadonlyMap<string, readonly Figure[]>,
): StandingWithPoints {
  const targets = row.targets.map((targetRow) => {
    const target = toTarget(targetRow, programme);
    const stored = storedSummary(targetRow);
    const summary = isSummaryUsable(stored, day)
      ? stored
      : summariseFor(target, figures.get(targetRow.id) ?? [], day);
    const qualifier = currentQualifier(summary.usedIds, targetRow.figures);
    return {
      ...standingOf(target, summary, day, originalOf(targetRow, figures, day)),
      qualifier,
      originQualifier: originQualifier(summary, targetRow.figures),
    };
  });
  return {
    id: row.id,
    ...toPledgeWords(row),
    ...overallOf(targets),
    assessment: inForceOf(assessmentsKnown(row.assessments.map(toAssessment), programme, day)),
    targets,
  };
}

function byReference(a: Figure, b: Figure): number {
  const [left, right] = [referenceDateOf(a), referenceDateOf(b)];
  if (left !== right) return left < right ? -1 : 1;
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** A pledge whole, with every published figure that the day's view may show; null for an unknown slug. */
export async function getPledgeDetail(
  programme: Programme,
  slug: string,
  day: ViewDay,
  on: Db = db(),
): Promise<PledgeDetail | null> {
  const row = await on.pledge.findUnique({
    where: { programmeId_slug: { programmeId: programme.id, slug } },
    include: {
      ...PLEDGE_PARTS,
      sources: { orderBy: { position: 'asc' }, include: SOURCE_PARTS },
      figures: { where: { state: { in: [...PUBLIC_STATES] } }, include: FIGURE_PARTS },
      revisions: PUBLIC_REVISIONS,
    },
  });
  if (!row) return null;
  const all = row.figures.map(toFigure).sort(byReference);
  const figures = all.filter(({ region }) => region === null);
  const regional = all.filter(({ region }) => region !== null);
  const byTarget = new Map(
    row.targets.map((target) => [target.id, figures.filter((figure) => figure.target === target.key)]),
  );
  const urls = [
    ...[...row.figures, ...row.assessments].flatMap(({ sources }) => sources.map(({ url }) => url)),
    ...row.sources.flatMap(({ url, document }) => [url ?? [], document?.url ?? []].flat()),
  ];
  return {
    ...toStanding(row, programme, day, byTarget),
    marks: day.isAsOf ? new Map() : await listSourceMarks(urls, on),
    sources: row.sources.map(toPledgeSource),
    figures: figures.flatMap((figure) => asKnownOn(figure, day) ?? []),
    regionalFigures: regional.flatMap((figure) => asKnownOn(figure, day) ?? []),
    assessments: assessmentsKnown(row.assessments.map(toAssessment), programme, day),
    revisions: row.revisions.map(toRevision),
  };
}

/** The sources of every pledge of a programme, by slug: for exports that must lose nothing. */
export async function listPledgeSources(
  programme: Pick<Programme, 'id'>,
  on: Db = db(),
): Promise<ReadonlyMap<string, readonly PledgeSource[]>> {
  const rows = await on.pledge.findMany({
    where: { programmeId: programme.id },
    select: { slug: true, sources: { orderBy: { position: 'asc' }, include: SOURCE_PARTS } },
  });
  return new Map(rows.map((row) => [row.slug, row.sources.map(toPledgeSource)]));
}

/** Whether a programme has a pledge of that slug: a filter for one that it has not is refused. */
export async function isPledge(
  programme: Pick<Programme, 'id'>,
  slug: string,
  on: Db = db(),
): Promise<boolean> {
  return (await on.pledge.count({ where: { programmeId: programme.id, slug } })) > 0;
}

/** The title of a pledge; null where the programme has none of that slug. */
export async function getPledgeTitle(
  programme: Pick<Programme, 'id'>,
  slug: string,
  on: Db = db(),
): Promise<LocalizedText | null> {
  const where = { programmeId_slug: { programmeId: programme.id, slug } };
  const row = await on.pledge.findUnique({ where, select: { title: true } });
  return row === null ? null : (row.title as LocalizedText);
}
