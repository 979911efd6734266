import { expect, test } from 'vitest';
import { meantParameter, PUBLIC_PARAMETERS } from './public-parameters';

test.each([
  ['asOf', 'asOf'],
  ['asof', 'asOf'],
  ['as_of', 'asOf'],
  ['q[]', 'q'],
  ['STATUS[0]', 'status'],
  ['utm_source', null],
  ['utm_term', null],
  ['fbclid', null],
  ['gclid', null],
  ['', null],
  ['[]', null],
])('%j was meant to be %j', (name, meant) => {
  expect(meantParameter(name)).toBe(meant);
});

test('each of them is itself', () => {
  expect(PUBLIC_PARAMETERS.map(meantParameter)).toEqual([...PUBLIC_PARAMETERS]);
});
