import type { Guess, WantedTerm } from './types';

/** Most words named for one that was taken for a typing error. */
const NAMED = 5;

/** The words that were taken for typing errors; none where all of them occur as they were typed. */
export function guessesOf(terms: readonly WantedTerm[]): Guess[] {
  return terms.flatMap(({ words, forms }) => {
    const typed = words.join(' ');
    const taken = forms.map((form) => form.words);
    return taken.length === 0 || taken.includes(typed) ? [] : [{ typed, taken: taken.slice(0, NAMED) }];
  });
}
