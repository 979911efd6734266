import { expect, test } from 'vitest';
import { otherLanguages } from './figure-texts';

test('the languages that a form does not show are named with their texts', () => {
  const text = { en: 'New buildings.', ru: 'Новые здания.', kk: 'Жаңа үйлер.' };
  expect(otherLanguages(text, 'ru')).toEqual([
    { lang: 'en', text: 'New buildings.' },
    { lang: 'kk', text: 'Жаңа үйлер.' },
  ]);
});

test('a text that is shown in the place of a missing one is not another', () => {
  expect(otherLanguages({ ru: 'Новые здания.' }, 'en')).toEqual([]);
  expect(otherLanguages(null, 'en')).toEqual([]);
});
