import { expect, test } from 'vitest';
import { changesOf } from './entry-changes';

const FIRST = {
  id: 'a',
  value: '10',
  unit: 'km',
  on: null,
  note: { en: 'As printed', kk: 'x' },
  sources: [{ url: 'u' }],
};

test('the first entry about a thing changes nothing', () => {
  expect(changesOf([], FIRST)).toBeNull();
});

test('a correction names what is different, and only that', () => {
  const next = {
    ...FIRST,
    id: 'b',
    supersedes: 'a',
    value: '11',
    note: { kk: 'x', en: 'As printed' },
    sources: [{ url: 'u' }, { url: 'v' }],
    reason: { en: 'A misprint' },
  };
  expect(changesOf([FIRST], next)).toEqual([
    { field: 'value', before: '10', after: '11' },
    { field: 'sources', before: [{ url: 'u' }], after: [{ url: 'u' }, { url: 'v' }] },
  ]);
});

test('a value that goes is a change to none, and none for none is no change', () => {
  expect(changesOf([FIRST], { value: null, on: null, qualifier: null })).toEqual([
    { field: 'value', before: '10', after: null },
  ]);
});

test('revisions that name only what they change add up', () => {
  expect(changesOf([FIRST, { value: '11' }, { unit: 'm' }], { value: '12', unit: 'm' })).toEqual([
    { field: 'value', before: '11', after: '12' },
  ]);
});
