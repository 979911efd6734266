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

/** A column of a download. What it means stands in the messages, `columns.<file>.<name>`, in each language of the site. */
export interface Column<Name extends string = string> {
  readonly name: Name;
  readonly type: CellType;
}

/** The names of a table's columns. */
export type NameOf<Columns extends readonly Column[]> = Columns[number]['name'];

function column<const Name extends string>(name: Name, type: CellType): Column<Name> {
  return { name, type };
}

export const PLEDGE_COLUMNS = [
  column('pledge', 'code'),
  column('url', 'address'),
  column('principle', 'code'),
  column('principle_title', 'text'),
  column('theme', 'code'),
  column('theme_title', 'text'),
  column('title', 'text'),
  column('summary', 'text'),
  column('testability', 'code'),
  column('origin', 'text'),
  column('targets', 'integer'),
  column('source_document', 'list'),
  column('source_title', 'list'),
  column('source_publisher', 'list'),
  column('source_document_url', 'list'),
  column('source_line', 'list'),
  column('source_url', 'list'),
  column('source_published_on', 'list'),
  column('source_note', 'list'),
  column('verdict', 'code'),
  column('verdict_reasoning', 'text'),
  column('verdict_published_at', 'instant'),
  column('verdict_source_url', 'list'),
] as const;

export const TARGET_COLUMNS = [
  column('pledge', 'code'),
  column('target', 'code'),
  column('metric', 'text'),
  column('kind', 'code'),
  column('direction', 'code'),
  column('unit', 'code'),
  column('value', 'decimal'),
  column('value_basis', 'code'),
  column('factor', 'decimal'),
  column('comparison', 'code'),
  column('start', 'date'),
  column('due', 'date'),
  column('due_basis', 'text'),
  column('stages', 'integer'),
  column('reporting_interval_days', 'integer'),
  column('baseline_value', 'decimal'),
  column('baseline_date', 'date'),
  column('baseline_derived', 'yes_no'),
  column('baseline_source_url', 'address'),
  column('baseline_note', 'text'),
  column('checkpoint_date', 'list'),
  column('checkpoint_value', 'list'),
  column('checkpoint_source_url', 'list'),
  column('part_of', 'code'),
  column('alternative_kind', 'code'),
  column('alternative_value', 'decimal'),
  column('alternative_unit', 'code'),
  column('alternative_why', 'text'),
  column('revised', 'yes_no'),
  column('original_value', 'decimal'),
  column('original_due', 'date'),
  column('revised_on', 'date'),
] as const;

export const FIGURE_COLUMNS = [
  column('id', 'code'),
  column('pledge', 'code'),
  column('target', 'code'),
  column('shape', 'code'),
  column('role', 'code'),
  column('value', 'decimal'),
  column('unit', 'code'),
  column('from', 'date'),
  column('to', 'date'),
  column('on', 'date'),
  column('qualifier', 'code'),
  column('note', 'text'),
  column('source_url', 'list'),
  column('source_publisher', 'list'),
  column('source_published_on', 'list'),
  column('source_kind', 'list'),
  column('state', 'code'),
  column('recorded_at', 'instant'),
  column('supersedes', 'code'),
  column('reason', 'text'),
] as const;

export const STATUS_COLUMNS = [
  column('pledge', 'code'),
  column('target', 'code'),
  column('status', 'code'),
  column('group', 'code'),
  column('rule', 'integer'),
  column('flags', 'list'),
  column('current', 'decimal'),
  column('qualifier', 'code'),
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
  column('pledge_status', 'code'),
  column('pledge_group', 'code'),
  column('verdict', 'code'),
  column('evaluated_on', 'date'),
  column('method_version', 'integer'),
  column('ledger_seq', 'integer'),
  column('status_against_original', 'code'),
] as const;

export const SOURCE_COLUMNS = [
  column('url', 'address'),
  column('pledge', 'list'),
  column('state', 'code'),
  column('last_seen_on', 'date'),
  column('since', 'date'),
  column('archive_url', 'address'),
] as const;

/** The downloads that are tables, with their columns; `docs/data.md` and the data page describe them. */
export const TABLE_COLUMNS = {
  pledges: PLEDGE_COLUMNS,
  targets: TARGET_COLUMNS,
  figures: FIGURE_COLUMNS,
  statuses: STATUS_COLUMNS,
  sources: SOURCE_COLUMNS,
} as const satisfies Readonly<Record<string, readonly Column[]>>;

export type TableName = keyof typeof TABLE_COLUMNS;

/** Each column with its table, `figures.value`: what its meaning is looked up by. */
export type ColumnPath = {
  [Table in TableName]: `${Table}.${NameOf<(typeof TABLE_COLUMNS)[Table]>}`;
}[TableName];
