import { expect, test } from 'vitest';
import { plainDate } from '@/lib/core/plain-date';
import { atRows, BLANK_RELEASE, parseReleases, readRows, typedReleases } from './release-form';
import type { ExpectedRelease } from './types';

const known: ExpectedRelease = {
  id: 'r1',
  name: { en: 'yearly figure', ru: 'годовой показатель' },
  publisher: 'Statistics',
  referenceOn: plainDate('2026-12-31'),
  expectedOn: plainDate('2027-02-10'),
};
const typed = {
  id: 'r1',
  name: 'yearly figure',
  publisher: 'Statistics',
  referenceOn: '2026-12-31',
  expectedOn: '2027-02-10',
};

test('what is shown and sent back unchanged is what stood there, in every language', () => {
  const rows = typedReleases([known], 'en');
  const { releases, refusals } = parseReleases(rows, [known], 'en');
  expect(refusals).toEqual([]);
  const { id: _, ...saved } = known;
  expect(releases).toEqual([saved]);
});

test('a new name stands beside the other languages, also after somebody else saved the list', () => {
  const row = { ...typed, id: 'of before', name: 'annual figure' };
  const { releases } = parseReleases([row], [known], 'en');
  expect(releases[0]?.name).toEqual({ en: 'annual figure', ru: 'годовой показатель' });
});

test('rows without anything in them are no releases, and refusals keep their place', () => {
  const rows = [BLANK_RELEASE, { ...typed, expectedOn: '2026-01-01' }];
  const { releases, refusals } = parseReleases(rows, [], 'en');
  expect(refusals).toEqual([]);
  expect(releases).toHaveLength(1);
  const refused = { code: 'release_before_its_days', field: 'releases.0.expectedOn' };
  expect(atRows([refused], rows)).toEqual([{ ...refused, field: 'releases.1.expectedOn' }]);
});

test('what cannot be read is said at its row', () => {
  const rows = [typed, { ...BLANK_RELEASE, name: 'x', referenceOn: '31.02.2026' }];
  expect(parseReleases(rows, [], 'en').refusals).toEqual([
    { code: 'not_a_date', field: 'releases.1.referenceOn' },
    { code: 'required', field: 'releases.1.expectedOn' },
    { code: 'required', field: 'releases.1.publisher' },
  ]);
});

test('rows are read from a form as they were typed', () => {
  const form = new FormData();
  for (const [name, words] of Object.entries(typed)) form.set(`releases.0.${name}`, words);
  form.set('releases.1.name', 'a\r\nb');
  expect(readRows(form)).toEqual([typed, { ...BLANK_RELEASE, name: 'a\nb' }]);
});
