import { expect, test } from 'vitest';
import { inLanguage, type LocalizedText } from './localized-text';

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
