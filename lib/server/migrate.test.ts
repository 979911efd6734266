import { expect, test } from 'vitest';
import { pendingMigrations } from './migrate';

const file = (name: string, checksum = `sum of ${name}`) => ({ name, checksum, sql: '' });
const files = [file('1_a'), file('2_b'), file('3_c')];
const applied = (...names: string[]) => names.map((name) => ({ name, checksum: `sum of ${name}` }));

test('answers what is lacking, in order', () => {
  expect(pendingMigrations(files, []).map(({ name }) => name)).toEqual(['1_a', '2_b', '3_c']);
  expect(pendingMigrations(files, applied('1_a')).map(({ name }) => name)).toEqual(['2_b', '3_c']);
  expect(pendingMigrations(files, applied('1_a', '2_b', '3_c'))).toEqual([]);
});

test('refuses a file that has changed since', () => {
  expect(() => pendingMigrations(files, [{ name: '1_a', checksum: 'other' }])).toThrow('1_a has changed');
});

test('refuses a database that a newer version used', () => {
  expect(() => pendingMigrations(files, applied('1_a', '2_b', '3_c', '4_d'))).toThrow('does not know: 4_d');
});

test('refuses a new file between those that are applied', () => {
  expect(() => pendingMigrations(files, applied('1_a', '3_c'))).toThrow('2_b is not applied');
});
