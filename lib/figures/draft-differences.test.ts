import { expect, test } from 'vitest';
import { draftDifferences } from './draft-differences';
import { blankFigure } from './form-fields';

const blank = blankFigure('a', null);
const source = { url: 'https://example.org', publisher: 'P', publishedOn: '', kind: 'media' };

test('versions that fill in the same do not differ, whatever their numbers', () => {
  expect(draftDifferences(blank, { ...blank, id: 'b', version: '3' })).toEqual([]);
});

test('each field that differs is named with both texts, the sources together', () => {
  const saved = { ...blank, value: '12', sources: [source] };
  const typed = {
    ...blank,
    value: '13',
    note: 'Why',
    sources: [source, { ...source, url: 'https://b.org' }],
  };
  expect(draftDifferences(saved, typed)).toEqual([
    { field: 'value', saved: '12', typed: '13' },
    { field: 'note', saved: '', typed: 'Why' },
    {
      field: 'sources',
      saved: 'P, https://example.org, media',
      typed: 'P, https://example.org, media\nP, https://b.org, media',
    },
  ]);
});
