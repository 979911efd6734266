import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LOCALES } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import { type Column, FIGURE_COLUMNS, TABLE_COLUMNS } from './columns';

const TABLES = Object.entries<readonly Column[]>(TABLE_COLUMNS);

/** What the data page says of a table's columns, in a language. */
function meaningsIn(locale: (typeof LOCALES)[number], table: string): Record<string, string> {
  return { ...messagesOf(locale).columns[table as keyof typeof TABLE_COLUMNS] };
}

test('figures.csv has the columns of the contract, in its order', () => {
  expect(FIGURE_COLUMNS.map(({ name }) => name).join(',')).toBe(
    'id,pledge,target,shape,role,value,unit,from,to,on,qualifier,note,source_url,source_publisher,source_published_on,source_kind,state,recorded_at,supersedes,reason,region',
  );
});

test.each(TABLES)('%s.csv: each column has a name of its own', (_, columns) => {
  const names = columns.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
});

test.each(LOCALES.flatMap((locale) => TABLES.map(([table, columns]) => [locale, table, columns] as const)))(
  '%s: each column of %s.csv has a meaning, and there is none of another',
  (locale, table, columns) => {
    const meanings = meaningsIn(locale, table);
    expect(Object.keys(meanings)).toEqual(columns.map(({ name }) => name));
    for (const meaning of Object.values(meanings)) expect(meaning.length).toBeGreaterThan(5);
  },
);

test('a language says of no table that the site does not have', () => {
  for (const locale of LOCALES) {
    expect(Object.keys(messagesOf(locale).columns)).toEqual(Object.keys(TABLE_COLUMNS));
  }
});

test('docs/data.md describes each column in the English words', () => {
  const page = readFileSync('docs/data.md', 'utf8');
  for (const [table, columns] of TABLES) {
    const meanings = meaningsIn('en', table);
    for (const { name, type } of columns)
      expect(page).toContain(`| \`${name}\` | ${type} | ${meanings[name]} |`);
  }
});
