import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowSums, type StreamFacts } from './row-sums';

const rows = fc.array(fc.stringMatching(/^[^\n]*$/u), { maxLength: 30 });

/** What the rows amount to when they arrive in pieces of that length, which end anywhere. */
function factsOf(lines: readonly string[], length = 1_000_000): StreamFacts {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  const sums = new RowSums();
  for (let at = 0; at < bytes.length; at += length) {
    const piece = Buffer.from(bytes.subarray(at, at + length));
    sums.update(piece);
    piece.fill(0);
  }
  return sums.facts();
}

test('the same stream amounts to the same, however it is cut into pieces', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 12 }), (lines, length) => {
      expect(factsOf(lines, length)).toEqual(factsOf(lines));
    }),
  );
  const facts = factsOf(['a\tb', '', '\\N']);
  expect(facts).toMatchObject({ rows: 3, bytes: 8 });
  expect(facts.sha256).toBe(createHash('sha256').update('a\tb\n\n\\N\n').digest('hex'));
});

test('the order of rows is of no account for their sum, and of account for the stream', () => {
  fc.assert(
    fc.property(rows, (lines) => {
      const sorted = lines.toSorted();
      expect(factsOf(sorted).rowSum).toBe(factsOf(lines).rowSum);
      const isSame = sorted.every((line, index) => line === lines[index]);
      expect(factsOf(sorted).sha256 === factsOf(lines).sha256).toBe(isSame);
    }),
  );
});

test('one row more, less, twice, or with another letter is another sum', () => {
  const { rowSum } = factsOf(['one', 'two', 'three']);
  for (const other of [
    ['one', 'two'],
    ['one', 'two', 'three', ''],
    ['one', 'two', 'two', 'three'],
    ['one', 'two', 'Three'],
    ['one\ttwo', 'three'],
    ['three', 'three', 'three'],
  ]) {
    expect(factsOf(other).rowSum).not.toBe(rowSum);
  }
});

test('a last line without an end is a row', () => {
  const sums = new RowSums();
  sums.update(Buffer.from('one\ntw'));
  sums.update(Buffer.from('o'));
  expect(sums.facts()).toMatchObject({ rows: 2, bytes: 7, rowSum: factsOf(['two', 'one']).rowSum });
});
