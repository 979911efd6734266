import type { LocalizedText } from '@/lib/core/localized-text';

/** The language of a cell that does not say so, as lib/export/text-cell writes it. */
const PLAIN_LANGUAGE = 'en';

/** What a spreadsheet would run as a formula, behind the apostrophes that keep it from doing so. */
const GUARDED = /^'+[=+\-@\t\r]/;

/** A text without the apostrophe that the export set before it. */
export function withoutGuard(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

/** A text in one language or more; null for an empty cell, undefined for one that begins like JSON and is not. */
export function readTextCell(cell: string): LocalizedText | null | undefined {
  const text = cell.trim();
  if (text === '') return null;
  if (!text.startsWith('{')) return { [PLAIN_LANGUAGE]: text };
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    const texts = Object.entries(parsed);
    return texts.every((entry): entry is [string, string] => typeof entry[1] === 'string')
      ? Object.fromEntries(texts)
      : undefined;
  } catch {
    return undefined;
  }
}

/** A note, and behind the first line that begins with `Date: `, how the figure's date was inferred. */
export function readNoteCell(cell: string) {
  const mark = /(?:^|\n)Date: /.exec(cell);
  return {
    note: readTextCell(mark ? cell.slice(0, mark.index) : cell),
    dateNote: mark ? readTextCell(cell.slice(mark.index + mark[0].length)) : null,
  };
}

/** The items of a cell that holds one a line. */
export function readListCell(cell: string): string[] {
  return cell.split('\n').map((item) => item.trim());
}
