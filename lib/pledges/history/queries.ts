import { setImmediate as turn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { sha256 } from '@/lib/core/canonical-json';
import { type Db, db } from '@/lib/core/db';
import { decimal } from '@/lib/core/decimal';
import { fromDatabaseDate } from '@/lib/core/plain-date';
import type { Prisma } from '@/lib/core/prisma/client';
import { ledgerHead } from '@/lib/ledger/queries';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import type { StatusFigure } from '@/lib/status/types';
import { METHOD_VERSION } from '@/lib/status/version';
import { TARGET_PARTS, toTarget } from '../pledge-rows';
import { toStatusTarget } from '../status-input';
import {
  type HistoryPoint,
  historyDays,
  type StatusStep,
  statusHistory,
  statusSteps,
} from './status-history';

/** What the method reads of a figure. */
const FIGURE_FIELDS = {
  id: true,
  shape: true,
  role: true,
  value: true,
  from: true,
  to: true,
  on: true,
  region: true,
  publishedAt: true,
  sources: { select: { publishedOn: true, kind: true }, orderBy: { position: 'asc' } },
} satisfies Prisma.FigureSelect;

type FigureRow = Prisma.FigureGetPayload<{ select: typeof FIGURE_FIELDS }>;

function toStatusFigure(row: FigureRow): StatusFigure {
  const day = (date: Date | null) => date && fromDatabaseDate(date);
  return {
    id: row.id,
    shape: row.shape,
    role: row.role,
    value: decimal(row.value.toFixed()),
    from: day(row.from),
    to: day(row.to),
    on: day(row.on),
    region: row.region,
    publishedAt: row.publishedAt?.toISOString() ?? '',
    sources: row.sources.map(({ publishedOn, kind }) => ({ publishedOn: day(publishedOn), kind })),
  };
}

// A history is a function of the ledger and the day, the same in all languages and for picture and table.
const HISTORIES = new LRUCache<string, Promise<readonly HistoryPoint[]>>({ max: 100 });

// What a target went through changes only with it and its figures: after a publication one of thousands is computed anew.
const STEPS = new LRUCache<string, readonly StatusStep[]>({ max: 30_000 });

/** Targets that are computed before others get their turn: some ten milliseconds. */
const AT_ONCE = 50;

/**
 * How many pledges of a programme were in each group over its term so far, by what could be known then; up to the day of the
 * view. Computed once for each publication and day; empty before the term has begun.
 */
export async function getStatusHistory(
  programme: Programme,
  { on }: Pick<ViewDay, 'on'>,
): Promise<readonly HistoryPoint[]> {
  const days = historyDays(programme.startsOn, on);
  if (days.length === 0) return [];
  // Read first: what is published meanwhile makes the history newer than its key, never older.
  const key = `${programme.id} ${(await ledgerHead()).seq} ${on}`;
  const kept = HISTORIES.get(key);
  if (kept) return kept;
  const made = listSteps(programme).then((pledges) => statusHistory(pledges, days));
  HISTORIES.set(key, made);
  made.catch(() => HISTORIES.delete(key));
  return made;
}

/** What the targets of each pledge went through. */
async function listSteps(programme: Programme, on: Db = db()): Promise<(readonly StatusStep[])[][]> {
  const rows = await on.pledge.findMany({
    where: { programmeId: programme.id },
    select: {
      targets: {
        include: {
          ...TARGET_PARTS,
          figures: {
            where: { state: 'published', role: 'counted' },
            select: FIGURE_FIELDS,
            orderBy: { id: 'asc' },
          },
        },
      },
    },
  });
  const pledges: (readonly StatusStep[])[][] = [];
  let computed = 0;
  for (const { targets } of rows) {
    const steps: (readonly StatusStep[])[] = [];
    for (const row of targets) {
      const target = toStatusTarget(toTarget(row, programme));
      const figures = row.figures.map(toStatusFigure);
      // Hashed, as a target may have thousands of figures: the memory holds thousands of keys.
      const key = sha256(JSON.stringify([METHOD_VERSION, target, figures]));
      let own = STEPS.get(key);
      if (own === undefined) {
        own = statusSteps({ target, figures });
        STEPS.set(key, own);
        computed += 1;
        if (computed % AT_ONCE === 0) await turn();
      }
      steps.push(own);
    }
    pledges.push(steps);
  }
  return pledges;
}
