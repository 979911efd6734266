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
  // One look into an index for each pledge: a maximum over its entries would read all of them.
  const rows = await on.$queryRaw<{ slug: string; theme: string; principle: string; at: Date | null }[]>`
    SELECT p.slug, t.slug AS theme, r.slug AS principle,
      (SELECT e.at FROM ledger_entry e WHERE e.pledge_id = p.id ORDER BY e.seq DESC LIMIT 1) AS at
    FROM pledge p JOIN theme t ON t.id = p.theme_id JOIN principle r ON r.id = t.principle_id
    WHERE p.programme_id = ${programmeId}::uuid
    ORDER BY p.position, p.slug`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at?.toISOString() ?? null }));
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
