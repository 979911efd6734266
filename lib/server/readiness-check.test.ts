import { expect, test } from 'vitest';
import { canServe } from './readiness-check';

const files = ['20260101_a', '20260102_b'].map((name) => ({ name, checksum: `sum of ${name}`, sql: '' }));
const applied = files.map(({ name, checksum }) => ({ name, checksum }));
const newer = (name: string) => [...applied, { name, checksum: 'x' }];

test('a node serves from the schema of its own version', () => {
  expect(canServe(files, applied)).toBe(true);
});

test('what a newer version has added while this one runs changes nothing for it', () => {
  expect(canServe(files, newer('20260103_more'))).toBe(true);
});

test('what says that it breaks older versions stops them', () => {
  expect(canServe(files, newer('20260103_breaks_older_names'))).toBe(false);
});

test.each([
  ['lacks a migration', applied.slice(0, 1)],
  ['has one that was changed', [applied[0], { name: '20260102_b', checksum: 'other' }]],
  ['has a strange one between ours', newer('20260101_between')],
])('not from a database that %s', (_, rows) => {
  expect(canServe(files, rows as typeof applied)).toBe(false);
});
