import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RESERVED_SLUGS } from './reserved-slugs';
import { programmeSchema } from './schema';

/** The folders that stand in a place of an address, with those of groups of routes, which stand in none. */
function wordsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => (name.startsWith('(') ? wordsIn(`${folder}/${name}`) : [name]));
}

test('every word that has a page of its own where programmes stand is reserved', () => {
  const words = [...wordsIn('app/[locale]'), ...wordsIn('app/[locale]/editor')];
  expect(words).toEqual(expect.arrayContaining(['privacy', 'accounts']));
  // Parameters are no words, and what has an ending is no slug.
  const slugs = words.filter((word) => /^[a-z0-9-]+$/.test(word));
  expect(slugs.filter((word) => !RESERVED_SLUGS.includes(word))).toEqual([]);
});

test('no programme is given such a name', () => {
  for (const slug of RESERVED_SLUGS) {
    const issues = programmeSchema.safeParse({ slug }).error?.issues ?? [];
    expect(issues.filter(({ path }) => path[0] === 'slug')).toMatchObject([{ message: 'slug_reserved' }]);
  }
});
