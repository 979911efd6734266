import { beforeAll, expect, test, vi } from 'vitest';
import { GET as getBadge } from '@/app/[locale]/(public)/[programme]/badge/[file]/route';
import { GET } from '@/app/api/oembed/route';
import { testDatabase } from '@/lib/core/testing/database';

await testDatabase('catalogue');

const PROGRAMME = 'fair-kazakhstan-2022';
const ORIGIN = 'https://pledges.example.org';
const PLEDGE = `${ORIGIN}/kk/${PROGRAMME}/pledges/housing-construction`;

beforeAll(() => {
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T12:00:00.000Z');
  vi.stubEnv('PLEDGEBOOK_URL', ORIGIN);
});

function ask(query: Record<string, string>): Promise<Response> {
  return GET(new Request(`http://localhost:3000/api/oembed?${new URLSearchParams(query)}`));
}

test('what is embedded is in the language of the address, at the public name of the site', async () => {
  const answer = await (await ask({ url: PLEDGE })).json();
  expect(answer.html).toContain(`src="${ORIGIN}/kk/${PROGRAMME}/embed/housing-construction"`);
  expect(answer.thumbnail_url).toBe(`${PLEDGE}/picture.png`);
  expect(answer.title).toMatch(/111/);
  const ofCard = await (await ask({ url: PLEDGE.replace('/pledges/', '/embed/') })).json();
  expect(ofCard).toEqual(answer);
});

test.each([
  ['another site', PLEDGE.replace('pledges.example', 'example')],
  ['another scheme', PLEDGE.replace('https:', 'http:')],
  ['somebody in front of the name', PLEDGE.replace('https://', 'https://a:b@pledges.example.org@evil.')],
  ['another language', PLEDGE.replace('/kk/', '/de/')],
  ['a day that has not come', `${PLEDGE}?asOf=2027-01-01`],
  ['a day before the programme', `${PLEDGE}?asOf=2020-01-01`],
  ['a pledge of a strange name', `${ORIGIN}/kk/${PROGRAMME}/pledges/%2e%2e`],
  ['no address', 'javascript:alert(1)'],
])('404 for %s', async (_, url) => {
  expect((await ask({ url })).status).toBe(404);
});

test.each([
  [{}, 400],
  [{ url: '' }, 400],
  [{ url: 'x'.repeat(2001) }, 400],
  [{ url: PLEDGE, maxheight: '0' }, 400],
  [{ url: PLEDGE, maxwidth: '1e3' }, 400],
  [{ url: PLEDGE, format: 'XML' }, 501],
])('%j is answered with %i', async (query, status) => {
  expect((await ask(query)).status).toBe(status);
});

test('a repeated parameter is refused, a strange one left alone', async () => {
  const twice = `http://localhost:3000/api/oembed?url=${PLEDGE}&url=${PLEDGE}`;
  expect((await GET(new Request(twice))).status).toBe(400);
  expect((await ask({ url: PLEDGE, dnt: 'true' })).status).toBe(200);
});

test('a badge is of a pledge, in a language, as of a day', async () => {
  const badge = (locale: string, file: string, query = '') =>
    getBadge(new Request(`http://localhost:3000/${locale}/${PROGRAMME}/badge/${file}${query}`), {
      params: Promise.resolve({ locale, programme: PROGRAMME, file }),
    });
  expect(await (await badge('en', 'housing-construction.svg', '?asOf=2022-12-31')).text()).toContain(
    'As of 31 December 2022',
  );
  for (const [locale, file, query, status] of [
    ['de', 'housing-construction.svg', '', 404],
    ['en', 'housing-construction', '', 404],
    ['en', '.svg', '', 404],
    ['en', 'housing-construction.svg', '?asOf=2022-13-31', 400],
  ] as const)
    expect((await badge(locale, file, query)).status, file).toBe(status);
});
