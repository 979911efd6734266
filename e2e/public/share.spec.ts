import type { Page } from '@playwright/test';
import { XMLParser } from 'fast-xml-parser';
import { expect, test } from '../fixtures';
import { HOME, PROGRAMME, pledgePath } from '../steps/addresses';

for (const [path, title] of [
  [HOME, 'A Just Kazakhstan'],
  [pledgePath('housing-construction'), '111 million square metres'],
  [`${HOME}/themes/energy`, 'Energy'],
  [`${HOME}/principles/fair-state`, ''],
  [`${HOME}/pledges`, ''],
  [`${pledgePath('housing-construction')}?asOf=2024-12-31`, '111 million'],
] as const) {
  test(`a link to ${path} is shown with a picture of its own`, async ({ page, request, baseURL }) => {
    await page.goto(path);
    const meta = async (name: string) =>
      (await page.locator(`head meta[property="${name}"]`).getAttribute('content')) ?? '';
    expect(await meta('og:title')).toContain(title);
    expect(await meta('og:image:alt')).not.toMatch(/^$|undefined|[<>{}]/);
    expect([await meta('og:image:width'), await meta('og:image:height')]).toEqual(['1200', '630']);
    await expect(page.locator('head meta[name="twitter:card"]')).toHaveAttribute(
      'content',
      'summary_large_image',
    );
    const address = await meta('og:image');
    expect(address.startsWith(`${baseURL}/en/${PROGRAMME}`)).toBe(true);
    expect(new URL(address).search).toBe(new URL(path, baseURL).search);
    const picture = await request.get(address);
    expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png']);
    const png = await picture.body();
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    const again = await request.get(address, { headers: { 'If-None-Match': picture.headers().etag ?? '' } });
    expect(again.status()).toBe(304);
  });
}

/** The blocks of JSON-LD on a page, parsed. */
async function dataOf(page: Page): Promise<Record<string, unknown>[]> {
  const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
  return texts.map((text) => JSON.parse(text));
}

test('a pledge says to programs where it stands, and calls nothing a fact-check', async ({
  page,
  baseURL,
}) => {
  await page.goto(pledgePath('housing-construction'));
  const [way, about] = await dataOf(page);
  expect(way?.['@type']).toBe('BreadcrumbList');
  const steps = way?.itemListElement as { position: number; item: string }[];
  expect(steps.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  expect(steps.at(-1)?.item).toBe(`${baseURL}${pledgePath('housing-construction')}`);
  expect(about).toMatchObject({ '@type': 'WebPage', inLanguage: 'en' });
  expect(JSON.stringify(about)).not.toMatch(/Review|Claim/);
});

test('the data page describes a data set whose downloads are there', async ({ page, request }) => {
  await page.goto(`${HOME}/data`);
  const [dataset] = await dataOf(page);
  expect(dataset).toMatchObject({ '@type': 'Dataset', isAccessibleForFree: true });
  const files = dataset?.distribution as { contentUrl: string; encodingFormat: string }[];
  expect(files.length).toBeGreaterThan(6);
  for (const { contentUrl, encodingFormat } of files) {
    const answer = await request.head(contentUrl);
    expect([answer.status(), answer.headers()['content-type']?.split(';', 1)[0]]).toEqual([
      200,
      encodingFormat,
    ]);
  }
});

test('the sitemap has every pledge in each language, and what it names is there', async ({
  request,
  baseURL,
}) => {
  const robots = await (await request.get('/robots.txt')).text();
  const [, address = ''] = /^Sitemap: (\S+)$/m.exec(robots) ?? [];
  expect(address).toBe(`${baseURL}/sitemap.xml`);
  const parser = new XMLParser({ ignoreAttributes: false });
  const { url } = parser.parse(await (await request.get(address)).text()).urlset;
  const addresses: string[] = url.map(({ loc }: { loc: string }) => loc);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses.filter((one) => one.includes('/pledges/')).length).toBe(131 * 3);
  expect(url[0].lastmod).toMatch(/^2026-11-21T12:00:00/);
  for (const one of addresses.filter(
    (_, index) => index < 30 || index % 25 === 0 || index > addresses.length - 7,
  ))
    expect((await request.get(one, { maxRedirects: 0 })).status(), one).toBe(200);
  expect((await request.get('/sitemap/2.xml')).status()).toBe(404);
});

test('the site has an icon for everybody, and a manifest in each language', async ({ page, request }) => {
  const icon = await request.get('/favicon.ico');
  expect([icon.status(), icon.headers()['content-type']]).toEqual([200, 'image/x-icon']);
  expect((await icon.body()).length).toBeLessThan(1024);
  for (const locale of ['en', 'kk', 'ru']) {
    await page.goto(HOME.replace('/en/', `/${locale}/`));
    for (const relation of ['icon', 'apple-touch-icon']) {
      const href = (await page.locator(`head link[rel="${relation}"]`).getAttribute('href')) ?? '';
      expect((await request.get(href)).status(), href).toBe(200);
    }
    const address = (await page.locator('head link[rel="manifest"]').getAttribute('href')) ?? '';
    const answer = await request.get(address);
    expect(answer.headers()['content-type']).toContain('application/manifest+json');
    const manifest = await answer.json();
    expect(manifest).toMatchObject({ lang: locale, start_url: `/${locale}` });
    for (const { src } of manifest.icons) expect((await request.get(src)).status(), src).toBe(200);
  }
  await expect(page.locator('head meta[name="theme-color"]')).toHaveCount(2);
});
