import type { Db } from '@/lib/core/db';
import type { Programme } from '@/lib/programmes/types';

/** Up to so many sources of a publisher are looked up one by one; those of one who has more are a good part of all. */
const FREQUENT = 500;

export interface PublisherOf {
  readonly publisher: string;
  readonly pledge: string;
}

/**
 * The pledges of a programme with a published figure from one of these publishers. Only for a publisher of very many sources is it
 * quicker to read the tables from end to end.
 */
export async function listPledgesOf(
  programme: Pick<Programme, 'id'>,
  publishers: readonly string[],
  on: Db,
): Promise<PublisherOf[]> {
  if (publishers.length === 0) return [];
  const counted = await on.$queryRaw<{ publisher: string; isFrequent: boolean }[]>`
    SELECT name AS publisher, probe.sources > ${FREQUENT} AS "isFrequent"
    FROM unnest(${[...publishers]}::text[]) AS name CROSS JOIN LATERAL (
      SELECT count(*) AS sources FROM (SELECT FROM figure_source WHERE publisher = name LIMIT ${FREQUENT + 1}) AS source
    ) AS probe`;
  const named = (isFrequent: boolean) =>
    counted.filter((one) => one.isFrequent === isFrequent).map(({ publisher }) => publisher);
  // The ids first, so that each figure is looked up by its own.
  const sources = await on.$queryRaw<{ publisher: string; figure: string }[]>`
    SELECT publisher, figure_id::text AS figure FROM figure_source WHERE publisher = ANY (${named(false)}::text[])`;
  const rare = await on.$queryRaw<PublisherOf[]>`
    SELECT DISTINCT source.publisher, p.id::text AS pledge
    FROM jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) AS source (publisher text, figure uuid)
      JOIN figure f ON f.id = source.figure JOIN pledge p ON p.id = f.pledge_id
    WHERE f.id = ANY (${sources.map(({ figure }) => figure)}::uuid[]) AND f.state = 'published'
      AND p.programme_id = ${programme.id}::uuid`;
  if (named(true).length === 0) return rare;
  const frequent = await on.$queryRaw<PublisherOf[]>`
    SELECT DISTINCT s.publisher, p.id::text AS pledge
    FROM figure_source s JOIN figure f ON f.id = s.figure_id JOIN pledge p ON p.id = f.pledge_id
    WHERE s.publisher = ANY (${named(true)}::text[]) AND f.state = 'published'
      AND p.programme_id = ${programme.id}::uuid`;
  return [...rare, ...frequent];
}
