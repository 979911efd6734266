import { dayStart } from '@/lib/core/day-start';
import { type Db, db } from '@/lib/core/db';
import { addDays } from '@/lib/core/plain-date';
import { Prisma } from '@/lib/core/prisma/client';
import { FIGURE_PARTS, toFigure } from '@/lib/figures/figure-rows';
import type { Figure } from '@/lib/figures/types';
import type { Programme } from '@/lib/programmes/types';
import { listRevisions } from '@/lib/revisions/queries';
import type { Revision } from '@/lib/revisions/types';
import { listPledgeStandings } from '../standings/current/queries';
import { listSummaries } from '../standings/queries';
import type { PledgeStanding } from '../types';
import { isRevisedIn, newsOf, statusChanges, withNews } from './status-changes';
import type { ChangeSpan, PledgeChange } from './types';

/** What is compared, and of which theme; null: of all. */
export interface ChangeQuestion extends ChangeSpan {
  readonly theme: string | null;
}

/** All that changed between two days. */
export interface Changes {
  readonly span: ChangeSpan;
  /** All pledges as they stand on each of the two days. */
  readonly before: readonly PledgeStanding[];
  readonly after: readonly PledgeStanding[];
  readonly pledges: readonly PledgeChange[];
  /** Newest first; of the figures no more than were asked for. */
  readonly revisions: readonly Revision[];
  readonly figures: readonly Figure[];
  readonly figuresPublished: number;
}

/** What changed between two days, with the newest of the figures that became known. */
export async function listChanges(
  programme: Programme,
  question: ChangeQuestion,
  figureLimit = 0,
  on: Db = db(),
): Promise<Changes> {
  const { theme, from, to } = question;
  const span = { from, to };
  const first = { on: from, isAsOf: true };
  const second = { on: to, isAsOf: true };
  const isAsked = (pledge: PledgeStanding) => theme === null || pledge.theme === theme;
  const before = (await listPledgeStandings(programme, first)).filter(isAsked);
  const after = (await listPledgeStandings(programme, second)).filter(isAsked);
  const changed = statusChanges(before, after, span);
  const slugs = new Set(after.map(({ slug }) => slug));
  const revisions = await listRevisions(programme, on);
  const { figures, total } = await listFiguresMadeKnown(programme, question, figureLimit, on);
  return {
    span,
    before,
    after,
    pledges: await withFigures(changed, programme, span, on),
    revisions: revisions.filter((one) => slugs.has(one.pledge) && isRevisedIn(one, span)),
    figures,
    figuresPublished: total,
  };
}

/** Targets whose figures are in memory at once. */
const PORTION = 100;

/** The changes with the figures that brought them about: of the targets that changed, those that became known in between. */
async function withFigures(
  changes: readonly PledgeChange[],
  programme: Programme,
  span: ChangeSpan,
  on: Db,
): Promise<PledgeChange[]> {
  const ids = changes.flatMap(({ targets }) => targets.map(({ target }) => target.id));
  const news = new Map<string, Figure[]>();
  for (let start = 0; start < ids.length; start += PORTION) {
    const portion = ids.slice(start, start + PORTION);
    const summaries = await listSummaries(portion, programme, { on: span.to, isAsOf: true }, on);
    const rows = await on.figure.findMany({
      where: { targetId: { in: portion }, region: null, state: 'published', role: 'counted' },
      include: FIGURE_PARTS,
    });
    for (const id of portion) {
      const own = rows.filter(({ targetId }) => targetId === id).map(toFigure);
      news.set(id, newsOf(own, summaries.get(id)?.usedIds ?? [], span));
    }
  }
  return withNews(changes, news);
}

/** The ids of the figures in force that became known in between (`knownFrom`), newest first. */
async function idsMadeKnown(
  programme: Pick<Programme, 'id'>,
  { from, to, theme }: ChangeQuestion,
  on: Db,
): Promise<string[]> {
  const ofTheme = theme === null ? Prisma.empty : Prisma.sql`AND t.slug = ${theme}`;
  // The day is either the reference date or that of a source: both have an index, where the day itself has none.
  const rows = await on.$queryRaw<{ id: string }[]>`
    SELECT f.id
    FROM (
        SELECT id FROM figure
        WHERE state = 'published' AND coalesce(to_date, on_date) > ${from}::date AND coalesce(to_date, on_date) <= ${to}::date
        UNION SELECT figure_id FROM figure_source WHERE published_on > ${from}::date AND published_on <= ${to}::date
      ) candidate
      JOIN figure f ON f.id = candidate.id
      JOIN pledge p ON p.id = f.pledge_id
      JOIN theme t ON t.id = p.theme_id
      CROSS JOIN LATERAL (SELECT coalesce(f.to_date, f.on_date) AS day) reference
      CROSS JOIN LATERAL (
        SELECT greatest(reference.day, min(coalesce(s.published_on, reference.day))) AS day
        FROM figure_source s WHERE s.figure_id = f.id) known
    WHERE p.programme_id = ${programme.id}::uuid AND f.state = 'published' ${ofTheme}
      AND known.day > ${from}::date AND known.day <= ${to}::date
    ORDER BY known.day DESC, f.published_at DESC, f.id`;
  return rows.map(({ id }) => id);
}

/** Figures read at once. */
const BATCH = 500;

async function* figuresOf(ids: readonly string[], on: Db): AsyncGenerator<Figure> {
  for (let start = 0; start < ids.length; start += BATCH) {
    const part = ids.slice(start, start + BATCH);
    const rows = await on.figure.findMany({ where: { id: { in: part } }, include: FIGURE_PARTS });
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const id of part) {
      const row = byId.get(id);
      if (row) yield toFigure(row);
    }
  }
}

/** The first figures, newest first, of those in force that became known in between; `total` is the number of all. */
async function listFiguresMadeKnown(
  programme: Pick<Programme, 'id'>,
  question: ChangeQuestion,
  limit: number,
  on: Db,
): Promise<{ figures: Figure[]; total: number }> {
  const ids = await idsMadeKnown(programme, question, on);
  const figures: Figure[] = [];
  for await (const figure of figuresOf(ids.slice(0, limit), on)) figures.push(figure);
  return { figures, total: ids.length };
}

/** All figures in force that became known in between, newest first, with flat memory. */
export async function* iterateFiguresMadeKnown(
  programme: Pick<Programme, 'id'>,
  question: ChangeQuestion,
  on: Db = db(),
): AsyncGenerator<Figure> {
  yield* figuresOf(await idsMadeKnown(programme, question, on), on);
}

/** The instants between which the ledger was written in between: after the end of the first day, up to that of the second. */
export function ledgerTime(
  { timeZone }: Pick<Programme, 'timeZone'>,
  { from, to }: ChangeSpan,
): { since: Date; until: Date } {
  return { since: dayStart(addDays(from, 1), timeZone), until: dayStart(addDays(to, 1), timeZone) };
}
