import { figureRow } from '@/lib/export/figure-row';
import type { FigureToRecord } from '../schema';
import type { Figure } from '../types';
import type { CsvRow, FigureColumn } from './read-csv';
import { cellOf } from './read-row';

/** What a row says of the record and not of the figure: kept by the record itself. */
const OF_THE_RECORD: ReadonlySet<FigureColumn> = new Set(['id', 'recorded_at']);
const AS_TYPED: readonly FigureColumn[] = ['state', 'supersedes', 'reason'];

function oneLineEnd(text: string | null): string {
  return (text ?? '').replace(/\r\n?/g, '\n').trim();
}

/**
 * The columns in which a row and the figure of its id say different things; columns that the file has not say nothing. Both
 * are compared as the export writes them, so that an export that was only read and saved again differs in nothing.
 *
 * @param figure what the row says, read and checked by the form's schema
 */
export function differingColumns(row: CsvRow, figure: FigureToRecord, known: Figure): FigureColumn[] {
  const theirs = figureRow(known);
  const ours = figureRow({ ...known, ...figure, id: known.id, reason: known.reason });
  const columns = Object.keys(row.cells) as FigureColumn[]; // made from the head by readFiguresCsv
  return columns.filter((column) => {
    if (OF_THE_RECORD.has(column)) return false;
    if (!AS_TYPED.includes(column)) return oneLineEnd(ours[column]) !== oneLineEnd(theirs[column]);
    const typed = cellOf(row, column);
    return typed !== '' && typed !== oneLineEnd(theirs[column]);
  });
}
