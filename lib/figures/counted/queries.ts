import type { Db } from '@/lib/core/db';
import { type Decimal, decimal } from '@/lib/core/decimal';
import type { Qualifier, StatusFigure } from '@/lib/status/types';

/** A counted figure in force about the whole country: what the method reads of it, and the word before its number. */
export interface CountedFigure extends StatusFigure {
  readonly state: 'published';
  readonly qualifier: Qualifier | null;
}

interface Row extends Omit<CountedFigure, 'state' | 'publishedAt'> {
  readonly value: Decimal;
  readonly target: string;
  readonly publishedAt: Date;
}

/** The counted figures in force of some targets, by target; a target without one is not in it. */
export async function listCounted(
  on: Db,
  targetIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CountedFigure[]>> {
  const rows = await on.$queryRaw<Row[]>`
    SELECT id::text, target_id::text AS target, region, shape::text, role::text, value::text, from_date::text AS "from",
      to_date::text AS "to", on_date::text AS "on", published_at AS "publishedAt", qualifier::text,
      (SELECT jsonb_agg(jsonb_build_object('kind', kind, 'publishedOn', published_on) ORDER BY position)
        FROM figure_source WHERE figure_id = figure.id) AS sources
    FROM figure
    WHERE target_id = ANY (${[...targetIds]}::uuid[]) AND region IS NULL AND state = 'published' AND role = 'counted'`;
  const byTarget = new Map<string, CountedFigure[]>();
  for (const { target, value, publishedAt, ...row } of rows) {
    const figure = {
      ...row,
      state: 'published' as const,
      value: decimal(value),
      publishedAt: publishedAt.toISOString(),
    };
    const own = byTarget.get(target);
    if (own) own.push(figure);
    else byTarget.set(target, [figure]);
  }
  return byTarget;
}
