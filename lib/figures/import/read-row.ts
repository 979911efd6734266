import { canonicalJson, type Json, sha256 } from '@/lib/core/canonical-json';
import { type Decimal, parseDecimal } from '@/lib/core/decimal';
import type { Refusal } from '@/lib/core/errors';
import { readDate } from '../read-date';
import { readNumber } from '../read-number';
import type { FigureInput } from '../schema';
import { readListCell, readNoteCell, withoutGuard } from './read-cells';
import type { CsvRow, FigureColumn, TableRow } from './read-csv';
import type { DecimalMark } from './types';

/** A row as far as it can be read without looking at the record. */
export interface RowReading {
  readonly row: CsvRow;
  /** The id that the row gives; null where it gives none. */
  readonly id: string | null;
  /** What the number can mean: one value, or two between which only the record or a person can choose. */
  readonly values: readonly Decimal[];
  /** Everything but the value. */
  readonly input: Omit<FigureInput, 'value'>;
  readonly refusals: readonly Refusal[];
}

const PLAIN = /^-?\d+(\.\d+)?$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is in a column, without the guard of the export; empty where the file has no such column. */
export function cellOf<Name extends string>(row: TableRow<Name>, column: Name): string {
  return withoutGuard(row.cells[column] ?? '').trim();
}

/** The readings of a number; none where it cannot be read. `hasCommas`: between the cells. */
export function readValues(
  typed: string,
  { hasCommas, mark, field }: { hasCommas: boolean; mark: DecimalMark | null; field: string },
  refusals: Refusal[],
): Decimal[] {
  // Where cells are parted by commas the file is in the form of our export: a point parts the decimals.
  const isPlain = PLAIN.test(typed) && (hasCommas || mark === 'point');
  const plain = isPlain ? typed : null;
  const reading = plain === null ? readNumber(typed) : null;
  if (reading === null) return [parseDecimal(plain ?? '')].filter((value) => value !== null);
  if (reading.kind === 'number') return [reading.value];
  if (reading.kind === 'unreadable') {
    refusals.push({ code: reading.code, field });
    return [];
  }
  if (mark === null) return [...reading.readings];
  const isDecimalMark = typed.includes(mark === 'point' ? '.' : ',');
  return [reading.readings[isDecimalMark ? 0 : 1]];
}

function sourcesOf(row: CsvRow, refusals: Refusal[]): FigureInput['sources'] {
  const urls = readListCell(cellOf(row, 'source_url'));
  const list = (column: FigureColumn, field: string) => {
    const cell = withoutGuard(row.cells[column] ?? '');
    if (cell.trim() === '' && field === 'publishedOn') return urls.map(() => '');
    const items = readListCell(cell);
    if (items.length !== urls.length) {
      const values = { sources: urls.length, lines: items.length };
      refusals.push({ code: 'csv_lists_differ', field: `sources.0.${field}`, values });
    }
    return items;
  };
  const publishers = list('source_publisher', 'publisher');
  const days = list('source_published_on', 'publishedOn');
  const kinds = list('source_kind', 'kind');
  return urls.map((url, index) => {
    const published = days[index] ?? '';
    const publishedOn = published === '' ? null : readDate(published);
    if (published !== '' && publishedOn === null) {
      refusals.push({ code: 'not_a_date', field: `sources.${index}.publishedOn` });
    }
    const kind = (kinds[index] ?? '') as FigureInput['sources'][number]['kind']; // checked by the schema
    return { url, publisher: publishers[index] ?? '', publishedOn, kind };
  });
}

/** Reads a row of figures.csv. `mark` says what a mark in a number means where nothing else does. */
export function readRow(row: CsvRow, programme: string, mark: DecimalMark | null): RowReading {
  const refusals: Refusal[] = [];
  if (!row.isWhole) refusals.push({ code: 'csv_row_width', field: null });
  const day = (column: 'from' | 'to' | 'on'): string | null => {
    const cell = cellOf(row, column);
    const read = cell === '' ? null : readDate(cell);
    if (cell !== '' && read === null) refusals.push({ code: 'not_a_date', field: column });
    return read;
  };
  const orNull = (column: FigureColumn) => cellOf(row, column) || null;
  const { note, dateNote } = readNoteCell(cellOf(row, 'note'));
  if (note === undefined || dateNote === undefined) refusals.push({ code: 'malformed', field: 'note' });
  const id = cellOf(row, 'id').toLowerCase() || null;
  if (id !== null && !UUID.test(id)) refusals.push({ code: 'malformed', field: 'id' });
  return {
    row,
    id,
    values: readValues(
      (row.cells.value ?? '').trim(),
      { hasCommas: row.hasCommas, mark, field: 'value' },
      refusals,
    ),
    input: {
      programme,
      pledge: cellOf(row, 'pledge'),
      target: orNull('target'),
      region: orNull('region')?.toUpperCase() ?? null,
      shape: cellOf(row, 'shape') as FigureInput['shape'], // these three are checked by the schema
      role: cellOf(row, 'role') as FigureInput['role'],
      qualifier: orNull('qualifier') as FigureInput['qualifier'],
      unit: orNull('unit'),
      from: day('from'),
      to: day('to'),
      on: day('on'),
      note: note ?? null,
      dateNote: dateNote ?? null,
      sources: sourcesOf(row, refusals),
    },
    refusals,
  };
}

/**
 * The id of a row that gives none, made from what it says (RFC 9562, version 8): a file that is imported twice adds its
 * rows once. The whole country is what a row says that names no region, as rows did before there were any.
 */
export function idFromContent({ region, ...input }: FigureInput): string {
  const said = { ...input, ...(typeof region === 'string' && { region }) };
  const hash = sha256(canonicalJson(said as Json));
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
