import { inLanguage, type LocalizedText } from '@/lib/core/localized-text';
import { type PlacedWord, wordsOf } from './fold';
import { excerptOf, markWords } from './mark';
import { PLACE_WEIGHTS, type PlacedText, type PledgeHit, type WantedTerm } from './types';

/** How the database stems words, by configuration: folded word → lexeme, empty for words that every text has. */
export interface Lexemes {
  readonly english: ReadonlyMap<string, string>;
  readonly russian: ReadonlyMap<string, string>;
}

/** Texts of a pledge beside its title, all languages of each. */
export function placedTexts(
  place: PlacedText['place'],
  ...texts: readonly (LocalizedText | null)[]
): PlacedText[] {
  return texts.flatMap((text) =>
    text === null ? [] : Object.entries(text).map(([lang, words]) => ({ place, lang, text: words })),
  );
}

/** Where a text has a term: numbers of its words; empty where it has it not. The same rules as the database's. */
function placesOf(
  term: WantedTerm,
  words: readonly PlacedWord[],
  lang: string | null,
  lexemes: Lexemes,
): number[] {
  const isSame = (word: string, wanted: string) => {
    const by = lang === 'en' ? lexemes.english : lang === 'ru' || lang === null ? lexemes.russian : null;
    const lexeme = by?.get(wanted) ?? '';
    return word === wanted || (lexeme !== '' && by?.get(word) === lexeme);
  };
  if (term.isPhrase) {
    return words.flatMap((_, at) =>
      term.words.every((wanted, n) => isSame(words[at + n]?.folded ?? '', wanted))
        ? term.words.map((__, n) => at + n)
        : [],
    );
  }
  const hasForm = (word: string) =>
    term.forms.some(
      ({ words: wanted, prefix }) =>
        isSame(word, wanted) ||
        (lang !== 'en' && lang !== 'ru' && (prefix.length > 2 ? word.startsWith(prefix) : word === prefix)),
    );
  return words.flatMap(({ folded }, index) => (hasForm(folded) ? [index] : []));
}

function markedText(
  { text, lang }: Pick<PlacedText, 'text' | 'lang'>,
  terms: readonly WantedTerm[],
  lexemes: Lexemes,
) {
  const words = wordsOf(text);
  const found = terms.map((term) => placesOf(term, words, lang, lexemes));
  const hits = new Set(found.flat());
  const parts = markWords(text, words, (index) => hits.has(index));
  return { parts, lang, found: terms.filter((_, index) => (found[index]?.length ?? 0) > 0) };
}

/**
 * The title as it is shown with what was searched for marked, and an excerpt for what it does not have: of the text that has the
 * most of it, rather in the language of the page, rather from where it counts more.
 */
export function findHit(
  title: LocalizedText,
  texts: readonly PlacedText[],
  terms: readonly WantedTerm[],
  locale: string,
  lexemes: Lexemes,
): PledgeHit {
  const shown = markedText(inLanguage(title, locale), terms, lexemes);
  const missing = terms.filter((term) => !shown.found.includes(term));
  const marked = { lang: shown.lang, parts: shown.parts };
  if (missing.length === 0) return { title: marked, excerpt: null };
  const worth = ({ place, lang }: PlacedText, found: number) =>
    found * 1000 + (lang === locale || lang === null ? 100 : 0) + PLACE_WEIGHTS[place];
  const best = [...placedTexts('title', title), ...texts]
    .map((text) => ({ text, ...markedText(text, missing, lexemes) }))
    .filter(({ found }) => found.length > 0)
    .map((one) => ({ ...one, worth: worth(one.text, one.found.length) }))
    .reduce<{ text: PlacedText; worth: number } | null>(
      (most, one) => (most === null || one.worth > most.worth ? one : most),
      null,
    );
  if (best === null) return { title: marked, excerpt: null };
  const { place, lang } = best.text;
  const parts = excerptOf(markedText(best.text, terms, lexemes).parts);
  return { title: marked, excerpt: { place, lang, parts } };
}
