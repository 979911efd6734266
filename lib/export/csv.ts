import { stringify } from 'csv-stringify/sync';
import type { Column } from './columns';

/** What the public downloads are sent as: RFC 4180, with the header line that its parameter announces. */
export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

/** Tells spreadsheets that what follows is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Rows that are written at once: enough to be quick, few enough that memory stays flat. */
const BATCH = 200;

/** What a spreadsheet would run as a formula, and what would look like our guard against it. */
const FORMULA = /^'*[=+\-@\t\r]/;

/**
 * A text that no spreadsheet takes for a formula: guarded by a leading apostrophe. A text that has apostrophes before
 * such a sign gets one more, so that taking one away always gives back the original.
 */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** One row: a cell a column, null where there is nothing. */
export type Row<Name extends string> = Readonly<Record<Name, string | null>>;

function cellOf(column: Column, value: string | null): string {
  if (value === null) return '';
  return column.type === 'decimal' || column.type === 'integer' ? value : guardFormula(value);
}

function toLines(cells: readonly (readonly string[])[]): string {
  return stringify([...cells], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

/** What stands before the first row: the byte order mark and the names of the columns. */
export function csvHead(columns: readonly Column[]): string {
  return BYTE_ORDER_MARK + toLines([columns.map((column) => column.name)]);
}

/** Writes a table as CSV, piece by piece: UTF-8 with byte order mark, CRLF, a header line, formulas guarded. */
export async function* writeCsv<Name extends string>(
  columns: readonly Column<Name>[],
  rows: Iterable<Row<Name>> | AsyncIterable<Row<Name>>,
): AsyncGenerator<string> {
  yield csvHead(columns);
  let batch: string[][] = [];
  for await (const row of rows) {
    batch.push(columns.map((column) => cellOf(column, row[column.name])));
    if (batch.length === BATCH) {
      yield toLines(batch);
      batch = [];
    }
  }
  if (batch.length > 0) yield toLines(batch);
}
