import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { toJsonObject } from '@/lib/core/canonical-json';
import { type Db, inTransaction, isPool } from '@/lib/core/db';
import { RefusedError, type Result } from '@/lib/core/errors';
import { toDatabaseDate } from '@/lib/core/plain-date';
import { Prisma } from '@/lib/core/prisma/client';
import { noteSequence } from '@/lib/core/published-sequence';
import { toRefusals } from '@/lib/core/refusal-issues';
import { type Appended, appendEntry, lockLedger } from '@/lib/ledger/mutations';
import {
  type ProgrammeInput,
  programmeSchema,
  type RegionsInput,
  regionsSchema,
  reviewPolicySchema,
} from './schema';
import type { Region } from './types';

function toRegionRow({ short, ...region }: Region, position: number) {
  return { ...region, short: short ?? Prisma.DbNull, position };
}

/** Adds a programme with its principles, themes, regions and documents. Refuses a slug that is taken. For admins. */
export async function addProgramme(
  on: Db,
  actor: Actor,
  input: ProgrammeInput,
): Promise<Result<{ id: string }>> {
  return inTransaction(on, async (tx) => {
    if (!can(actor, 'catalogue.change')) throw new RefusedError([{ code: 'not_allowed', field: null }]);
    const parsed = programmeSchema.safeParse(input);
    if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
    const { principles, themes, regions, documents, timeZone, isImported, note, ...fields } = parsed.data;
    await lockLedger(tx);
    if ((await tx.programme.count({ where: { slug: fields.slug } })) > 0) {
      throw new RefusedError([{ code: 'slug_taken', field: 'slug', values: { slug: fields.slug } }]);
    }
    const programme = await tx.programme.create({
      data: {
        ...fields,
        note: note ?? Prisma.DbNull,
        timezone: timeZone,
        imported: isImported,
        announcedOn: toDatabaseDate(fields.announcedOn),
        electedOn: fields.electedOn && toDatabaseDate(fields.electedOn),
        startsOn: toDatabaseDate(fields.startsOn),
        endsOn: toDatabaseDate(fields.endsOn),
        regions: { create: regions.map(toRegionRow) },
        documents: { create: documents.map((document, position) => ({ ...document, position })) },
        principles: { create: principles.map((principle, position) => ({ ...principle, position })) },
      },
      include: { principles: { select: { id: true, slug: true } } },
    });
    const principleIds = new Map(programme.principles.map(({ id, slug }) => [slug, id]));
    await tx.theme.createMany({
      data: themes.map(({ principle, ...theme }, position) => ({
        ...theme,
        position,
        programmeId: programme.id,
        principleId: principleIds.get(principle) ?? principle, // the schema has checked that it is there
      })),
    });
    // A programme without regions says nothing of them, as all did before there were any.
    const { regions: _regions, ...withoutRegions } = parsed.data;
    const content = toJsonObject(regions.length > 0 ? parsed.data : withoutRegions);
    await appendEntry(tx, { kind: 'programme_added', actor, programme, content });
    return { id: programme.id };
  });
}

/**
 * Gives a programme that has none its regions, with a public ledger entry: one that was added before it had any. Refuses
 * `regions_there` where it has some: their codes are permanent. For admins.
 */
export async function addRegions(
  on: Db,
  actor: Actor,
  input: { readonly programme: string; readonly regions: RegionsInput },
): Promise<Result<{ regions: number }>> {
  return inTransaction(on, async (tx) => {
    if (!can(actor, 'catalogue.change')) throw new RefusedError([{ code: 'not_allowed', field: null }]);
    const parsed = regionsSchema.safeParse(input.regions);
    if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
    await lockLedger(tx);
    const row = await tx.programme.findUnique({
      where: { slug: input.programme },
      include: { _count: { select: { regions: true } } },
    });
    if (!row) throw new RefusedError([{ code: 'unknown_programme', field: 'programme' }]);
    if (row._count.regions > 0) throw new RefusedError([{ code: 'regions_there', field: 'regions' }]);
    await tx.programme.update({
      where: { id: row.id },
      data: { regions: { create: parsed.data.map(toRegionRow) }, version: { increment: 1 } },
    });
    const content = toJsonObject({ slug: row.slug, regions: parsed.data });
    await appendEntry(tx, { kind: 'programme_revised', actor, programme: row, content });
    return { regions: parsed.data.length };
  });
}

/**
 * Sets who has to read a figure before it is published, with a public ledger entry. `version` is the programme's as the form
 * showed it; another one is refused (`programme_changed`). For admins. What waits for review goes on waiting.
 */
export async function reviseReviewPolicy(
  on: Db,
  actor: Actor,
  input: { readonly programme: string; readonly reviewPolicy: string; readonly version: number },
): Promise<Result<{ reviewPolicy: string }>> {
  const committed: Appended[] = [];
  const result = await inTransaction(on, async (tx) => {
    if (!can(actor, 'catalogue.change')) throw new RefusedError([{ code: 'not_allowed', field: null }]);
    const parsed = reviewPolicySchema.safeParse(input.reviewPolicy);
    if (!parsed.success) throw new RefusedError([{ code: 'malformed', field: 'reviewPolicy' }]);
    await lockLedger(tx);
    const row = await tx.programme.findUnique({ where: { slug: input.programme } });
    if (!row) throw new RefusedError([{ code: 'unknown_programme', field: null }]);
    const reviewPolicy = parsed.data;
    if (row.reviewPolicy === reviewPolicy) return { reviewPolicy };
    if (row.version !== input.version) throw new RefusedError([{ code: 'programme_changed', field: null }]);
    await tx.programme.update({
      where: { id: row.id },
      data: { reviewPolicy, version: { increment: 1 } },
    });
    const content = { slug: row.slug, reviewPolicy };
    committed.push(await appendEntry(tx, { kind: 'programme_revised', actor, programme: row, content }));
    return { reviewPolicy };
  });
  if (result.ok && isPool(on)) for (const { seq, at } of committed) noteSequence(seq, at);
  return result;
}
