import { type Refusal, RefusedError } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/prisma/client';
import { toRefusals } from '@/lib/core/refusal-issues';
import { checkRevision } from './check-revision';
import { type RevisionContext, revisionContext } from './revision-context';
import { DESK_REVISIONS } from './revision-rows';
import { type RevisionInput, type RevisionToRecord, revisionSchema } from './schema';

type Tx = Prisma.TransactionClient;

function stop(code: string, field: string | null = null, values: Refusal['values'] = {}): never {
  throw new RefusedError([{ code, field, values }]);
}

/** Reads the facts of a revision. Throws `RefusedError` with what is wrong. */
export function readRevision(input: RevisionInput): RevisionToRecord {
  const parsed = revisionSchema.safeParse(input);
  if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
  return parsed.data;
}

/** Somebody revised the same thing meanwhile: what it was, and what it is now. */
async function outdated(tx: Tx, basedOn: number, context: RevisionContext): Promise<never> {
  const { pledge, target, subject } = context;
  const between = await tx.revision.findFirst({
    where: { pledgeId: pledge.id, targetId: target?.id ?? null, state: 'published', basedOn },
    ...DESK_REVISIONS,
  });
  const name = between?.author.name ?? '';
  if (subject.of === 'pledge') {
    const was = between ? Object.values(Object(between.before).title ?? {})[0] : '';
    const values = { name, was: String(was), is: Object.values(subject.before.title)[0] ?? '' };
    return stop('pledge_revised_meanwhile', null, values);
  }
  const { value, unit, due } = subject.before;
  const was: { value?: string | null; unit?: string | null; due?: string } = Object(between?.before);
  return stop('target_revised_meanwhile', null, {
    name,
    hasValue: value && was.value ? 'yes' : 'no',
    value: value ?? '',
    unit: unit ?? '',
    due,
    wasValue: was.value ?? '',
    wasUnit: was.unit ?? '',
    wasDue: was.due ?? '',
  });
}

/** Another proposal for the same thing has to be decided first: two would not know of one another. */
export async function noneWaiting(tx: Tx, { pledge, target }: RevisionContext, id: string): Promise<void> {
  const waiting = await tx.revision.findFirst({
    where: { pledgeId: pledge.id, targetId: target?.id ?? null, state: 'submitted', id: { not: id } },
    select: { author: { select: { name: true } } },
  });
  if (waiting) stop('revision_waiting', null, { name: waiting.author.name });
}

/** Finds what a revision names and checks it against everything that may speak against publishing it. Throws `RefusedError`. */
export async function checkedRevision(
  tx: Tx,
  revision: RevisionToRecord,
  input: RevisionInput,
): Promise<RevisionContext> {
  const context = await revisionContext(tx, revision, input);
  if (context.version !== revision.basedOn) await outdated(tx, revision.basedOn, context);
  const { subject, figures, today, programme, lastRevisedOn } = context;
  const calendar = { today: today.on, announcedOn: programme.announcedOn, lastRevisedOn };
  const refusals = checkRevision(revision, subject, figures, calendar);
  if (refusals.length > 0) throw new RefusedError(refusals);
  return context;
}
