import { guardedSql, uuidSql } from './cell-sql';

/**
 * The query whose COPY in the form `csv` is sources.csv below its head: every address that a programme cites, with what is
 * known of it, in order of address.
 *
 * @param citations a query with the columns `url`, `programmeId` and `pledge`
 */
export function sourceCopy(programmeId: string, citations: string): string {
  const isTold = `a.mark_state NOT IN ('unchecked', 'unreachable')`;
  return `SELECT ${guardedSql('c.url')}, c.pledges, CASE WHEN ${isTold} THEN a.mark_state END, a.mark_seen_on, a.mark_since,
      ${guardedSql('a.archive_url')}
    FROM (
      SELECT url, string_agg(DISTINCT pledge, E'\\n' ORDER BY pledge) AS pledges FROM (${citations}) AS cited
      WHERE "programmeId" = ${uuidSql(programmeId)} AND url IS NOT NULL GROUP BY url) c
    LEFT JOIN source_address a ON a.url = c.url AND (a.mark_state IS NOT NULL OR a.archive_url IS NOT NULL)
    ORDER BY c.url`;
}
