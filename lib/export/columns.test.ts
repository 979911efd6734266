import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FIGURE_COLUMNS, PLEDGE_COLUMNS, STATUS_COLUMNS, TARGET_COLUMNS } from './columns';

test('figures.csv has the columns of the contract, in its order', () => {
  expect(FIGURE_COLUMNS.map(({ name }) => name).join(',')).toBe(
    'id,pledge,target,shape,role,value,unit,from,to,on,qualifier,note,source_url,source_publisher,source_published_on,source_kind,state,recorded_at,supersedes,reason',
  );
});

test.each([
  ['pledges', PLEDGE_COLUMNS],
  ['targets', TARGET_COLUMNS],
  ['figures', FIGURE_COLUMNS],
  ['statuses', STATUS_COLUMNS],
])('%s.csv: each column has a name of its own and a meaning', (_, columns) => {
  const names = columns.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, meaning } of columns) {
    expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(meaning.length).toBeGreaterThan(5);
  }
});

test('docs/data.md describes each column in these words', () => {
  const page = readFileSync('docs/data.md', 'utf8');
  for (const { name, type, meaning } of [
    ...PLEDGE_COLUMNS,
    ...TARGET_COLUMNS,
    ...FIGURE_COLUMNS,
    ...STATUS_COLUMNS,
  ]) {
    expect(page).toContain(`| \`${name}\` | ${type} | ${meaning} |`);
  }
});
