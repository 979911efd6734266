import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';

export type Cell = string | number | bigint | boolean | null;
export type CopyRow = readonly Cell[];

/** Rows that go to the database in one piece. */
const ROWS_A_CHUNK = 500;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A row in the text format of COPY. */
export function copyLine(row: CopyRow): string {
  const cells = row.map((cell) =>
    cell === null ? '\\N' : String(cell).replace(/[\\\n\r\t]/g, (found) => ESCAPES[found] ?? found),
  );
  return `${cells.join('\t')}\n`;
}

function* chunksOf(rows: Iterable<CopyRow>): Generator<string> {
  let lines: string[] = [];
  for (const row of rows) {
    lines.push(copyLine(row));
    if (lines.length < ROWS_A_CHUNK) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}

/**
 * Sends rows into a table by COPY, no faster than the database takes them. Constraints and triggers see each of them.
 *
 * @param table name with its columns in the order of the cells: `checkpoint (target_id, on_date)`; a text of ours
 */
export async function copyRows(
  sql: postgres.TransactionSql,
  table: string,
  rows: Iterable<CopyRow>,
): Promise<void> {
  const into = await sql.unsafe(`copy ${table} from stdin`).writable();
  await pipeline(Readable.from(chunksOf(rows)), into);
}
