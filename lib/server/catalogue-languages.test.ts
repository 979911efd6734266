import { expect, test } from 'vitest';
import type { LocalizedText } from '@/lib/core/localized-text';
import { readCatalogue } from '@/lib/programmes/catalogue';
import { withTranslation } from '@/lib/programmes/catalogue-languages';
import { readCatalogueFolder } from './catalogue-load';

const catalogue = await readCatalogueFolder();
const LANGUAGES = ['en', 'kk', 'ru'];

/** Every text that the public reads, with its place: objects of languages, at any depth. */
function textsIn(value: unknown, place = ''): [string, LocalizedText][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value) return [[place, value as LocalizedText]];
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, `${place}/${key}`));
}
const TEXTS = textsIn(catalogue);

/** What belongs together as a number: `111`, `36.9`, `1 000`. Languages set it differently; digits stay. */
function numbersIn(text: string): string[] {
  return [...text.replaceAll(/(?<=\d)[\s\u00a0\u202f](?=\d{3}\b)/g, '').matchAll(/\d+(?:[.,]\d+)*/g)].map(
    ([one]) => one.replaceAll(/(?<=\d),(?=\d{3}\b)/g, '').replace(',', '.'),
  );
}

test('no text of the catalogue falls back to another language', () => {
  expect(TEXTS.length).toBeGreaterThan(600);
  const missing = TEXTS.flatMap(([place, texts]) =>
    LANGUAGES.filter((language) => !texts[language]).map((language) => `${language}: ${place}`),
  );
  expect(missing).toEqual([]);
});

test('translations are in the script and letters of their language', () => {
  // Names in quotation marks stand as they are.
  const odd = TEXTS.filter(
    ([, { kk = '', ru = '' }]) =>
      !/[а-яё]/i.test(kk) || !/[а-яё]/i.test(ru) || /[әғқңөұүһі]/i.test(ru.replaceAll(/«[^»]*»/g, '')),
  );
  expect(odd.map(([place, { ru }]) => `${place}: ${ru}`)).toEqual([]);
});

test('a translation of nothing, or of what is not there, is refused', async () => {
  const plain = readCatalogue({
    programme: {
      slug: 'p',
      title: 'T',
      promiser: 'A',
      office: 'O',
      country: 'KZ',
      timezone: 'Asia/Almaty',
      announcedOn: '2022-01-01',
      electedOn: '2022-01-01',
      startsOn: '2022-01-01',
      endsOn: '2029-01-01',
      principles: [{ slug: 'a', title: 'A' }],
      themes: [],
      documents: [],
    },
    pledges: [],
    figures: [],
  });
  const words = {
    programme: { promiser: 'А', office: 'О' },
    principles: {},
    themes: {},
    pledges: {},
    figures: {},
  };
  expect(withTranslation(plain, 'ru', words).programme.promiser).toEqual({ en: 'A', ru: 'А' });
  const note = { ...words, programme: { ...words.programme, note: 'Примечание' } };
  expect(() => withTranslation(plain, 'ru', note)).toThrow(/stands where the catalogue has none/);
  expect(() => withTranslation(plain, 'ru', { ...words, themes: { b: 'Б' } })).toThrow(/themes\.b/);
  expect(() => withTranslation(plain, 'ru', { ...words, extra: {} })).toThrow();
});

test('numbers are the same in every language, unless they are spelled out', () => {
  const other = TEXTS.flatMap(([place, { en = '', kk = '', ru = '' }]) =>
    [kk, ru].flatMap((text) => {
      const there = numbersIn(text);
      // Months are written as words there.
      const days = en.replaceAll(/\b(\d{4})-\d{2}(?:-0?(\d{1,2}))?\b/g, '$1 $2');
      const lost = numbersIn(days.replaceAll(/\bm2\b/g, 'm²')).filter((number) => !there.includes(number));
      return lost.length > 0 ? [`${place}: ${lost.join(' ')} in “${text}”`] : [];
    }),
  );
  expect(other).toEqual([]);
});
