import { QUALIFIERS } from '@/lib/status/types';
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
