import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalizedText } from '@/lib/core/localized-text';
import { listCell, noteCell, textCell, textLine } from './text-cell';

/** Reading back as docs/data.md describes it, and not as the writer does it. */
function readText(cell: string): LocalizedText | null {
  if (cell === '') return null;
  return cell.startsWith('{') ? JSON.parse(cell) : { en: cell };
}

function readNote(cell: string): [LocalizedText | null, LocalizedText | null] {
  const mark = /(?:^|\n)Date: /.exec(cell);
  if (mark === null) return [readText(cell), null];
  return [readText(cell.slice(0, mark.index)), readText(cell.slice(mark.index + mark[0].length))];
}

const awkward = fc.constantFrom('Date: x', 'a\nDate: b', '{', '{"en":"x"}', '\n', 'a\r\nb');
const words = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), awkward);
const text = fc.dictionary(fc.constantFrom('en', 'kk', 'ru'), words, { minKeys: 1, noNullPrototype: true });
const maybeText = fc.option(text);

test('a text in English alone stands as it is', () => {
  expect(textCell({ en: 'Roads, built' })).toBe('Roads, built');
  expect(textCell(null)).toBe('');
});

test('a text in other languages is JSON, in one order', () => {
  expect(textCell({ ru: 'Дороги', kk: 'Жолдар' })).toBe('{"kk":"Жолдар","ru":"Дороги"}');
  expect(textCell({ en: '{' })).toBe('{"en":"{"}');
});

describe('nothing is lost:', () => {
  test('in a text', () => {
    fc.assert(
      fc.property(maybeText, (original) => {
        expect(readText(textCell(original))).toEqual(original);
      }),
    );
  });

  test('in a note with the note on its date', () => {
    fc.assert(
      fc.property(maybeText, maybeText, (note, dateNote) => {
        expect(readNote(noteCell(note, dateNote))).toEqual([note, dateNote]);
      }),
    );
  });

  test('in a list of texts', () => {
    fc.assert(
      fc.property(fc.array(maybeText, { minLength: 1 }), (texts) => {
        const lines = listCell(texts.map(textLine)).split('\n');
        expect(lines.map(readText)).toEqual(texts);
      }),
    );
  });
});

test('a list keeps the place of what is absent', () => {
  expect(listCell(['2025-01-01', null, '2025-03-01'])).toBe('2025-01-01\n\n2025-03-01');
});
