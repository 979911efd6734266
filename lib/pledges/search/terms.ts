import { foldText } from './fold';
import type { SearchTerm } from './types';

const PHRASE = /"([^"]*)"|«([^»]*)»|“([^”“]*)[”“]|„([^“”]*)[“”]/g;

/**
 * What was typed, as terms: phrases in quotation marks of any language, otherwise single words, each once. A quotation mark without
 * its partner means nothing. Empty where there is not one letter or digit.
 *
 * @param locale language of the page: on Kazakh pages short stems are believed
 */
export function searchTerms(q: string, locale: string): SearchTerm[] {
  const phrases: string[] = [];
  const rest = q.replace(PHRASE, (...groups) => {
    phrases.push(groups.slice(1, 5).find((group) => typeof group === 'string') ?? '');
    return ' ';
  });
  // Each piece by itself, so that a letter of Kazakh in it can be seen; but never within a number.
  const pieces = rest.split(/\s+(?!\p{Nd}{3}(?!\p{Nd}))/u);
  const terms = [
    ...phrases.map((text) => ({ text, isPhrase: true })),
    ...pieces.flatMap((piece) =>
      foldText(piece)
        .split(' ')
        .map((text) => ({ text, isPhrase: false, isKazakh: locale === 'kk' || /[әғқңөұүһі]/i.test(piece) })),
    ),
  ].flatMap(({ text, ...about }) => termOf(foldText(text), about));
  return [...new Map(terms.map((term) => [`${term.isPhrase} ${term.words.join(' ')}`, term])).values()];
}

function termOf(folded: string, about: { readonly isPhrase: boolean; readonly isKazakh?: boolean }) {
  if (folded === '') return [];
  const words = folded.split(' ');
  const isPhrase = about.isPhrase && words.length > 1;
  return [{ words, isPhrase, prefix: isPhrase ? folded : kazakhStem(folded, about.isKazakh === true) }];
}

const PLURAL = '[лдт][ае]р';
const OWNED = '(?:ымыз|имиз|ыныз|иниз|[мн]ыз|[мн]из|с?[ыи])';
const CASE = '(?:[ндт][ыи]н|[кг][ае]|н[ае]|[ндт][ыи]|н?[дт][ае]|[днт][ае]н|[мбп]ен|[дт][ае]г[ыи])';
const IS_PLURAL = new RegExp(`^${PLURAL}$`);
const ENDING = new RegExp(`(?:${PLURAL}|${OWNED}|${CASE})$`);

/**
 * What the forms of a folded Kazakh word have in common at their beginning: endings of number, possession and case go, and a
 * last letter that softens before a vowel (мектеп, мектебі). No dictionary: it may be shorter than the stem.
 */
export function kazakhStem(word: string, isKazakh: boolean): string {
  let stem = word;
  for (;;) {
    const [ending = ''] = ENDING.exec(stem) ?? [];
    const least = isKazakh || IS_PLURAL.test(ending) ? 3 : 4;
    if (ending === '' || stem.length - ending.length < least) break;
    stem = stem.slice(0, -ending.length);
  }
  return stem.length >= 5 ? stem.replace(/[пбкг]$/, '') : stem;
}
