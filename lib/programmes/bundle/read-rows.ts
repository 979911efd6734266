import type { Refusal } from '@/lib/core/errors';
import type { LocalizedText } from '@/lib/core/localized-text';
import { type NameOf, PLEDGE_COLUMNS, TARGET_COLUMNS } from '@/lib/export/columns';
import { readListCell, readTextCell, withoutGuard } from '@/lib/figures/import/read-cells';
import type { TableRow, TableShape } from '@/lib/figures/import/read-csv';
import { cellOf, readValues } from '@/lib/figures/import/read-row';
import type { DecimalMark } from '@/lib/figures/import/types';
import { readDate } from '@/lib/figures/read-date';
import type { PledgeInput } from '@/lib/pledges/schema';
import type { BundleEntry, BundlePledge, TargetInput } from './types';

export type PledgeColumn = NameOf<typeof PLEDGE_COLUMNS>;
export type TargetColumn = NameOf<typeof TARGET_COLUMNS>;

/**
 * The tables as they are exported. What an export computes or says of other things (addresses, titles of themes, verdicts, what a
 * target was before) is passed over.
 */
export const PLEDGES: TableShape<PledgeColumn> = {
  columns: PLEDGE_COLUMNS.map(({ name }) => name),
  required: ['pledge', 'theme', 'title', 'summary', 'testability', 'origin'],
};
export const TARGETS: TableShape<TargetColumn> = {
  columns: TARGET_COLUMNS.map(({ name }) => name),
  required: ['pledge', 'target', 'metric', 'kind', 'direction', 'unit', 'value'],
};

/** Reads cells of one row, and gathers what is wrong with them. */
function cellsOf<Name extends string>(row: TableRow<Name>) {
  const refusals: Refusal[] = [];
  if (!row.isWhole) refusals.push({ code: 'csv_row_width', field: null });
  const orNull = (column: Name) => cellOf(row, column) || null;

  function text(cell: string, field: string): LocalizedText | null {
    const read = readTextCell(cell);
    if (read === undefined) refusals.push({ code: 'malformed', field });
    return read ?? null;
  }

  function day(cell: string, field: string): string | null {
    const read = cell === '' ? null : readDate(cell);
    if (cell !== '' && read === null) refusals.push({ code: 'not_a_date', field });
    return read;
  }

  function number(cell: string, mark: DecimalMark | null, field: string): string | null {
    if (cell === '') return null;
    const [first, second] = readValues(cell, { hasCommas: row.hasCommas, mark, field }, refusals);
    if (first !== undefined && second !== undefined) {
      refusals.push({ code: 'csv_ambiguous_number', field, values: { typed: cell, first, second } });
    }
    return first ?? null;
  }

  /** Lists that belong together, one record an item; fields that are empty throughout have no lines of their own. */
  function lists(columns: readonly Name[], field: string): string[][] {
    const read = columns.map((column) => withoutGuard(row.cells[column] ?? ''));
    const lengths = read.map((cell) => (cell.trim() === '' ? 0 : readListCell(cell).length));
    const length = Math.max(...lengths);
    const uneven = lengths.find((one) => one !== 0 && one !== length);
    if (uneven !== undefined) {
      refusals.push({ code: 'csv_lists_differ', field, values: { sources: length, lines: uneven } });
    }
    const items = read.map((cell) => (cell.trim() === '' ? [] : readListCell(cell)));
    return Array.from({ length }, (_, index) => items.map((list) => list[index] ?? ''));
  }

  return { refusals, orNull, text, day, number, lists };
}

function sourcesOf({ lists, text, refusals }: ReturnType<typeof cellsOf>) {
  const columns = ['source_document', 'source_line', 'source_url', 'source_published_on', 'source_note'];
  return lists(columns, 'sources').map(([document = '', line = '', url = '', on = '', note = ''], index) => {
    const isLine = line === '' || /^\d+$/.test(line);
    if (!isLine) refusals.push({ code: 'not_a_number', field: `sources.${index}.line` });
    return {
      document: document || null,
      line: line === '' || !isLine ? null : Number(line),
      url: url || null,
      publishedOn: on || null,
      note: text(withoutGuard(note), `sources.${index}.note`),
    };
  });
}

/** The fields of the form that a table with these columns speaks of. */
function fieldsOf(columns: readonly string[], fields: Readonly<Record<string, string>>): Set<string> {
  const has = new Set(columns);
  return new Set(Object.entries(fields).flatMap(([field, column]) => (has.has(column) ? [field] : [])));
}

const PLEDGE_FIELDS = {
  ...{ theme: 'theme', title: 'title', summary: 'summary', testability: 'testability', origin: 'origin' },
  sources: 'source_document',
};

const TARGET_FIELDS = {
  ...{
    metric: 'metric',
    kind: 'kind',
    direction: 'direction',
    unit: 'unit',
    value: 'value',
    factor: 'factor',
  },
  ...{
    comparison: 'comparison',
    valueBasis: 'value_basis',
    start: 'start',
    due: 'due',
    dueBasis: 'due_basis',
  },
  ...{ stages: 'stages', reportingIntervalDays: 'reporting_interval_days', baseline: 'baseline_value' },
  ...{ checkpoints: 'checkpoint_date', partOf: 'part_of', alternativeReading: 'alternative_kind' },
};

/** Reads a row of pledges.csv. */
export function readPledgeRow(
  file: string,
  row: TableRow<PledgeColumn>,
  programme: string,
): Omit<BundlePledge, 'targets'> {
  const cells = cellsOf<string>(row);
  const { text, refusals } = cells;
  return {
    at: { file, line: row.line },
    fields: fieldsOf(Object.keys(row.cells), PLEDGE_FIELDS),
    input: {
      programme,
      slug: cellOf(row, 'pledge'),
      theme: cellOf(row, 'theme'),
      title: text(cellOf(row, 'title'), 'title') ?? {},
      summary: text(cellOf(row, 'summary'), 'summary') ?? {},
      testability: cellOf(row, 'testability') as PledgeInput['testability'], // checked by the schema
      origin: cellOf(row, 'origin'),
      sources: sourcesOf(cells),
    },
    refusals,
  };
}

/** Reads a row of targets.csv. `mark` says what a mark in a number means where nothing else does. */
export function readTargetRow(
  file: string,
  row: TableRow<TargetColumn>,
  mark: DecimalMark | null,
): BundleEntry<TargetInput> & { readonly pledge: string } {
  const { refusals, orNull, text, day, number, lists } = cellsOf<string>(row);
  const cell = (column: TargetColumn) => cellOf(row, column);
  const amount = (column: TargetColumn, field: string) => number(cell(column), mark, field);
  const whole = (column: TargetColumn, field: string, usual: number) => {
    const typed = cell(column);
    if (typed !== '' && !/^\d+$/.test(typed)) refusals.push({ code: 'not_a_number', field });
    return /^\d+$/.test(typed) ? Number(typed) : usual;
  };
  const baselineValue = amount('baseline_value', 'baseline.value');
  const baselineDate = day(cell('baseline_date'), 'baseline.date');
  const columns = ['checkpoint_date', 'checkpoint_value', 'checkpoint_source_url'];
  const input: TargetInput = {
    key: cell('target'),
    metric: text(cell('metric'), 'metric') ?? {},
    kind: cell('kind') as TargetInput['kind'], // these are checked by the schema
    direction: cell('direction') as TargetInput['direction'],
    unit: orNull('unit'),
    value: amount('value', 'value'),
    factor: amount('factor', 'factor'),
    comparison: orNull('comparison') as TargetInput['comparison'],
    valueBasis: orNull('value_basis') as TargetInput['valueBasis'],
    start: day(cell('start'), 'start'),
    due: day(cell('due'), 'due'),
    dueBasis: text(cell('due_basis'), 'dueBasis'),
    stages: whole('stages', 'stages', 1),
    reportingIntervalDays: whole('reporting_interval_days', 'reportingIntervalDays', 366),
    baseline:
      baselineValue === null && baselineDate === null
        ? null
        : {
            value: baselineValue ?? '',
            date: baselineDate ?? '',
            isDerived: cell('baseline_derived') === 'true',
            sourceUrl: orNull('baseline_source_url'),
            note: text(cell('baseline_note'), 'baseline.note'),
          },
    checkpoints: lists(columns, 'checkpoints').map(([on = '', value = '', url = ''], index) => ({
      on: day(on, `checkpoints.${index}.on`) ?? '',
      value: number(value, mark, `checkpoints.${index}.value`) ?? '',
      sourceUrl: url || null,
    })),
    partOf: orNull('part_of'),
    alternativeReading:
      cell('alternative_kind') === ''
        ? null
        : {
            kind: cell('alternative_kind'),
            value: amount('alternative_value', 'alternativeReading.value') ?? '',
            unit: cell('alternative_unit'),
            why: text(cell('alternative_why'), 'alternativeReading.why') ?? {},
          },
  };
  const fields = fieldsOf(Object.keys(row.cells), TARGET_FIELDS);
  return { at: { file, line: row.line }, pledge: cell('pledge'), input, fields, refusals };
}
