import { now } from '@/lib/core/clock';
import { type Refusal, RefusedError } from '@/lib/core/errors';
import { fromDatabaseDate, type PlainDate } from '@/lib/core/plain-date';
import type { Prisma } from '@/lib/core/prisma/client';
import { toRefusals } from '@/lib/core/refusal-issues';
import { targetOf } from '@/lib/figures/figure-context';
import { FIGURE_PARTS, toFigure } from '@/lib/figures/figure-rows';
import type { Figure } from '@/lib/figures/types';
import { SOURCE_PARTS, toPledgeSource, toPledgeWords } from '@/lib/pledges/pledge-rows';
import { type TargetToAdd, targetSchema } from '@/lib/pledges/schema';
import { getProgramme } from '@/lib/programmes/queries';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import { viewDay } from '@/lib/programmes/view-day';
import { pledgeContent, targetContent } from './revision-content';
import { type RevisionInput, type RevisionToRecord, type TargetTerms, wordingSchema } from './schema';
import type { PledgeContent, RevisionSubject, TargetContent } from './types';

type Tx = Prisma.TransactionClient;

/** All that a decision about a revision needs, read inside the transaction that will act on it. */
export interface RevisionContext {
  readonly programme: Programme;
  readonly pledge: { readonly id: string; readonly slug: string };
  readonly target: { readonly id: string; readonly key: string } | null;
  /** Version of the pledge or target as it is now. */
  readonly version: number;
  readonly subject: RevisionSubject;
  /** Published figures of the target that are in force and about the whole country. */
  readonly figures: readonly Figure[];
  readonly today: ViewDay;
  readonly lastRevisedOn: PlainDate | null;
}

function stop(code: string, field: string | null = null, values: Refusal['values'] = {}): never {
  throw new RefusedError([{ code, field, values }]);
}

const PLEDGE_PARTS = {
  theme: { select: { slug: true, principle: { select: { slug: true } } } },
  sources: { orderBy: { position: 'asc' }, include: SOURCE_PARTS },
} satisfies Prisma.PledgeInclude;

type PledgeRow = Prisma.PledgeGetPayload<{ include: typeof PLEDGE_PARTS }>;

function contentOfPledge(row: PledgeRow): PledgeContent {
  return pledgeContent({
    ...toPledgeWords(row),
    sources: row.sources.map(toPledgeSource),
  });
}

/** The new terms of a target: those given, and the others as they are. Throws `RefusedError` with what is wrong. */
function revisedTerms(before: TargetContent, terms: TargetTerms, programme: Programme): TargetContent {
  const { pledge, ...current } = before;
  // The programme's own days are given where the target names none, so that an early promise is not taken for a reversed term.
  const day = (given: string | null | undefined, own: PlainDate) => (given === own ? null : given);
  const parsed = targetSchema.safeParse({
    ...current,
    ...terms,
    start: day(terms.start ?? current.start, programme.startsOn),
    due: day(terms.due ?? current.due, programme.endsOn),
  });
  if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
  const { start, due, ...rest } = parsed.data;
  return {
    ...(rest satisfies Omit<TargetToAdd, 'start' | 'due'>),
    pledge,
    start: start ?? programme.startsOn,
    due: due ?? programme.endsOn,
  };
}

function revisedWords(before: PledgeContent, wording: RevisionInput['wording']): PledgeContent {
  const parsed = wordingSchema.safeParse(wording);
  if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
  return { ...before, ...parsed.data };
}

/** The day of the newest published revision of the same thing. */
async function lastRevisedOn(tx: Tx, pledgeId: string, targetId: string | null): Promise<PlainDate | null> {
  const last = await tx.revision.findFirst({
    where: { pledgeId, targetId, state: 'published' },
    orderBy: { ledgerSeq: 'desc' },
    select: { revisedOn: true },
  });
  return last && fromDatabaseDate(last.revisedOn);
}

/** Finds what a revision names and puts its new words or terms beside the present ones. Throws `RefusedError`. */
export async function revisionContext(
  tx: Tx,
  revision: RevisionToRecord,
  { terms, wording }: Pick<RevisionInput, 'terms' | 'wording'>,
): Promise<RevisionContext> {
  const programme = await getProgramme(revision.programme, tx);
  if (!programme) return stop('unknown_programme', 'programme');
  const row = await tx.pledge.findUnique({
    where: { programmeId_slug: { programmeId: programme.id, slug: revision.pledge } },
    include: PLEDGE_PARTS,
  });
  if (!row) return stop('unknown_pledge', 'pledge');
  const pledge = { id: row.id, slug: row.slug };
  const today = viewDay(programme, now(), null);
  const common = { programme, pledge, today };
  if (revision.target === null) {
    const before = contentOfPledge(row);
    return {
      ...common,
      target: null,
      version: row.version,
      subject: { of: 'pledge', before, after: revisedWords(before, wording) },
      figures: [],
      lastRevisedOn: await lastRevisedOn(tx, row.id, null),
    };
  }
  const { version, summarySeq: _seq, ...target } = await targetOf(tx, programme, row.id, revision.target);
  const before = targetContent(row.slug, target);
  const figures = await tx.figure.findMany({
    where: { targetId: target.id, region: null, state: 'published' },
    include: FIGURE_PARTS,
  });
  return {
    ...common,
    target: { id: target.id, key: target.key },
    version,
    subject: { of: 'target', before, after: revisedTerms(before, terms ?? {}, programme) },
    figures: figures.map(toFigure),
    lastRevisedOn: await lastRevisedOn(tx, row.id, target.id),
  };
}
