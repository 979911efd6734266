import { expect, test } from 'vitest';
import { PLEDGE_COLUMNS, TARGET_COLUMNS } from '@/lib/export/columns';
import { columnOfField } from './column-of';

test.each([
  [null, null],
  ['slug', 'pledge'],
  ['title', 'title'],
  ['sources', 'source_document'],
  ['sources.2.publishedOn', 'source_published_on'],
  ['key', 'target'],
  ['valueBasis', 'value_basis'],
  ['reportingIntervalDays', 'reporting_interval_days'],
  ['baseline', 'baseline_value'],
  ['baseline.date', 'baseline_date'],
  ['baseline.sourceUrl', 'baseline_source_url'],
  ['baseline.isDerived', 'baseline_derived'],
  ['checkpoints', 'checkpoint_date'],
  ['checkpoints.0.sourceUrl', 'checkpoint_source_url'],
  ['partOf', 'part_of'],
  ['alternativeReading', 'alternative_kind'],
  ['alternativeReading.why', 'alternative_why'],
])('%s stands in %s', (field, column) => {
  expect(columnOfField(field)).toBe(column);
  const columns: string[] = [...PLEDGE_COLUMNS, ...TARGET_COLUMNS].map(({ name }) => name);
  if (column !== null) expect(columns).toContain(column);
});
