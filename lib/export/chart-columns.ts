import { QUALIFIERS, STATUSES } from '@/lib/status/types';
import type { Column } from './columns';

/** Columns of the chart of a target as CSV: a row for each point that is drawn, in order of date. */
export const CHART_COLUMNS = [
  { name: 'pledge', type: 'code' },
  { name: 'target', type: 'code' },
  { name: 'date', type: 'date' },
  { name: 'what', type: 'code' },
  { name: 'value', type: 'decimal' },
  { name: 'unit', type: 'code' },
  { name: 'qualifier', type: 'code', rules: { words: QUALIFIERS } },
  { name: 'expected', type: 'decimal' },
  { name: 'source_publisher', type: 'list' },
  { name: 'source_url', type: 'list' },
] as const satisfies readonly Column[];

/** Columns of the history of a programme's statuses as CSV: a row for each day that it was computed for. */
export const HISTORY_COLUMNS = [
  { name: 'date', type: 'date' },
  { name: 'fulfilled', type: 'integer' },
  { name: 'on_course', type: 'integer' },
  { name: 'in_trouble', type: 'integer' },
  { name: 'not_yet_known', type: 'integer' },
] as const satisfies readonly Column[];

/** Columns of the small charts of a theme or principle as CSV: a row for each target that has a share of the way. */
export const MULTIPLE_COLUMNS = [
  { name: 'pledge', type: 'code' },
  { name: 'target', type: 'code' },
  { name: 'status', type: 'code', rules: { words: STATUSES } },
  { name: 'reference', type: 'date' },
  { name: 'progress', type: 'decimal' },
  { name: 'expectation', type: 'decimal' },
  { name: 'pace', type: 'decimal' },
] as const satisfies readonly Column[];
