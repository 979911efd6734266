import { beforeAll, describe, expect, test, vi } from 'vitest';
import { GET as getProgramme } from '@/app/[locale]/(public)/[programme]/picture.png/route';
import { GET as getPledge } from '@/app/[locale]/(public)/[programme]/pledges/[slug]/picture.png/route';
import { GET as getPrinciple } from '@/app/[locale]/(public)/[programme]/principles/[slug]/picture.png/route';
import { GET as getTheme } from '@/app/[locale]/(public)/[programme]/themes/[slug]/picture.png/route';
import { LOCALES } from '@/lib/core/i18n/locales';
import { parsePlainDate } from '@/lib/core/plain-date';
import { testDatabase } from '@/lib/core/testing/database';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { getProgramme as programmeBySlug } from '@/lib/programmes/queries';
import { countsCard, pledgeCard } from './card-texts';

await testDatabase('catalogue');

const PROGRAMME = 'fair-kazakhstan-2022';

beforeAll(() => {
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T12:00:00.000Z');
});

interface Asked {
  readonly path: string;
  readonly locale?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const ROUTES = { '': getProgramme, pledges: getPledge, themes: getTheme, principles: getPrinciple };

function ask({ path, locale = 'en', query = '', headers = {} }: Asked) {
  const [programme = '', noun = '', slug = ''] = path.split('/');
  const GET = ROUTES[noun as keyof typeof ROUTES];
  const address = `http://localhost:3000/${locale}/${path}/picture.png${query}`;
  return GET(new Request(address, { headers }), { params: Promise.resolve({ locale, programme, slug }) });
}

async function sizeOf(response: Response): Promise<[number, number]> {
  const png = new DataView(await response.arrayBuffer());
  expect(png.getUint32(0)).toBe(0x89504e47);
  return [png.getUint32(16), png.getUint32(20)];
}

describe.each([
  PROGRAMME,
  `${PROGRAMME}/pledges/housing-construction`,
  `${PROGRAMME}/themes/energy`,
  `${PROGRAMME}/principles/fair-state`,
])('the picture of %s', (path) => {
  test('is a PNG of the size that is announced, another one in each language', async () => {
    const answers = await Promise.all(LOCALES.map((locale) => ask({ path, locale })));
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(await sizeOf(answer.clone())).toEqual([1200, 630]);
    }
    const bytes = await Promise.all(
      answers.map(async (one) => Buffer.from(await one.arrayBuffer()).toString('base64')),
    );
    expect(new Set(bytes).size).toBe(LOCALES.length);
  });

  test('is confirmed to who has it', async () => {
    const etag = (await ask({ path })).headers.get('etag') ?? '';
    expect((await ask({ path, headers: { 'If-None-Match': etag } })).status).toBe(304);
  });

  test('refuses a day that cannot be shown, and what it does not know', async () => {
    expect((await ask({ path, query: '?asOf=2023-02-30' })).status).toBe(400);
    expect((await ask({ path, query: '?asOf=2027-01-01' })).status).toBe(400);
    expect((await ask({ path, query: '?size=9' })).status).toBe(400);
    expect((await ask({ path, query: '?asOf=2024-12-31' })).status).toBe(200);
  });
});

test.each([
  ['another programme', { path: 'no-such-programme' }],
  ['another pledge', { path: `${PROGRAMME}/pledges/no-such-pledge` }],
  ['no slug', { path: `${PROGRAMME}/pledges/%2e%2e` }],
  ['another theme', { path: `${PROGRAMME}/themes/fair-state` }],
  ['another language', { path: PROGRAMME, locale: 'de' }],
])('there is none of %s', async (_, asked) => {
  expect((await ask(asked)).status).toBe(404);
});

test('cards say where things stand, in the language and as of the day', async () => {
  const programme = await programmeBySlug(PROGRAMME);
  const on = parsePlainDate('2026-11-21');
  if (!programme || !on) throw new Error('The catalogue is not loaded.');
  const place = { programme, day: { on, isAsOf: false } };
  const pledge = await getPledgeDetail(programme, 'housing-construction', place.day);
  if (!pledge) throw new Error('The pledge is not loaded.');
  expect(pledgeCard({ ...place, locale: 'en' }, pledge)).toMatchObject({
    status: { name: 'On track', group: 'on_course' },
    finding: '57.0 of 111 million m² by the end of 2025, 10.3 million ahead of the plan.',
    asOf: 'As of 21 November 2026',
  });
  expect(pledgeCard({ ...place, locale: 'ru' }, pledge).asOf).toBe(
    'По состоянию на 21 ноября 2026\u00a0года',
  );
  expect(pledgeCard({ ...place, locale: 'kk' }, pledge).status?.name).toBe('Кестеге сай');
  const pledges = await listPledgeStandings(programme, place.day);
  const card = countsCard({ ...place, locale: 'en' }, pledges, null);
  expect(card.finding).toContain('131 pledges');
  expect(card.finding).not.toContain('<');
  expect(card.parts.map(({ count }) => Number(count)).reduce((sum, count) => sum + count, 0)).toBe(131);
});
