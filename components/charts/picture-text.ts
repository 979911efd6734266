/** Mean width of a letter of DejaVu Sans, the font of pictures, in parts of the font size; on the generous side. */
export const PICTURE_LETTER_WIDTH = 0.64;

/** The same in bold. */
export const PICTURE_BOLD_WIDTH = 0.71;

/** A text in lines that are at most so wide, in units of the drawing; a longer word, such as an address, is cut. */
export function wrapText(text: string, width: number, letterWidth: number): string[] {
  const room = Math.max(1, Math.floor(width / letterWidth));
  const lines: string[] = [];
  let line = '';
  // Where a space must not be broken, a number and its unit stay together.
  for (const word of text.split(/[ \n]+/).filter((part) => part !== '')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
    for (; line.length > room; line = line.slice(room)) lines.push(line.slice(0, room));
  }
  return line === '' ? lines : [...lines, line];
}
