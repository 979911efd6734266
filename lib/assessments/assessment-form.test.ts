import { expect, test } from 'vitest';
import { parseAssessmentForm, readTyped } from './assessment-form';
import { assessmentSchema } from './schema';

function form(fields: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

const FIELDS = {
  id: '3f0e9a52-5a3c-4a86-9d59-0d5be3bd6a01',
  verdict: 'compromise',
  reasoning: 'One line.\r\nAnother.',
  reason: '',
  'sources.0.url': 'https://example.org/',
  'sources.0.publisher': 'Example',
  'sources.0.publishedOn': '31.12.2025',
  'sources.0.kind': 'media',
  'sources.1.url': ' ',
  'sources.1.publisher': '',
  'sources.1.publishedOn': '',
  'sources.1.kind': '',
};
const PLACE = { programme: 'p', pledge: 'x', supersedes: null };

test('what was typed is read, in the language of the page, without rows that were never filled in', () => {
  const { input, refusals } = parseAssessmentForm(readTyped(form(FIELDS)), PLACE, 'kk');
  expect(refusals).toEqual([]);
  expect(assessmentSchema.parse(input)).toMatchObject({
    verdict: 'compromise',
    reasoning: { kk: 'One line.\nAnother.' },
    sources: [{ url: 'https://example.org/', publishedOn: '2025-12-31', kind: 'media' }],
    supersedes: null,
    reason: null,
  });
});

test('a day that cannot be read is refused where it stands, and stays as it was typed', () => {
  const typed = readTyped(form({ ...FIELDS, 'sources.0.publishedOn': '31.02.2025' }));
  expect(typed.sources[0]?.publishedOn).toBe('31.02.2025');
  expect(parseAssessmentForm(typed, PLACE, 'en').refusals).toEqual([
    { code: 'not_a_date', field: 'sources.0.publishedOn' },
  ]);
});

test('a revision has to say why', () => {
  const place = { ...PLACE, supersedes: FIELDS.id };
  const { input } = parseAssessmentForm(readTyped(form(FIELDS)), place, 'en');
  const parsed = assessmentSchema.safeParse(input);
  expect(parsed.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['reason.en', 'required'],
  ]);
});
