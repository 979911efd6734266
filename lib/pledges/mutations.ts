import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { toJsonObject } from '@/lib/core/canonical-json';
import { type Db, inTransaction } from '@/lib/core/db';
import { type Refusal, RefusedError, type Result } from '@/lib/core/errors';
import { toDatabaseDate } from '@/lib/core/plain-date';
import { Prisma } from '@/lib/core/prisma/client';
import { toRefusals } from '@/lib/core/refusal-issues';
import { appendEntry, lockLedger } from '@/lib/ledger/mutations';
import { getProgramme } from '@/lib/programmes/queries';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import { targetOfContent } from '@/lib/revisions/revision-content';
import type { TargetContent } from '@/lib/revisions/types';
import { addedPledgeContent, addedTargetContent } from './added-content';
import { TARGET_PARTS, toTarget } from './pledge-rows';
import { type PledgeInput, type PledgeToAdd, pledgeSchema, type TargetToAdd } from './schema';
import { type FigureInForce, summariesOf } from './stored-summary';
import type { Target } from './types';

type Tx = Prisma.TransactionClient;

/** The target as it was first published; null where it was never revised. */
async function originalOf(tx: Tx, { id, isRevised }: Target): Promise<Target | null> {
  if (!isRevised) return null;
  const first = await tx.revision.findFirst({
    where: { targetId: id, state: 'published' },
    orderBy: { ledgerSeq: 'asc' },
    select: { before: true },
  });
  return first && targetOfContent(id, first.before as unknown as TargetContent); // our own JSON
}

/**
 * Stores the first step of the method for a target, as of that ledger entry, from its figures in force; for a revised one also
 * against what was first promised. Beside it what lists read of it, and the statuses that the target has had. To be called by
 * whatever changes the target or its figures.
 */
export async function storeSummary(
  tx: Tx,
  target: Target,
  inForce: readonly FigureInForce[],
  today: ViewDay,
  ledgerSeq: bigint,
): Promise<void> {
  const { methodVersion, summary, originalSummary, outline, steps } = summariesOf(
    target,
    await originalOf(tx, target),
    inForce,
    today,
  );
  const data = {
    methodVersion,
    summary: toJsonObject(summary),
    originalSummary: originalSummary === null ? Prisma.DbNull : toJsonObject(originalSummary),
    outline: toJsonObject(outline),
    steps: steps.map(toJsonObject),
    ledgerSeq,
    derivedSeq: ledgerSeq,
  };
  const { id: targetId } = target;
  await tx.targetSummary.upsert({ where: { targetId }, create: { targetId, ...data }, update: data });
}

async function createTarget(tx: Tx, pledgeId: string, target: TargetToAdd, position: number) {
  const { baseline, checkpoints, start, due, dueBasis, alternativeReading, ...fields } = target;
  return tx.target.create({
    data: {
      ...fields,
      pledgeId,
      position,
      start: start && toDatabaseDate(start),
      due: due && toDatabaseDate(due),
      dueBasis: dueBasis ?? Prisma.DbNull,
      alternativeReading: alternativeReading ?? Prisma.DbNull,
      baselineValue: baseline?.value ?? null,
      baselineDate: baseline ? toDatabaseDate(baseline.date) : null,
      baselineDerived: baseline?.isDerived ?? null,
      baselineSourceUrl: baseline?.sourceUrl ?? null,
      baselineNote: baseline?.note ?? Prisma.DbNull,
      checkpoints: { create: checkpoints.map((point) => ({ ...point, on: toDatabaseDate(point.on) })) },
    },
    include: TARGET_PARTS,
  });
}

function missingPlaces(programme: Programme, pledge: PledgeToAdd): Refusal[] {
  const documents = new Set(programme.documents.map(({ key }) => key));
  const refusals: Refusal[] = pledge.sources.flatMap((source, index) =>
    source.document !== null && !documents.has(source.document)
      ? [
          {
            code: 'unknown_document',
            field: `sources.${index}.document`,
            values: { document: source.document },
          },
        ]
      : [],
  );
  if (!programme.themes.some(({ slug }) => slug === pledge.theme)) {
    refusals.push({ code: 'unknown_theme', field: 'theme', values: { theme: pledge.theme } });
  }
  return refusals;
}

async function createPledge(tx: Tx, programme: Programme, pledge: PledgeToAdd) {
  const { sources, targets: _targets, programme: _programme, theme, ...fields } = pledge;
  const documents = await tx.programmeDocument.findMany({ where: { programmeId: programme.id } });
  const documentIds = new Map(documents.map(({ key, id }) => [key, id]));
  const { id: themeId } = await tx.theme.findUniqueOrThrow({
    where: { programmeId_slug: { programmeId: programme.id, slug: theme } },
    select: { id: true },
  });
  const position = await tx.pledge.count({ where: { programmeId: programme.id } });
  return tx.pledge.create({
    data: {
      ...fields,
      programmeId: programme.id,
      themeId,
      position,
      sources: {
        create: sources.map(({ document, note, ...source }, index) => ({
          ...source,
          note: note ?? Prisma.DbNull,
          position: index,
          documentId: document === null ? null : (documentIds.get(document) ?? null),
        })),
      },
    },
  });
}

/**
 * Adds a pledge with its targets and sources, one ledger entry for the pledge and one for each target, in one
 * transaction. Refuses a slug that is taken, and themes or documents that the programme does not have. For admins.
 */
export async function addPledge(on: Db, actor: Actor, input: PledgeInput): Promise<Result<{ id: string }>> {
  return inTransaction(on, async (tx) => {
    if (!can(actor, 'catalogue.change')) throw new RefusedError([{ code: 'not_allowed', field: null }]);
    const parsed = pledgeSchema.safeParse(input);
    if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
    await lockLedger(tx);
    const programme = await getProgramme(parsed.data.programme, tx);
    if (!programme) throw new RefusedError([{ code: 'unknown_programme', field: 'programme' }]);
    const missing = missingPlaces(programme, parsed.data);
    if (missing.length > 0) throw new RefusedError(missing);
    const { slug, targets } = parsed.data;
    if ((await tx.pledge.count({ where: { programmeId: programme.id, slug } })) > 0) {
      throw new RefusedError([{ code: 'slug_taken', field: 'slug', values: { slug } }]);
    }
    const pledge = await createPledge(tx, programme, parsed.data);
    const principle = programme.themes.find((theme) => theme.slug === parsed.data.theme)?.principle ?? null;
    const about = { actor, programme, pledge };
    const content = addedPledgeContent(parsed.data, principle);
    await appendEntry(tx, { ...about, kind: 'pledge_added', content });
    for (const [position, target] of targets.entries()) {
      const row = await createTarget(tx, pledge.id, target, position);
      const resolved = toTarget(row, programme);
      const terms = addedTargetContent(slug, target, resolved);
      const { seq } = await appendEntry(tx, { ...about, kind: 'target_added', target: row, content: terms });
      const today = { on: resolved.start, isAsOf: false };
      await storeSummary(tx, resolved, [], today, seq);
    }
    return { id: pledge.id };
  });
}
