/** Letters of Kazakh as they are typed on a Russian keyboard. */
const TYPED_AS: Readonly<Record<string, string>> = {
  қ: 'к',
  ғ: 'г',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ә: 'а',
};

/**
 * A text as the search compares it, the same as `search_fold` in the database: lower case, no accents (`ё` is `е`, `й` stays),
 * Kazakh letters as typed on a Russian keyboard, digits without what groups them, only words between single blanks.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll('и\u0306', 'й')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[қғңөұүһіә]/g, (letter) => TYPED_AS[letter] ?? letter)
    .replace(/(\p{Nd})[ .,](?=\p{Nd}{3}(?!\p{Nd}))/gu, '$1')
    .replace(/[^\p{Alphabetic}\p{Nd}]+/gu, ' ')
    .trim();
}

/** A word of a text with its place in it. */
export interface PlacedWord {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /\p{Nd}{1,3}(?:[ .,\u00a0\u2009\u202f]\p{Nd}{3})+(?!\p{Nd})|[\p{Alphabetic}\p{M}\p{N}]+/gu;

/** The words of a text in order, folded. */
export function wordsOf(text: string): PlacedWord[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const folded = foldText(match[0]);
    return folded === '' ? [] : [{ folded, start: match.index, end: match.index + match[0].length }];
  });
}
