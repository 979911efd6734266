import { expect, test } from 'vitest';
import { inLanguage, type LocalizedText, withLanguage } from './localized-text';

test.each<[string, LocalizedText, string, string]>([
  ['the wanted language', { kk: 'қ', ru: 'р', en: 'e' }, 'ru', 'ru'],
  ['kk falls to ru', { ru: 'р', en: 'e' }, 'kk', 'ru'],
  ['kk falls to en', { en: 'e' }, 'kk', 'en'],
  ['ru falls to en before kk', { kk: 'қ', en: 'e' }, 'ru', 'en'],
  ['ru falls to kk', { kk: 'қ' }, 'ru', 'kk'],
  ['en falls to kk', { kk: 'қ', ru: 'р' }, 'en', 'kk'],
  ['an unknown locale falls to kk', { ru: 'р', kk: 'қ' }, 'fr', 'kk'],
  ['any language is better than none', { de: 'd' }, 'en', 'de'],
  ['an empty text is no text', { en: '', ru: 'р' }, 'en', 'ru'],
])('%s', (_, text, locale, lang) => {
  expect(inLanguage(text, locale)).toEqual({ text: text[lang], lang });
});

test('of no text at all the wanted language is said', () => {
  expect(inLanguage({}, 'ru')).toEqual({ text: '', lang: 'ru' });
});

test.each<[string, LocalizedText | null, string, LocalizedText | null]>([
  ['nothing stays nothing', null, ' ', null],
  ['a first text', null, 'new', { en: 'new' }],
  ['unchanged, all languages stay', { en: 'e', ru: 'р' }, ' e ', { en: 'e', ru: 'р' }],
  ['changed, the others stay', { en: 'e', ru: 'р' }, 'new', { en: 'new', ru: 'р' }],
  ['emptied, the others stay', { en: 'e', ru: 'р' }, '', { ru: 'р' }],
  ['emptied, and nothing is left', { en: 'e' }, '', null],
  ['another language shown and left as it is', { ru: 'р' }, 'р', { ru: 'р' }],
  ['written beside another language', { ru: 'р' }, 'new', { en: 'new', ru: 'р' }],
  ['another language shown and taken away', { kk: 'қ', ru: 'р' }, '', { ru: 'р' }],
])('%s', (_, text, typed, expected) => {
  expect(withLanguage(text, 'en', typed)).toEqual(expected);
});
