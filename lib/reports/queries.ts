import { type Db, db } from '@/lib/core/db';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import type { LocalizedText } from '@/lib/core/localized-text';
import type { Prisma } from '@/lib/core/prisma/client';
import type { Candidate, ErrorReport, PublicAnswer } from './types';

const WITH_NAMES = {
  pledge: { select: { slug: true, title: true } },
  decidedBy: { select: { name: true } },
} satisfies Prisma.ErrorReportInclude;

type Row = Prisma.ErrorReportGetPayload<{ include: typeof WITH_NAMES }>;

function toReport(row: Row): ErrorReport {
  return {
    id: row.id,
    pledge: { slug: row.pledge.slug, title: row.pledge.title as LocalizedText },
    locale: localeOrDefault(row.locale),
    wrong: row.wrong,
    correct: row.correct,
    sourceUrl: row.sourceUrl,
    email: row.email,
    state: row.state,
    receivedAt: row.receivedAt.toISOString(),
    decidedBy: row.decidedBy?.name ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    answer: row.answer as LocalizedText | null,
    entrySeq: row.entrySeq?.toString() ?? null,
  };
}

/** Closed reports that the desk lists: the newest ones. */
const CLOSED_SHOWN = 50;

/** The reports of a programme: those that wait, oldest first, and the newest closed ones. For the desk. */
export async function listReports(
  programme: string,
  on: Db = db(),
): Promise<{ readonly waiting: ErrorReport[]; readonly closed: ErrorReport[] }> {
  const where = { pledge: { programme: { slug: programme } } };
  const waiting = await on.errorReport.findMany({
    where: { ...where, state: 'new' },
    include: WITH_NAMES,
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
  });
  const closed = await on.errorReport.findMany({
    where: { ...where, state: { not: 'new' } },
    include: WITH_NAMES,
    orderBy: [{ decidedAt: 'desc' }, { id: 'asc' }],
    take: CLOSED_SHOWN,
  });
  return { waiting: waiting.map(toReport), closed: closed.map(toReport) };
}

/** How many reports of a programme wait for an answer. */
export function countWaiting(programme: string): Promise<number> {
  return db().errorReport.count({ where: { state: 'new', pledge: { programme: { slug: programme } } } });
}

/** One report of a programme; null where there is none. `id` must be a UUID. For the desk. */
export async function getReport(programme: string, id: string, on: Db = db()): Promise<ErrorReport | null> {
  const where = { id, pledge: { programme: { slug: programme } } };
  const row = await on.errorReport.findFirst({ where, include: WITH_NAMES });
  return row && toReport(row);
}

/** What was published of a report's pledge since it came in, newest first: what may have come of it. */
export async function listCandidates(report: ErrorReport, programme: string): Promise<Candidate[]> {
  const rows = await db().ledgerEntry.findMany({
    where: {
      programme: { slug: programme },
      pledge: { slug: report.pledge.slug },
      at: { gte: new Date(report.receivedAt) },
    },
    orderBy: { seq: 'desc' },
    take: 50,
    select: { seq: true, kind: true, at: true },
  });
  return rows.map(({ seq, kind, at }) => ({ seq: seq.toString(), kind, at: at.toISOString() }));
}

/** What the public is told of reports about a pledge: those that led to a correction, newest first. */
export async function listPublicAnswers(
  programme: string,
  pledge: string,
  on: Db = db(),
): Promise<PublicAnswer[]> {
  const rows = await on.errorReport.findMany({
    where: {
      state: 'answered',
      entrySeq: { not: null },
      pledge: { slug: pledge, programme: { slug: programme } },
    },
    orderBy: [{ decidedAt: 'desc' }, { id: 'asc' }],
    select: { id: true, receivedAt: true, decidedAt: true, entrySeq: true, answer: true },
  });
  return rows.flatMap(({ id, receivedAt, decidedAt, entrySeq, answer }) =>
    decidedAt === null || entrySeq === null
      ? []
      : [
          {
            id,
            receivedAt: receivedAt.toISOString(),
            decidedAt: decidedAt.toISOString(),
            entrySeq: entrySeq.toString(),
            answer: answer as LocalizedText | null,
          },
        ],
  );
}
