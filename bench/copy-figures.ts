import postgres from 'postgres';

/**
 * Publishes copies of every figure as background, straight in the database: each has its source and its states, as an
 * editor's would, but no entry in the ledger.
 *
 * @returns how many figures there are afterwards
 */
export async function copyFigures(databaseUrl: string, copies: number): Promise<number> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      await tx`create temporary table copied on commit drop as
        select gen_random_uuid() as id, figure.id as original
        from figure, generate_series(2, ${copies}::int) where state = 'published'`;
      await tx`insert into figure (id, pledge_id, target_id, shape, role, value, unit, from_date, to_date, on_date,
          state, recorded_by_id, recorded_at)
        select copied.id, pledge_id, target_id, shape, 'context', value, unit, from_date, to_date, on_date,
          'submitted', recorded_by_id, recorded_at
        from copied join figure on figure.id = original`;
      await tx`insert into figure_source (figure_id, position, url, publisher, published_on, kind)
        select copied.id, position, url, publisher, published_on, kind
        from copied join figure_source on figure_id = original`;
      await tx`update figure set state = 'published', published_at = recorded_at
        where id in (select id from copied)`;
    });
    await sql`analyze`;
    const [row] = await sql<
      { count: number }[]
    >`select count(*)::int as count from figure where state = 'published'`;
    return row?.count ?? 0;
  } finally {
    await sql.end();
  }
}
