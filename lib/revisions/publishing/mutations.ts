import type { Actor } from '@/lib/accounts/types';
import { now } from '@/lib/core/clock';
import { type PlainDate, toDatabaseDate } from '@/lib/core/plain-date';
import { Prisma } from '@/lib/core/prisma/client';
import { type Appended, appendEntry } from '@/lib/ledger/mutations';
import { storeSummary } from '@/lib/pledges/mutations';
import type { Programme } from '@/lib/programmes/types';
import { entryContent, targetOfContent } from '../revision-content';
import type { RevisionContext } from '../revision-context';
import { type RevisionRow, toProposedRevision } from '../revision-rows';
import type { PledgeContent, TargetContent } from '../types';

type Tx = Prisma.TransactionClient;

/** A day of a target's own; none where it had none and still takes the programme's. */
function ownDay(day: PlainDate, before: Date | null, ofProgramme: PlainDate): Date | null {
  return before === null && day === ofProgramme ? null : toDatabaseDate(day);
}

/** Gives a target its new terms. Its days stay the programme's where they were and still are. */
async function reviseTarget(tx: Tx, id: string, terms: TargetContent, programme: Programme): Promise<void> {
  const { metric, kind, direction, unit, value, factor, comparison, valueBasis, stages } = terms;
  const { start, due, dueBasis, reportingIntervalDays, baseline, checkpoints } = terms;
  const row = await tx.target.findUniqueOrThrow({ where: { id }, select: { start: true, due: true } });
  await tx.checkpoint.deleteMany({ where: { targetId: id } });
  await tx.target.update({
    where: { id },
    data: {
      metric,
      kind,
      direction,
      unit,
      value,
      factor,
      comparison,
      valueBasis,
      stages,
      reportingIntervalDays,
      start: ownDay(start, row.start, programme.startsOn),
      due: ownDay(due, row.due, programme.endsOn),
      dueBasis: dueBasis ?? Prisma.DbNull,
      baselineValue: baseline?.value ?? null,
      baselineDate: baseline ? toDatabaseDate(baseline.date) : null,
      baselineDerived: baseline?.isDerived ?? null,
      baselineSourceUrl: baseline?.sourceUrl ?? null,
      baselineNote: baseline?.note ?? Prisma.DbNull,
      checkpoints: { create: checkpoints.map((point) => ({ ...point, on: toDatabaseDate(point.on) })) },
      revised: true,
      version: { increment: 1 },
    },
  });
}

async function revisePledge(tx: Tx, id: string, { title, summary }: PledgeContent): Promise<void> {
  await tx.pledge.update({ where: { id }, data: { title, summary, version: { increment: 1 } } });
}

/** What a submitted revision needs to become public. */
interface Publication {
  readonly row: RevisionRow;
  readonly author: Actor;
  /** Null where one person publishes alone. */
  readonly approver: Actor | null;
  readonly context: RevisionContext;
}

/**
 * Publishes a submitted revision: its state, the pledge or target, the ledger entry, and the target's stored summaries, against
 * the new terms and against the first ones.
 */
export async function putInForce(tx: Tx, publication: Publication): Promise<Appended> {
  const { row, author, approver, context } = publication;
  const { programme, pledge, target, subject, figures, today } = context;
  const published = { approverId: approver?.id ?? null, publishedAt: now(), version: { increment: 1 } };
  await tx.revision.update({ where: { id: row.id }, data: { state: 'published', ...published } });
  if (subject.of === 'pledge') await revisePledge(tx, pledge.id, subject.after);
  else if (target) await reviseTarget(tx, target.id, subject.after, programme);
  const entry = await appendEntry(tx, {
    kind: subject.of === 'pledge' ? 'pledge_revised' : 'target_revised',
    actor: author,
    ...(approver && { approver }),
    programme,
    pledge,
    ...(target && { target }),
    content: entryContent(subject.after, toProposedRevision(row)),
  });
  await tx.revision.update({ where: { id: row.id }, data: { ledgerSeq: entry.seq } });
  if (subject.of === 'target' && target) {
    const revised = { ...targetOfContent(target.id, subject.after), isRevised: true };
    await storeSummary(tx, revised, figures, today, entry.seq);
  }
  return entry;
}
