import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { GROUND } from './manifest';

test('browsers colour their frames with the grounds of the site', () => {
  const css = readFileSync('app/globals.css', 'utf8');
  const grounds = [...css.matchAll(/--paper: (#[0-9a-f]{6});/g)].map(([, colour]) => colour);
  expect(grounds.slice(0, 2)).toEqual([GROUND.light, GROUND.dark]);
});
