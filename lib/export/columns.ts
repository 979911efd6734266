import { VERDICTS } from '@/lib/assessments/types';
import { TESTABILITIES } from '@/lib/pledges/types';
import {
  COMPARISONS,
  DIRECTIONS,
  FIGURE_ROLES,
  FIGURE_SHAPES,
  QUALIFIERS,
  STATUS_GROUPS,
  STATUSES,
  TARGET_KINDS,
} from '@/lib/status/types';

/**
 * What a cell holds. `text`: words for people (in English, or JSON language → text); `code`: one of a few fixed words, a
 * slug, key or id; `address`: an http(s) address; `date`: YYYY-MM-DD; `instant`: ISO 8601 in UTC; `decimal`, `integer`: plain
 * digits with a point; `yes_no`: true or false; `list`: one item a line.
 */
export type CellType =
  | 'text'
  | 'code'
  | 'address'
  | 'date'
  | 'instant'
  | 'decimal'
  | 'integer'
  | 'yes_no'
  | 'list';

export interface Column<Name extends string = string> {
  readonly name: Name;
  readonly type: CellType;
  /** What else holds for its cells, for datapackage.json. */
  readonly rules?: ColumnRules;
}

interface ColumnRules {
  /** No cell is empty. */
  readonly isRequired?: true;
  /** No two cells are the same. */
  readonly isUnique?: true;
  /** Nothing but these words. */
  readonly words?: readonly string[];
  /** What each item of a list is, where none is ever empty. */
  readonly items?: 'date' | 'decimal';
}

const REQUIRED = { isRequired: true } as const;
const UNIQUE = { isRequired: true, isUnique: true } as const;

/** The names of a table's columns. */
export type NameOf<Columns extends readonly Column[]> = Columns[number]['name'];

function column<const Name extends string>(
  name: Name,
  type: CellType,
  rules: ColumnRules = {},
): Column<Name> {
  return { name, type, rules };
}

export const PLEDGE_COLUMNS = [
  column('pledge', 'code', UNIQUE),
  column('url', 'address', UNIQUE),
  column('principle', 'code', REQUIRED),
  column('principle_title', 'text', REQUIRED),
  column('theme', 'code', REQUIRED),
  column('theme_title', 'text', REQUIRED),
  column('title', 'text', REQUIRED),
  column('summary', 'text', REQUIRED),
  column('testability', 'code', {
    isRequired: true,
    words: TESTABILITIES,
  }),
  column('origin', 'text', REQUIRED),
  column('targets', 'integer', REQUIRED),
  column('source_document', 'list'),
  column('source_title', 'list'),
  column('source_publisher', 'list'),
  column('source_document_url', 'list'),
  column('source_line', 'list'),
  column('source_url', 'list'),
  column('source_published_on', 'list'),
  column('source_note', 'list'),
  column('verdict', 'code', { words: VERDICTS }),
  column('verdict_reasoning', 'text'),
  column('verdict_published_at', 'instant'),
  column('verdict_source_url', 'list'),
] as const;

export const TARGET_COLUMNS = [
  column('pledge', 'code', REQUIRED),
  column('target', 'code', REQUIRED),
  column('metric', 'text', REQUIRED),
  column('kind', 'code', {
    isRequired: true,
    words: TARGET_KINDS,
  }),
  column('direction', 'code', { isRequired: true, words: DIRECTIONS }),
  column('unit', 'code'),
  column('value', 'decimal'),
  column('value_basis', 'code', { words: ['stated', 'implied'] }),
  column('factor', 'decimal'),
  column('comparison', 'code', { words: COMPARISONS }),
  column('start', 'date', REQUIRED),
  column('due', 'date', REQUIRED),
  column('due_basis', 'text'),
  column('stages', 'integer'),
  column('reporting_interval_days', 'integer', REQUIRED),
  column('baseline_value', 'decimal'),
  column('baseline_date', 'date'),
  column('baseline_derived', 'yes_no'),
  column('baseline_source_url', 'address'),
  column('baseline_note', 'text'),
  column('checkpoint_date', 'list', { items: 'date' }),
  column('checkpoint_value', 'list', { items: 'decimal' }),
  column('checkpoint_source_url', 'list'),
  column('part_of', 'code'),
  column('alternative_kind', 'code'),
  column('alternative_value', 'decimal'),
  column('alternative_unit', 'code'),
  column('alternative_why', 'text'),
  column('revised', 'yes_no', REQUIRED),
  column('original_value', 'decimal'),
  column('original_due', 'date'),
  column('revised_on', 'date'),
] as const;

export const FIGURE_COLUMNS = [
  column('id', 'code', UNIQUE),
  column('pledge', 'code', REQUIRED),
  column('target', 'code'),
  column('shape', 'code', {
    isRequired: true,
    words: FIGURE_SHAPES,
  }),
  column('role', 'code', {
    isRequired: true,
    words: FIGURE_ROLES,
  }),
  column('value', 'decimal', REQUIRED),
  column('unit', 'code'),
  column('from', 'date'),
  column('to', 'date'),
  column('on', 'date'),
  column('qualifier', 'code', { words: QUALIFIERS }),
  column('note', 'text'),
  column('source_url', 'list', REQUIRED),
  column('source_publisher', 'list', REQUIRED),
  column('source_published_on', 'list'),
  column('source_kind', 'list', REQUIRED),
  column('state', 'code', {
    isRequired: true,
    words: ['published', 'superseded', 'retracted'],
  }),
  column('recorded_at', 'instant', REQUIRED),
  column('supersedes', 'code'),
  column('reason', 'text'),
  column('region', 'code'),
] as const;

export const STATUS_COLUMNS = [
  column('pledge', 'code', REQUIRED),
  column('target', 'code'),
  column('status', 'code', {
    isRequired: true,
    words: STATUSES,
  }),
  column('group', 'code', {
    isRequired: true,
    words: STATUS_GROUPS,
  }),
  column('rule', 'integer'),
  column('flags', 'list'),
  column('current', 'decimal'),
  column('qualifier', 'code', { words: QUALIFIERS }),
  column('unit', 'code'),
  column('reference', 'date'),
  column('target_value', 'decimal'),
  column('origin_value', 'decimal'),
  column('origin_date', 'date'),
  column('progress', 'decimal'),
  column('expected', 'decimal'),
  column('expected_value', 'decimal'),
  column('pace', 'decimal'),
  column('required_per_year', 'decimal'),
  column('achieved_per_year', 'decimal'),
  column('forecast_value', 'decimal'),
  column('forecast_low', 'decimal'),
  column('forecast_high', 'decimal'),
  column('forecast_date', 'date'),
  column('pledge_status', 'code', {
    isRequired: true,
    words: STATUSES,
  }),
  column('pledge_group', 'code', { isRequired: true, words: STATUS_GROUPS }),
  column('verdict', 'code', { words: VERDICTS }),
  column('evaluated_on', 'date', REQUIRED),
  column('method_version', 'integer', REQUIRED),
  column('ledger_seq', 'integer', REQUIRED),
  column('status_against_original', 'code', { words: STATUSES }),
] as const;

export const SOURCE_COLUMNS = [
  column('url', 'address', UNIQUE),
  column('pledge', 'list'),
  column('state', 'code', { words: ['alive', 'changed', 'dead', 'refused'] }),
  column('last_seen_on', 'date'),
  column('since', 'date'),
  column('archive_url', 'address'),
] as const;

/** What a row of changes.csv tells of. */
const CHANGE_KINDS = [
  'pledge_status',
  'target_status',
  'figure_published',
  'pledge_revised',
  'target_revised',
] as const;

/** Of changes.csv, which answers a question and is no table of the record: it belongs to no package. */
export const CHANGE_COLUMNS = [
  column('kind', 'code', { isRequired: true, words: CHANGE_KINDS }),
  column('pledge', 'code', REQUIRED),
  column('target', 'code'),
  column('status_before', 'code', { words: STATUSES }),
  column('status_after', 'code', { words: STATUSES }),
  column('group_before', 'code', { words: STATUS_GROUPS }),
  column('group_after', 'code', { words: STATUS_GROUPS }),
  column('deadline', 'date'),
  column('figures', 'list'),
  column('on', 'date'),
  column('from', 'date', REQUIRED),
  column('to', 'date', REQUIRED),
  column('method_version', 'integer', REQUIRED),
  column('ledger_seq', 'integer', REQUIRED),
] as const;

/** The downloads that are tables, with their columns; `docs/data.md` and the data page describe them. */
export const TABLE_COLUMNS = {
  pledges: PLEDGE_COLUMNS,
  targets: TARGET_COLUMNS,
  figures: FIGURE_COLUMNS,
  statuses: STATUS_COLUMNS,
  sources: SOURCE_COLUMNS,
} as const satisfies Readonly<Record<string, readonly Column[]>>;

type TableName = keyof typeof TABLE_COLUMNS;

/** Each column with its table, `figures.value`: what its meaning is looked up by. */
export type ColumnPath = {
  [Table in TableName]: `${Table}.${NameOf<(typeof TABLE_COLUMNS)[Table]>}`;
}[TableName];
