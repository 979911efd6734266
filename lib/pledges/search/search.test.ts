import { describe, expect, it, test } from 'vitest';
import { findHit, type Lexemes, placedTexts } from './find-hit';
import { foldText, wordsOf } from './fold';
import { guessesOf } from './guesses';
import { excerptOf, markWords } from './mark';
import { isNearly } from './nearly';
import { kazakhStem, searchTerms } from './terms';
import type { MarkedPart, WantedTerm } from './types';

describe('foldText', () => {
  it.each([
    ['Жильё', 'жилье'],
    ['ҚАРЖЫ, Әлеумет, Үкімет, Өңір, Ғылым, Һ, І', 'каржы алеумет укимет онир гылым х и'],
    ['йод и Йошкар', 'йод и йошкар'],
    ['Café “naïve”', 'cafe naive'],
    ['111 000 000 м²', '111000000 м2'],
    ['1\u202f000, 2,500 and 3.25', '1000 2500 and 3 25'],
    ['<b>"&\' %_\\', 'b'],
    ['…!?', ''],
  ])('%s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('gives the words of a text with their places', () => {
    const text = '«Жильё», 111 000 м²';
    expect(wordsOf(text).map(({ folded, start, end }) => [folded, text.slice(start, end)])).toEqual([
      ['жилье', 'Жильё'],
      ['111000', '111 000'],
      ['м2', 'м²'],
    ]);
  });
});

describe('searchTerms', () => {
  const words = (q: string) => searchTerms(q, 'en').map((term) => [term.words.join(' '), term.isPhrase]);

  it('takes words once, and phrases in quotation marks of any language', () => {
    expect(words(' roads  ROADS regional ')).toEqual([
      ['roads', false],
      ['regional', false],
    ]);
    for (const q of ['"mixed system"', '«mixed system»', '“mixed system”', '„mixed system“']) {
      expect(words(`${q} vote`)).toEqual([
        ['mixed system', true],
        ['vote', false],
      ]);
    }
    expect(words('"roads"')).toEqual([['roads', false]]);
  });

  it('leaves a quotation mark without its partner alone, and finds nothing in signs', () => {
    expect(words('"mixed system')).toEqual([
      ['mixed', false],
      ['system', false],
    ]);
    expect(words('.* %_ \\ "" «» ---')).toEqual([]);
  });

  it('keeps a number together', () => {
    expect(words('111 000 000 homes')).toEqual([
      ['111000000', false],
      ['homes', false],
    ]);
  });
});

test.each([
  ['мектептер', 'мекте'],
  ['мектебиниз', 'мекте'],
  ['жолдарды', 'жол'],
  ['балаларга', 'бала'],
  ['ауылдардагы', 'ауыл'],
  ['жол', 'жол'],
])('the forms of %s begin with %s', (word, stem) => {
  expect(kazakhStem(word, true)).toBe(stem);
});

test('a short stem is believed on Kazakh pages, or with a letter of Kazakh in the word', () => {
  expect(kazakhStem('карта', false)).toBe('карта');
  expect(kazakhStem('карта', true)).toBe('кар');
  expect(searchTerms('қыста', 'en')[0]?.prefix).toBe('кыс');
});

describe('isNearly', () => {
  it.each([
    ['gasifcation', 'gasification'],
    ['scholl', 'school'],
    ['schooll', 'school'],
    ['shcool', 'school'],
    ['xchool', 'school'],
    ['school', 'school'],
  ])('%s is %s', (a, b) => {
    expect(isNearly(a, b)).toBe(true);
    expect(isNearly(b, a)).toBe(true);
  });

  it.each([
    ['schl', 'school'],
    ['shcol', 'school'],
    ['roads', 'rods1'],
    ['abcd', 'badc'],
  ])('%s is not %s', (a, b) => {
    expect(isNearly(a, b)).toBe(false);
  });
});

const joined = (parts: readonly MarkedPart[]) =>
  parts.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');

describe('marks', () => {
  it('cut a text without losing a character', () => {
    const text = '<b>New</b> roads & roads';
    const parts = markWords(text, wordsOf(text), (index) => index >= 3);
    expect(joined(parts)).toBe('<b>New</b> [roads] & [roads]');
    expect(parts.map(({ at }) => text.slice(at)[0])).toEqual(['<', 'r', ' ', 'r']);
    expect(markWords('', [], () => true)).toEqual([]);
  });

  it('show what stands around the first hit of a long text', () => {
    const text = `${'before '.repeat(40)}hit ${'after '.repeat(60)}`;
    const words = wordsOf(text);
    const shown = joined(excerptOf(markWords(text, words, (index) => words[index]?.folded === 'hit')));
    expect(shown).toMatch(/^… (before )+\[hit\]( after)+ …$/);
    expect(shown.length).toBeLessThan(175);
    const short = markWords('a hit', wordsOf('a hit'), (index) => index === 1);
    expect(excerptOf(short)).toEqual(short);
  });
});

describe('findHit', () => {
  const lexemes: Lexemes = {
    english: new Map([
      ['schools', 'school'],
      ['school', 'school'],
      ['the', ''],
    ]),
    russian: new Map([
      ['школы', 'школ'],
      ['школ', 'школ'],
    ]),
  };
  const term = (words: string, prefix = words): WantedTerm => ({
    words: words.split(' '),
    isPhrase: words.includes(' '),
    prefix,
    forms: [{ words, prefix }],
  });
  const title = { en: 'More schools', ru: 'Больше школ', kk: 'Мектептер' };

  it('marks the title as it is shown, and needs no excerpt where it says all', () => {
    const { title: shown, excerpt } = findHit(title, [], [term('school')], 'en', lexemes);
    expect([joined(shown.parts), excerpt]).toEqual(['More [schools]', null]);
    expect(joined(findHit(title, [], [term('школы')], 'ru', lexemes).title.parts)).toBe('Больше [школ]');
    expect(joined(findHit(title, [], [term('мектеби', 'мекте')], 'kk', lexemes).title.parts)).toBe(
      '[Мектептер]',
    );
  });

  it('shows the title of another language, where the word is only there', () => {
    const { title: shown, excerpt } = findHit(title, [], [term('школы')], 'en', lexemes);
    expect(joined(shown.parts)).toBe('More schools');
    expect([excerpt?.place, excerpt?.lang, joined(excerpt?.parts ?? [])]).toEqual([
      'title',
      'ru',
      'Больше [школ]',
    ]);
  });

  it('takes the excerpt that has most of what is missing, rather in the language of the page', () => {
    const texts = [
      ...placedTexts('figureNote', { en: 'cheap rolls', ru: 'cheap rolls' }),
      ...placedTexts('promiseNote', null, { en: 'cheap school rolls' }),
      { place: 'figureSource' as const, lang: null, text: 'Cheap & Daughters' },
    ];
    const of = (...words: string[]) =>
      findHit(
        title,
        texts,
        words.map((word) => term(word)),
        'ru',
        lexemes,
      ).excerpt;
    expect(of('cheap')).toMatchObject({ place: 'figureNote', lang: 'ru' });
    expect(of('cheap', 'school')).toMatchObject({ place: 'promiseNote', lang: 'en' });
    expect(joined(of('daughters')?.parts ?? [])).toBe('Cheap & [Daughters]');
    expect(of('cheap rolls')?.place).toBe('figureNote');
    expect(of('absent')).toBeNull();
  });
});

test('names what a typing error was taken for', () => {
  const typed = { words: ['shcool'], isPhrase: false, prefix: 'shcool' };
  const forms = [{ words: 'school', prefix: 'school' }];
  expect(guessesOf([{ ...typed, forms }])).toEqual([{ typed: 'shcool', taken: ['school'] }]);
  expect(guessesOf([{ ...typed, forms: [{ words: 'shcool', prefix: 'shcool' }] }])).toEqual([]);
  expect(guessesOf([{ ...typed, forms: [] }])).toEqual([]);
});
