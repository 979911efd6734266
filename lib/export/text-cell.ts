import type { LocalizedText } from '@/lib/core/localized-text';

/** The language that a cell may hold without saying so. */
const PLAIN_LANGUAGE = 'en';

/** Introduces, on a line of its own in the cell of a note, how a date was inferred. */
const DATE_MARK = 'Date: ';
const HAS_DATE_MARK = /(^|\n)Date: /;

function inAllLanguages(text: LocalizedText): string {
  const languages = Object.entries(text).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(languages));
}

/**
 * A text in one cell without loss: a text in English alone as it is, any other as a JSON object, language → text. So a
 * cell that begins with `{` is always JSON, and an empty one is no text.
 */
export function textCell(text: LocalizedText | null): string {
  if (text === null) return '';
  const plain = text[PLAIN_LANGUAGE];
  const isPlain = Object.keys(text).length === 1 && plain !== undefined && plain !== '';
  return isPlain && !plain.startsWith('{') ? plain : inAllLanguages(text);
}

/** Like `textCell`, but on one line, for cells that hold a list: a text with line breaks is written as JSON too. */
export function textLine(text: LocalizedText | null): string {
  const cell = textCell(text);
  return text !== null && /[\r\n]/.test(cell) ? inAllLanguages(text) : cell;
}

/**
 * A figure's note and how its date was inferred, in one cell: the note, then a line `Date: …`. A note that has such a
 * line itself is written as JSON, so that the first one found is always ours.
 */
export function noteCell(note: LocalizedText | null, dateNote: LocalizedText | null): string {
  const plain = textCell(note);
  const first = note !== null && HAS_DATE_MARK.test(plain) ? inAllLanguages(note) : plain;
  if (dateNote === null) return first;
  const second = `${DATE_MARK}${textCell(dateNote)}`;
  return note === null ? second : `${first}\n${second}`;
}

/**
 * A list in one cell, one item a line; lists that belong together (the addresses and publishers of sources) have the same
 * number of lines. An item itself is one line: a break inside it becomes a space.
 */
export function listCell(items: readonly (string | null)[]): string {
  return items.map((item) => (item ?? '').replace(/\s*[\r\n]+\s*/g, ' ')).join('\n');
}
