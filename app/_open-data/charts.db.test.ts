import { parse } from 'csv-parse/sync';
import { XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { GET as getProgrammeChart } from '@/app/[locale]/(public)/[programme]/charts/[file]/route';
import { GET } from '@/app/[locale]/(public)/[programme]/charts/pledges/[slug]/[file]/route';
import { GET as getThemeChart } from '@/app/[locale]/(public)/[programme]/charts/themes/[file]/route';
import { plainDate } from '@/lib/core/plain-date';
import { testDatabase } from '@/lib/core/testing/database';
import { countStandings } from '@/lib/pledges/standing-counts';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { getProgramme } from '@/lib/programmes/queries';

await testDatabase('catalogue');

const PROGRAMME = 'fair-kazakhstan-2022';

beforeAll(() => {
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T12:00:00.000Z');
  vi.stubEnv('PLEDGEBOOK_URL', 'https://pledges.example.org');
});

/** Asks for a chart of a pledge: `slug/target.ending?query`. */
function ask(path: string, { locale = 'en', programme = PROGRAMME, headers = {} } = {}): Promise<Response> {
  const [slug = '', file = ''] = path.replace(/\?.*/, '').split('/');
  const address = `http://localhost:3000/${locale}/${programme}/charts/pledges/${path}`;
  const params = Promise.resolve({ locale, programme, slug, file });
  return GET(new Request(address, { headers }), { params });
}

const HOUSING = 'housing-construction/new-housing-commissioned';

describe('the chart of a target', () => {
  test.each(['en', 'kk', 'ru'])('is a drawing in %s with finding, source and address', async (locale) => {
    const response = await ask(`${HOUSING}.svg`, { locale });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    const svg = await response.text();
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).toContain(`xml:lang="${locale}"`);
    expect(svg).toContain('Kazinform');
    expect(svg).toContain(`https://pledges.example.org/${locale}/${PROGRAMME}/pledges/housing-construction`);
  });

  test('speaks of the day that was asked for', async () => {
    const today = await (await ask(`${HOUSING}.svg`)).text();
    const then = await (await ask(`${HOUSING}.svg?asOf=2025-12-31`)).text();
    expect(today).toContain('<title id="title">On track: 57.0 of 111');
    expect(then).not.toContain('57.0');
    expect(then).toContain('31 December 2025');
    expect(then).toContain('?asOf=2025-12-31');
  });

  test('is a PNG', async () => {
    const response = await ask(`${HOUSING}.png`);
    expect(response.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(1200);
  });

  test('is a table with every point, its expectation and its source', async () => {
    const response = await ask(`${HOUSING}.csv`);
    expect(response.headers.get('content-disposition')).toContain('attachment; filename=');
    const rows: Record<string, string>[] = parse(await response.text(), { bom: true, columns: true });
    const counted = rows.filter(({ what }) => what === 'counted').at(-1);
    expect(counted).toMatchObject({
      date: '2025-12-31',
      value: '57000000',
      unit: 'm2',
      expected: '46700000',
    });
    expect(counted?.source_url).toMatch(/^https:/);
    expect(rows.map(({ what }) => what)).toContain('checkpoint');
    expect(rows.find(({ what }) => what === 'target')?.value).toBe('111000000');
  });

  test('is not sent again to who has it', async () => {
    const etag = (await ask(`${HOUSING}.svg`)).headers.get('etag') ?? '';
    const again = await ask(`${HOUSING}.svg`, { headers: { 'If-None-Match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });
});

/** Asks for a chart of the whole programme: `statuses.ending?query`. */
function askWhole(path: string, locale = 'en'): Promise<Response> {
  const params = Promise.resolve({ locale, programme: PROGRAMME, file: path.replace(/\?.*/, '') });
  const address = `http://localhost:3000/${locale}/${PROGRAMME}/charts/${path}`;
  return getProgrammeChart(new Request(address), { params });
}

describe('the history of the statuses', () => {
  test('says of each day what a view of that day says, and of today what the overview says', async () => {
    const response = await askWhole('statuses.csv');
    expect(response.status).toBe(200);
    const rows: Record<string, string>[] = parse(await response.text(), { bom: true, columns: true });
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.length).toBeLessThanOrEqual(61);
    const programme = await getProgramme(PROGRAMME);
    if (!programme) throw new Error('The catalogue is not loaded.');
    for (const index of [0, 10, 25, 40, rows.length - 1]) {
      const { date = '', ...counts } = rows[index] ?? {};
      const day = { on: plainDate(date), isAsOf: index < rows.length - 1 };
      const { groups } = countStandings(await listPledgeStandings(programme, day));
      expect([date, counts]).toEqual([
        date,
        Object.fromEntries(Object.entries(groups).map(([group, count]) => [group, String(count)])),
      ]);
    }
  });

  test.each(['en', 'kk', 'ru'])('is a drawing in %s', async (locale) => {
    const response = await askWhole('statuses.svg', locale);
    expect(response.status).toBe(200);
    expect(XMLValidator.validate(await response.text())).toBe(true);
  });

  test.each([
    ['statuses.svg?asOf=2022-11-26', 404],
    ['statuses.svg?asOf=2023-02-30', 400],
    ['anything.svg', 404],
  ])('%s is answered %d', async (path, status) => {
    expect((await askWhole(path)).status).toBe(status);
  });
});

describe('the small charts of a theme', () => {
  function askTheme(file: string): Promise<Response> {
    const params = Promise.resolve({ locale: 'en', programme: PROGRAMME, file });
    const address = `http://localhost:3000/en/${PROGRAMME}/charts/themes/${file}`;
    return getThemeChart(new Request(address), { params });
  }

  test('are had as drawing, picture and table', async () => {
    const programme = await getProgramme(PROGRAMME);
    const standings =
      programme && (await listPledgeStandings(programme, { on: plainDate('2026-11-21'), isAsOf: false }));
    const theme = standings?.find(({ slug }) => slug === 'housing-construction')?.theme ?? '';
    const svg = await (await askTheme(`${theme}.svg`)).text();
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).toContain('New housing commissioned');
    expect((await askTheme(`${theme}.png`)).headers.get('content-type')).toBe('image/png');
    const rows: Record<string, string>[] = parse(await (await askTheme(`${theme}.csv`)).text(), {
      bom: true,
      columns: true,
    });
    const housing = rows.find(({ pledge }) => pledge === 'housing-construction');
    expect(housing).toMatchObject({ status: 'on_track', reference: '2025-12-31', progress: '0.5135135135' });
  });

  test('of a theme that is not there, there are none', async () => {
    expect((await askTheme('nothing.svg')).status).toBe(404);
  });
});

describe('is refused:', () => {
  test.each([
    ['no such pledge', 'nothing/new-housing-commissioned.svg', 404],
    ['no such target', 'housing-construction/nothing.svg', 404],
    ['another form', `${HOUSING}.gif`, 404],
    ['no form', HOUSING, 404],
    ['a day that is none', `${HOUSING}.svg?asOf=2023-02-30`, 400],
    ['a day to come', `${HOUSING}.png?asOf=2099-01-01`, 400],
    ['a day before everything', `${HOUSING}.csv?asOf=1999-01-01`, 400],
    ['a day twice', `${HOUSING}.svg?asOf=2025-01-01&asOf=2025-01-02`, 400],
    ['a parameter that it has not', `${HOUSING}.svg?width=9000`, 400],
    ['a day on which nothing was known', `${HOUSING}.svg?asOf=2022-12-01`, 404],
  ])('%s', async (_, path, status) => {
    const response = await ask(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('text/plain');
  });

  test('a language or a programme that is not there', async () => {
    expect((await ask(`${HOUSING}.svg`, { locale: 'de' })).status).toBe(404);
    expect((await ask(`${HOUSING}.svg`, { programme: 'nothing' })).status).toBe(404);
  });
});
