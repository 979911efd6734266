import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { toJsonObject } from '@/lib/core/canonical-json';
import { type Db, inTransaction } from '@/lib/core/db';
import { RefusedError, type Result } from '@/lib/core/errors';
import { toDatabaseDate } from '@/lib/core/plain-date';
import { Prisma } from '@/lib/core/prisma/client';
import { toRefusals } from '@/lib/core/refusal-issues';
import { appendEntry, lockLedger } from '@/lib/ledger/mutations';
import { type ProgrammeInput, programmeSchema } from './schema';

/** Adds a programme with its principles, themes and documents. Refuses a slug that is taken. For admins. */
export async function addProgramme(
  on: Db,
  actor: Actor,
  input: ProgrammeInput,
): Promise<Result<{ id: string }>> {
  return inTransaction(on, async (tx) => {
    if (!can(actor, 'catalogue.change')) throw new RefusedError([{ code: 'not_allowed', field: null }]);
    const parsed = programmeSchema.safeParse(input);
    if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
    const { principles, themes, documents, timeZone, isImported, note, ...fields } = parsed.data;
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
    const content = toJsonObject(parsed.data);
    await appendEntry(tx, { kind: 'programme_added', actor, programme, content });
    return { id: programme.id };
  });
}
