import { guardedSql, instantSql, listSql, noteSql, oneLineSql, textSql, uuidSql } from './cell-sql';

/**
 * The query whose COPY in the form `csv` is figures.csv below its head, byte for byte as `figureRow` and `writeCsv` write it,
 * but for the line ends: all published figures of a programme, oldest publication first.
 *
 * @param programmeId id of the programme
 */
export function figureCopy(programmeId: string): string {
  const cells = [
    'f.id',
    'p.slug',
    't.key',
    'f.shape',
    'f.role',
    'trim_scale(f.value)',
    guardedSql('f.unit'),
    'f.from_date',
    'f.to_date',
    'f.on_date',
    'f.qualifier',
    guardedSql('w.note'),
    guardedSql('s.urls'),
    guardedSql('s.publishers'),
    `nullif(s.days, '')`,
    's.kinds',
    'f.state',
    instantSql('f.recorded_at'),
    'f.supersedes_id',
    guardedSql('w.reason'),
    'f.region',
  ];
  const reason = `CASE f.state WHEN 'retracted' THEN ${textSql('f.retraction_reason')} ELSE ${textSql('f.reason')} END`;
  return `SELECT ${cells.join(', ')}
    FROM figure f JOIN pledge p ON p.id = f.pledge_id LEFT JOIN target t ON t.id = f.target_id
    LEFT JOIN LATERAL (
      SELECT ${listSql(oneLineSql('url'), 'position')} AS urls,
        ${listSql(oneLineSql('publisher'), 'position')} AS publishers,
        ${listSql('published_on::text', 'position')} AS days, ${listSql('kind::text', 'position')} AS kinds
      FROM figure_source WHERE figure_id = f.id) s ON true
    CROSS JOIN LATERAL (SELECT ${noteSql('f.note', 'f.date_note')} AS note, ${reason} AS reason OFFSET 0) w
    WHERE p.programme_id = ${uuidSql(programmeId)} AND f.state IN ('published', 'superseded', 'retracted')
    ORDER BY f.published_at, f.id`;
}
