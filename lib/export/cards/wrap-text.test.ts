import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapText } from './wrap-text';

/** Every letter is one wide. */
const length = (text: string) => [...text].length;

describe('a text in lines', () => {
  it('breaks at spaces, as late as it can', () => {
    expect(wrapText('one two three four', 9, 9, length)).toEqual(['one two', 'three', 'four']);
    expect(wrapText('', 9, 9, length)).toEqual([]);
  });

  it('never breaks at a space that binds a number to its unit', () => {
    expect(wrapText('by 111\u00a0million m²', 12, 9, length)).toEqual(['by', '111\u00a0million', 'm²']);
  });

  it('breaks a word that is wider than a line', () => {
    expect(wrapText('қанағаттандырылмағандықтан ма', 10, 9, length)).toEqual([
      'қанағаттан',
      'дырылмаған',
      'дықтан ма',
    ]);
  });

  it('ends with an ellipsis where something is left out, without punctuation before it', () => {
    expect(wrapText('one two, three four five', 8, 1, length)).toEqual(['one two…']);
    expect(wrapText('one two three four', 9, 2, length)).toEqual(['one two', 'three…']);
  });

  it('is never wider than asked, and loses nothing but spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 30 }), (text, width) => {
        const lines = wrapText(text, width, Number.POSITIVE_INFINITY, length);
        expect(lines.every((line) => length(line) <= width)).toBe(true);
        const bare = (one: string) => one.replace(/[ \t\r\n]/g, '');
        expect(bare(lines.join(''))).toBe(bare(text));
        const cut = wrapText(text, width, 2, length);
        expect(cut.length).toBeLessThanOrEqual(2);
        expect(cut.every((line) => length(line) <= width)).toBe(true);
      }),
    );
  });
});
