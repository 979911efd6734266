import { expect, test } from 'vitest';
import { rowCounter } from './count-rows';
import { percentOf } from './progress';

function rowsOf(text: string): number {
  const counter = rowCounter();
  for (const byte of new TextEncoder().encode(text)) counter.add(Uint8Array.of(byte));
  return counter.rows();
}

test.each([
  ['', 0],
  ['a,b', 0],
  ['a,b\r\n1,2\r\n3,4\r\n', 2],
  ['a,b\n1,2\n3,4', 2],
  ['a,b\r1,2\r3,4\r', 2],
  ['a,b\n"1\n\n2",3\n"say ""x\ny""",4\n', 2],
  ['a\n1\n\n\n', 1],
])('%j has %i rows below its head', (text, rows) => expect(rowsOf(text)).toBe(rows));

test('the share is whole, and 100 only at the end', () => {
  expect([0, 1, 999, 1_000, 1_001].map((done) => percentOf(done, 1_000))).toEqual([0, 0, 99, 100, 100]);
  expect(percentOf(999_999, 1_000_000)).toBe(99);
  expect(percentOf(5, 0)).toBeNull();
});
