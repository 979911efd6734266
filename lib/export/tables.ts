import {
  type Column,
  FIGURE_COLUMNS,
  PLEDGE_COLUMNS,
  SOURCE_COLUMNS,
  STATUS_COLUMNS,
  TARGET_COLUMNS,
} from './columns';

/** The names of the downloads that are tables, in the order in which they are listed. */
export const TABLE_NAMES = ['pledges', 'targets', 'figures', 'statuses', 'sources'] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** A reference of one table to another, as in SQL: where one of its fields is empty, there is none. */
export interface Reference {
  readonly fields: readonly string[];
  readonly table: TableName;
  readonly to: readonly string[];
}

export interface Table {
  readonly columns: readonly Column[];
  /** What one row is, for people. */
  readonly row: string;
  /** The columns that name a row, none of them ever empty. */
  readonly primaryKey?: readonly string[];
  /** Columns that no two rows have the same of, though some may be empty. */
  readonly uniqueKey?: readonly string[];
  readonly references: readonly Reference[];
}

const TO_PLEDGE: Reference = { fields: ['pledge'], table: 'pledges', to: ['pledge'] };
const TO_TARGET: Reference = { fields: ['pledge', 'target'], table: 'targets', to: ['pledge', 'target'] };

/** Every table with its columns and keys. */
export const TABLES: Readonly<Record<TableName, Table>> = {
  pledges: {
    columns: PLEDGE_COLUMNS,
    row: 'A pledge, with its sources',
    primaryKey: ['pledge'],
    references: [],
  },
  targets: {
    columns: TARGET_COLUMNS,
    row: 'A target, as it was promised',
    primaryKey: ['pledge', 'target'],
    references: [TO_PLEDGE, { fields: ['pledge', 'part_of'], table: 'targets', to: ['pledge', 'target'] }],
  },
  figures: {
    columns: FIGURE_COLUMNS,
    row: 'A published figure, in order of publication; corrected and retracted ones say so',
    primaryKey: ['id'],
    references: [TO_PLEDGE, TO_TARGET, { fields: ['supersedes'], table: 'figures', to: ['id'] }],
  },
  statuses: {
    columns: STATUS_COLUMNS,
    row: 'A target and where it stands; one row for each pledge without targets',
    uniqueKey: ['pledge', 'target'],
    references: [TO_PLEDGE, TO_TARGET],
  },
  sources: {
    columns: SOURCE_COLUMNS,
    row: 'An address that something published cites',
    primaryKey: ['url'],
    references: [],
  },
};
