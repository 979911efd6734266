import { type Db, db } from '@/lib/core/db';

/** When something was last published about a pledge. */
export interface LastChange {
  readonly slug: string;
  readonly theme: string;
  readonly principle: string;
  /** Instant, ISO 8601 in UTC; null for a pledge that the ledger does not tell of. */
  readonly at: string | null;
}

/** The pledges of a programme in the catalogue's order, with the time of their newest entry. */
export async function listLastChanges(programmeId: string, on: Db = db()): Promise<LastChange[]> {
  const [pledges, entries] = await Promise.all([
    on.pledge.findMany({
      where: { programmeId },
      select: {
        id: true,
        slug: true,
        theme: { select: { slug: true, principle: { select: { slug: true } } } },
      },
      orderBy: [{ position: 'asc' }, { slug: 'asc' }],
    }),
    on.ledgerEntry.groupBy({
      by: ['pledgeId'],
      where: { programmeId, pledgeId: { not: null } },
      _max: { at: true },
    }),
  ]);
  const newest = new Map(entries.map(({ pledgeId, _max }) => [pledgeId, _max.at?.toISOString() ?? null]));
  return pledges.map(({ id, slug, theme }) => ({
    slug,
    theme: theme.slug,
    principle: theme.principle.slug,
    at: newest.get(id) ?? null,
  }));
}

/** When anything was last published in a programme: instant, ISO 8601 in UTC. */
export async function lastChangeOf(programmeId: string, on: Db = db()): Promise<string | null> {
  const row = await on.ledgerEntry.findFirst({
    where: { programmeId },
    orderBy: { seq: 'desc' },
    select: { at: true },
  });
  return row?.at.toISOString() ?? null;
}
