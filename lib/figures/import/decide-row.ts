import { type Refusal, RefusedError } from '@/lib/core/errors';
import { toRefusals } from '@/lib/core/refusal-issues';
import { checkFigure, unknownRegion } from '../check-figure';
import type { FigurePlace } from '../figure-context';
import { type FigureToRecord, figureSchema } from '../schema';
import type { Figure } from '../types';
import type { Neighbours } from './neighbours';
import { cellOf, idFromContent, type RowReading } from './read-row';
import { differingColumns } from './same-figure';
import type { RowKind } from './types';

/** A figure that is in the record under a row's id, in whatever state. */
export interface KnownFigure {
  readonly programmeId: string;
  readonly figure: Figure;
  readonly isPublic: boolean;
}

/** What a row names, loaded once however many rows name it; or why that cannot be found. */
export type Place = { readonly named: FigurePlace; readonly beside: Neighbours } | RefusedError;

export interface Decision {
  readonly kind: RowKind;
  readonly id: string | null;
  readonly refusals: readonly Refusal[];
  /** The figure to be written, where one is to be added. */
  readonly figure: (FigureToRecord & { readonly id: string }) | null;
}

function refused(id: string | null, ...refusals: readonly Refusal[]): Decision {
  return { kind: 'refused', id, refusals, figure: null };
}

/** Of two readings of a number the one that the record has; null where nothing tells which is meant. */
function meantValue(reading: RowReading, known: KnownFigure | undefined) {
  const [first, second] = reading.values;
  if (second === undefined) return first ?? null;
  return reading.values.find((value) => value === known?.figure.value) ?? null;
}

/** The row as a figure, checked by the schema of the form. */
function figureOf(reading: RowReading, known: KnownFigure | undefined): FigureToRecord | Refusal[] {
  const refusals = [...reading.refusals];
  const value = meantValue(reading, known);
  const [first, second] = reading.values;
  if (value === null && first !== undefined && second !== undefined) {
    const values = { typed: cellOf(reading.row, 'value'), first, second };
    refusals.push({ code: 'csv_ambiguous_number', field: 'value', values });
  }
  const parsed = figureSchema.safeParse({ ...reading.input, value: value ?? '0' });
  if (parsed.success && refusals.length === 0) return parsed.data;
  // What could not be read is not refused a second time for being absent.
  const said = new Set(refusals.map(({ field }) => field));
  const more = parsed.success ? [] : toRefusals(parsed.error).filter(({ field }) => !said.has(field));
  return [...refusals, ...more];
}

/** A new figure begins its life here: what another record did with it since cannot be carried over by a row. */
function foreignHistory({ row }: RowReading): Refusal[] {
  const refusals: Refusal[] = [];
  const state = cellOf(row, 'state');
  if (state !== '' && state !== 'published')
    refusals.push({ code: 'history_not_importable', field: 'state' });
  for (const column of ['supersedes', 'reason'] as const) {
    if (cellOf(row, column) !== '') refusals.push({ code: 'history_not_importable', field: column });
  }
  return refusals;
}

function knownRow(reading: RowReading, figure: FigureToRecord, known: KnownFigure): Decision {
  const { id } = known.figure;
  const columns = differingColumns(reading.row, figure, known.figure).filter(
    (column) => known.isPublic || column !== 'state',
  );
  if (columns.length === 0) return { kind: 'same', id, refusals: [], figure: null };
  const [first = null] = columns;
  return refused(id, {
    code: 'changed_needs_correction',
    field: first,
    values: { columns: columns.join(', ') },
  });
}

/** Looks rows up and remembers what it has seen of the file. */
export interface RowDecider {
  /** The id that a row has or, made from its content, would get; null where that cannot be read. */
  readonly idOf: (reading: RowReading) => string | null;
  readonly decide: (reading: RowReading, known: KnownFigure | undefined, place: Place) => Decision;
}

/** Decides row after row, each against the record and the rows before it. */
export function rowDecider(programmeId: string): RowDecider {
  const lineOfId = new Map<string, number>();
  const readAlone = new WeakMap<RowReading, FigureToRecord | Refusal[]>();

  /** The row as it reads without the record; asked for twice, read once. */
  function alone(reading: RowReading): FigureToRecord | Refusal[] {
    const figure = readAlone.get(reading) ?? figureOf(reading, undefined);
    readAlone.set(reading, figure);
    return figure;
  }

  function idOf(reading: RowReading): string | null {
    if (reading.refusals.some(({ field }) => field === 'id')) return null;
    if (reading.id !== null) return reading.id;
    const figure = alone(reading);
    return Array.isArray(figure) ? null : idFromContent(figure);
  }

  function decide(reading: RowReading, known: KnownFigure | undefined, place: Place): Decision {
    const figure = known ? figureOf(reading, known) : alone(reading);
    if (Array.isArray(figure)) return refused(reading.id, ...figure);
    const id = reading.id ?? idFromContent(figure);
    const earlier = lineOfId.get(id);
    const at = { field: reading.id === null ? null : 'id' };
    if (earlier !== undefined)
      return refused(id, { ...at, code: 'csv_row_twice', values: { line: earlier } });
    lineOfId.set(id, reading.row.line);
    if (known && known.programmeId !== programmeId) return refused(id, { ...at, code: 'id_taken' });
    if (known) return knownRow(reading, figure, known);
    const history = foreignHistory(reading);
    if (history.length > 0) return refused(id, ...history);
    if (place instanceof RefusedError) return refused(id, ...place.refusals);
    const { named, beside } = place;
    const strange = unknownRegion(named.programme, figure.region);
    if (strange.length > 0) return refused(id, ...strange);
    const added = { ...figure, id };
    const refusals = checkFigure(added, named.target, beside.of(added), named.today.on);
    if (refusals.length > 0) return refused(id, ...refusals);
    beside.add(added);
    return { kind: 'added', id, refusals: [], figure: added };
  }

  return { idOf, decide };
}
