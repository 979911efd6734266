import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { RefusedError } from '@/lib/core/errors';
import { FIGURE_COLUMNS, type NameOf } from '@/lib/export/columns';

export type FigureColumn = NameOf<typeof FIGURE_COLUMNS>;

/** A row of a table as text, with the line on which it begins. A column that the file has not is absent. */
export interface TableRow<Name extends string> {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Name, string>>>;
  /** Whether the row has as many cells as the head. */
  readonly isWhole: boolean;
  /** Files with commas between cells write decimals with a point, as our own do. */
  readonly hasCommas: boolean;
}

/** A row of figures.csv. */
export type CsvRow = TableRow<FigureColumn>;

/** The columns that a table may have, and those that it must have. */
export interface TableShape<Name extends string> {
  readonly columns: readonly Name[];
  readonly required: readonly Name[];
}

/** Without these a row says nothing that could be checked. */
const REQUIRED: readonly FigureColumn[] = [
  'pledge',
  'target',
  'shape',
  'role',
  'value',
  'unit',
  'from',
  'to',
  'on',
  'source_url',
  'source_publisher',
  'source_kind',
];

const DELIMITERS = [',', ';', '\t'] as const;

/** Longer than the longest row that could be accepted: ten sources and two notes in a few languages. */
const LONGEST_ROW = 200_000;

/** Where the head of a file has to end. */
const LONGEST_HEAD = 10_000;

function stop(code: string, values: Record<string, string | number> = {}): never {
  throw new RefusedError([{ code, field: 'file', values }]);
}

/** Texts with LF for every kind of line end, so that lines can be counted. UTF-8, or UTF-16 where its mark stands first. */
async function* textOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let endsInReturn = false;
  const decode = (chunk?: Uint8Array): string => {
    decoder ??= new TextDecoder(chunk?.[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8', {
      fatal: true,
    });
    try {
      const text = decoder.decode(chunk, { stream: chunk !== undefined });
      const joined = endsInReturn ? `\r${text}` : text;
      endsInReturn = chunk !== undefined && joined.endsWith('\r');
      return (endsInReturn ? joined.slice(0, -1) : joined).replace(/\r\n?/g, '\n');
    } catch {
      return stop('csv_not_utf8');
    }
  };
  for await (const chunk of chunks) {
    const text = decode(chunk);
    // A null character never stands in a text, and is what other files are full of.
    if (text.includes('\0')) stop('csv_not_text');
    if (text !== '') yield text;
  }
  const rest = decode();
  if (rest !== '') yield rest;
}

/** The sign between cells: the one that the head has most of. */
function delimiterOf(head: string): (typeof DELIMITERS)[number] {
  const count = (delimiter: string) => head.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** The columns of the head, or a refusal of the file: an unknown column would be a fact lost on the way. */
function columnsOf<Name extends string>(head: readonly string[], shape: TableShape<Name>): Name[] {
  const known = new Map<string, Name>(shape.columns.map((name) => [name, name]));
  const columns = head.map((cell) => {
    const name = cell.trim().toLowerCase();
    return known.get(name) ?? stop('csv_unknown_column', { column: name });
  });
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) stop('csv_column_twice', { column: twice });
  const missing = shape.required.filter((name) => !columns.includes(name));
  if (missing.length > 0) stop('csv_missing_column', { column: missing.join(', ') });
  return columns;
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = Number(error.lines ?? 0);
  const code = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'csv_quote_open' : 'csv_malformed';
  return new RefusedError([{ code, field: 'file', values: { line } }]);
}

/** Reads figures.csv; see `readTable`. */
export function readFiguresCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow> {
  const columns = FIGURE_COLUMNS.map(({ name }) => name);
  return readTable(chunks, { columns, required: REQUIRED });
}

/**
 * Reads a table as exported, or as a spreadsheet saved it (byte order mark, semicolons or tabs, any line ends, quoted line
 * breaks), row by row with flat memory. Throws `RefusedError` at the field `file` for what is no such file.
 */
export async function* readTable<Name extends string>(
  chunks: AsyncIterable<Uint8Array>,
  shape: TableShape<Name>,
): AsyncGenerator<TableRow<Name>> {
  const text = textOf(chunks);
  let head = '';
  for (let next = await text.next(); !next.done; next = await text.next()) {
    head += next.value;
    if (head.includes('\n') || head.length > LONGEST_HEAD) break;
  }
  if (head.trim() === '') stop('csv_empty');
  const delimiter = delimiterOf(head.slice(0, head.indexOf('\n') + 1) || head);
  async function* all() {
    yield head;
    yield* text;
  }
  const source = Readable.from(all());
  const parser = parse({
    delimiter,
    info: true,
    record_delimiter: '\n',
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
  });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    yield* rowsOf(parser, shape, delimiter === ',');
  } catch (error) {
    throw refusalOf(error);
  } finally {
    source.destroy();
  }
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

async function* rowsOf<Name extends string>(
  parsed: AsyncIterable<Parsed>,
  shape: TableShape<Name>,
  hasCommas: boolean,
): AsyncGenerator<TableRow<Name>> {
  let columns: readonly Name[] | null = null;
  for await (const { record, info } of parsed) {
    if (columns === null) {
      columns = columnsOf(record, shape);
      continue;
    }
    // Spreadsheets write rows of nothing below the last one.
    if (record.every((cell) => cell.trim() === '')) continue;
    const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    const pairs = columns.map((name, index) => [name, record[index] ?? '']);
    const cells = Object.fromEntries(pairs) as Partial<Record<Name, string>>; // the columns are names
    yield { line: info.lines - breaks, cells, isWhole: record.length === columns.length, hasCommas };
  }
}
