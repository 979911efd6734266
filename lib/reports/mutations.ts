import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { now } from '@/lib/core/clock';
import { type Db, db, inTransaction } from '@/lib/core/db';
import { RefusedError, type Result, refuse, succeed } from '@/lib/core/errors';
import { Prisma } from '@/lib/core/prisma/client';
import { countKey, countTowards, type RateLimit, refuseOverLimit } from '@/lib/core/rate-limit';
import { toRefusals } from '@/lib/core/refusal-issues';
import { raiseEdition } from '@/lib/ledger/mutations';
import { getReport } from './queries';
import { type AnswerInput, answerSchema, type ReportInput, reportSchema } from './schema';
import type { ErrorReport } from './types';

/** A careful reader finds a few at once; nobody finds more by hand. */
const PER_ADDRESS: RateLimit = { name: 'report-address', points: 6, seconds: 60 * 60 };
/** What a desk can read in a day, whoever sends it. */
const PER_DAY: RateLimit = { name: 'report-day', points: 300, seconds: 24 * 60 * 60 };

/** How long an address is kept after a report was closed. */
const ADDRESS_KEPT_MS = 30 * 24 * 3_600_000;

/**
 * Takes in what a reader reports as wrong. `address` is where it comes from, as limits count it; it is not kept. Refuses
 * `unknown_pledge`, `too_many_sent`, and what is wrong with the fields.
 */
export async function submitReport(
  input: ReportInput,
  address: string,
  on: Db = db(),
): Promise<Result<{ id: string }>> {
  const parsed = reportSchema.safeParse(input);
  if (!parsed.success) return refuse(...toRefusals(parsed.error));
  const { programme, pledge: slug, ...fields } = parsed.data;
  const pledge = await on.pledge.findFirst({
    where: { slug, programme: { slug: programme } },
    select: { id: true },
  });
  if (!pledge) return refuse({ code: 'unknown_pledge', field: null });
  const over =
    (await countTowards(on, PER_ADDRESS, countKey(address))) ??
    (await countTowards(on, PER_DAY, countKey('all')));
  if (over) return refuseOverLimit(over);
  const { id } = await on.errorReport.create({
    data: { ...fields, pledgeId: pledge.id, receivedAt: now() },
    select: { id: true },
  });
  return succeed({ id });
}

/**
 * Closes a report with an answer. One that names the ledger entry of a correction is public from then on; words alone go to
 * the reader only. For reviewers and admins. Answers the report as it was, with the address to write to.
 */
export async function answerReport(
  on: Db,
  actor: Actor,
  programme: string,
  input: AnswerInput,
): Promise<Result<ErrorReport>> {
  const parsed = answerSchema.safeParse(input);
  if (!can(actor, 'report.answer')) return refuse({ code: 'not_allowed', field: null });
  if (!parsed.success) return refuse(...toRefusals(parsed.error));
  const { id, locale, entrySeq, answer } = parsed.data;
  return inTransaction(on, async (tx) => {
    const report = await openReport(tx, programme, id);
    if (entrySeq !== null) await requireCorrection(tx, programme, report, BigInt(entrySeq));
    await close(tx, actor, id, {
      state: 'answered',
      answer: answer === null ? Prisma.DbNull : { [locale]: answer },
      entrySeq: entrySeq === null ? null : BigInt(entrySeq),
    });
    if (entrySeq !== null) await raiseEdition(tx);
    return report;
  });
}

/** Closes a report as spam, without an answer. For reviewers and admins. */
export async function dismissReport(
  on: Db,
  actor: Actor,
  programme: string,
  id: string,
): Promise<Result<ErrorReport>> {
  if (!can(actor, 'report.answer')) return refuse({ code: 'not_allowed', field: null });
  if (!answerSchema.shape.id.safeParse(id).success) return refuse({ code: 'malformed', field: null });
  return inTransaction(on, async (tx) => {
    const report = await openReport(tx, programme, id);
    await close(tx, actor, id, { state: 'dismissed' });
    return report;
  });
}

/** Deletes the addresses of reports that were closed long enough ago. Answers how many. */
export async function forgetAddresses(on: Db): Promise<number> {
  const before = new Date(now().getTime() - ADDRESS_KEPT_MS);
  const { count } = await on.errorReport.updateMany({
    where: { email: { not: null }, decidedAt: { lt: before } },
    data: { email: null },
  });
  return count;
}

type Tx = Prisma.TransactionClient;

async function openReport(tx: Tx, programme: string, id: string): Promise<ErrorReport> {
  const report = await getReport(programme, id, tx);
  if (!report) throw new RefusedError([{ code: 'report_unknown', field: null }]);
  return report;
}

/** A correction is a later entry about the same pledge. */
async function requireCorrection(tx: Tx, programme: string, report: ErrorReport, seq: bigint): Promise<void> {
  const count = await tx.ledgerEntry.count({
    where: {
      seq,
      programme: { slug: programme },
      pledge: { slug: report.pledge.slug },
      at: { gte: new Date(report.receivedAt) },
    },
  });
  if (count === 0) throw new RefusedError([{ code: 'report_entry_unknown', field: 'entrySeq' }]);
}

/** Two people may answer at once: the second is told so. */
async function close(tx: Tx, actor: Actor, id: string, change: Prisma.ErrorReportUncheckedUpdateManyInput) {
  const { count } = await tx.errorReport.updateMany({
    where: { id, state: 'new' },
    data: { ...change, decidedById: actor.id, decidedAt: now() },
  });
  if (count === 0) throw new RefusedError([{ code: 'report_closed', field: null }]);
}
