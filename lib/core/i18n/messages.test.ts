import { expect, test } from 'vitest';
import { readSourceFiles } from '../testing/source-files';
import { messagesOf } from './messages';

function pathsOf(messages: object, above = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) => {
    const path = above === '' ? key : `${above}.${key}`;
    return typeof value === 'object' && value !== null ? pathsOf(value, path) : [path];
  });
}

/** Texts that are looked up by what the data say: units, columns, fields of an entry, numbered rules. */
const BY_DATA = /^(?:units\.|columns\.|ledger\.field\.|method\.rules\.)/;

const code = readSourceFiles(process.cwd())
  .filter(({ path }) => !/\.test\.tsx?$|^e2e\//.test(path))
  .map(({ text }) => text)
  .join('\n');

/** Keys that stand in the code, by themselves or at the end of a longer one: `'lead'`, `'why.rule'`, `texts.lead}`. */
const written = new Set([...code.matchAll(/(?<=['"`.}])[\w-]+(?=['"`}])/g)].map(([key]) => key));

/** Keys that are put together, `` `rows.${kind}` ``, as expressions; those of which no part is written say nothing. */
const composed = [...new Set([...code.matchAll(/`((?:[\w.-]|\$\{[^{}`]*\})+)`/g)].map(([, key = '']) => key))]
  .filter((key) => key.includes('${') && /[A-Za-z]{2}/.test(key.replace(/\$\{[^}]*\}/g, '')))
  .map((key) => {
    const pattern = key
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replaceAll('.', '\\.'))
      .join('[\\w-]+');
    return new RegExp(`(?:^|\\.)${pattern}$`);
  });

test('every text is said somewhere', () => {
  const unsaid = pathsOf(messagesOf('en')).filter((path) => {
    if (BY_DATA.test(path)) return false;
    const key = path.slice(path.lastIndexOf('.') + 1);
    return !written.has(key) && !composed.some((pattern) => pattern.test(path));
  });
  expect(unsaid).toEqual([]);
});

test('the search for unused texts would find one', () => {
  expect(pathsOf({ a: { b: 'x', c: { d: 'y' } } })).toEqual(['a.b', 'a.c.d']);
  expect(written.has('lead')).toBe(true);
  expect(written.has('noSuchTextAnywhere')).toBe(false);
  expect(composed.some((pattern) => pattern.test('pledge.noSuchTextAnywhere'))).toBe(false);
});
