import { parse } from 'csv-parse/sync';
import { XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { GET } from '@/app/[locale]/(public)/[programme]/charts/pledges/[slug]/[file]/route';
import { testDatabase } from '@/lib/core/testing/database';

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
