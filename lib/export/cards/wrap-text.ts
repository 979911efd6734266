/** The width of a text in pixels, as it will be drawn. */
export type Measure = (text: string) => number;

const ELLIPSIS = '…';

/**
 * A text in lines that are no wider than asked, broken at spaces (never at one that binds), in mid-word only where a word
 * is wider than a line. What does not fit in `most` lines is cut off with an ellipsis.
 */
export function wrapText(text: string, width: number, most: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \t\r\n]+/).flatMap((part) => pieces(part, width, measure))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || measure(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return [...kept.slice(0, -1), cut(kept.at(-1) ?? '', width, measure)];
}

/** A word, or the parts of one that is wider than a line. */
function pieces(word: string, width: number, measure: Measure): string[] {
  if (word === '') return [];
  if (measure(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && measure(part + letter) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

/** A line with an ellipsis at its end, short enough for it. */
function cut(line: string, width: number, measure: Measure): string {
  const letters = [...line];
  while (letters.length > 0 && measure(letters.join('').trimEnd() + ELLIPSIS) > width) letters.pop();
  return `${letters.join('').replace(/[\s.,:;–-]+$/, '')}${ELLIPSIS}`;
}
