import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIRequestContext, Page } from '@playwright/test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from '../fixtures';
import { HOME, pledgePath } from '../steps/addresses';

const SLUG = 'housing-construction';
const EMBED = `${HOME}/embed/${SLUG}`;
const BADGE = `${HOME}/badge/${SLUG}.svg`;

/** A page of somebody else, at an origin of its own. */
async function otherSite(body: string): Promise<{ server: Server; address: string }> {
  const html = `<!doctype html><html lang="en"><title>An article</title><link rel="icon" href="data:,"><h1>An article</h1>${body}</html>`;
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

/** The code that the pledge's page offers for pages of others. */
async function offeredCode(page: Page, id: string, slug = SLUG): Promise<string> {
  await page.goto(pledgePath(slug));
  await page.getByText('Embed this pledge on another page').click();
  return (await page.locator(`#${id}`).textContent()) ?? '';
}

test('the code to embed can be copied with one press', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL ?? '' });
  const code = await offeredCode(page, 'embed-card-code');
  await page.getByRole('button', { name: 'Copy A card with the finding and the chart' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(code);
});

for (const slug of [SLUG, 'political-reforms-systematic']) {
  test(`the card of ${slug} on a page of somebody else is as tall as what it says`, async ({
    page,
    context,
  }) => {
    const { server, address } = await otherSite(await offeredCode(page, 'embed-card-code', slug));
    try {
      await page.goto(address);
      const frame = page.locator('iframe');
      const card = frame.contentFrame();
      await expect(card.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(card.getByRole('link', { name: 'Open the pledge' })).toHaveAttribute(
        'href',
        pledgePath(slug),
      );
      await expect(frame).toHaveAttribute('style', /height: \d+px/);
      const heights = async () => ({
        frame: await frame.evaluate((element) => element.getBoundingClientRect().height),
        card: await card
          .locator('html')
          .evaluate((element) => Math.ceil(element.getBoundingClientRect().height)),
      });
      await expect.poll(async () => (await heights()).frame - (await heights()).card).toBe(0);
      if (slug === SLUG) {
        const before = (await heights()).frame;
        await card.locator('summary').first().click();
        await expect.poll(async () => (await heights()).frame).toBeGreaterThan(before + 50);
      }
      expect(await context.cookies()).toEqual([]);
    } finally {
      server.close();
    }
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the frame has room for the card as it is given', async ({ page, request, baseURL }) => {
    const { html, height } = await (await oembed(request, { url: `${baseURL}${pledgePath(SLUG)}` })).json();
    const { server, address } = await otherSite(html);
    try {
      await page.goto(address);
      const card = page.locator('iframe').contentFrame();
      await expect(card.getByRole('heading', { level: 1 })).toBeVisible();
      const box = await card.locator('html').boundingBox();
      expect(box?.height).toBeLessThanOrEqual(height);
    } finally {
      server.close();
    }
  });
});

test('only cards may stand in frames of others', async ({ request }) => {
  const policyOf = async (path: string) =>
    (await request.get(path)).headers()['content-security-policy'] ?? '';
  expect(await policyOf(EMBED)).toContain('frame-ancestors *');
  for (const path of [HOME, pledgePath(SLUG), '/en/sign-in', '/en/editor'])
    expect(await policyOf(path), path).toContain("frame-ancestors 'none'");
  expect((await policyOf(EMBED)).replace('frame-ancestors *', '')).toBe(
    (await policyOf(HOME)).replace("frame-ancestors 'none'", ''),
  );
});

test('a card speaks of the day that it is asked for, and refuses days that cannot be', async ({
  page,
  request,
}) => {
  await page.goto(`${EMBED}?asOf=2024-12-31`);
  await expect(page.getByText('31 December 2024').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the pledge' })).toHaveAttribute(
    'href',
    /asOf=2024-12-31/,
  );
  expect((await request.get(`${EMBED}?asOf=2023-02-30`)).status()).toBe(400);
  expect((await request.get(`${HOME}/embed/no-such-pledge`)).status()).toBe(404);
});

test('the badge says the status with its shape and in words, in the language of its address', async ({
  page,
  request,
}) => {
  const code = await offeredCode(page, 'embed-badge-code');
  expect(code).toContain(BADGE);
  const { server, address } = await otherSite(code);
  try {
    await page.goto(address);
    const badge = page.getByRole('img', { name: /status on Pledgebook/ });
    const size = await badge.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
    expect(size[1]).toBe(24);
    expect(size[0]).toBeGreaterThan(120);
  } finally {
    server.close();
  }
  for (const [locale, status] of [
    ['en', 'On track'],
    ['kk', 'Кестеге сай'],
    ['ru', 'По графику'],
  ] as const) {
    const answer = await request.get(BADGE.replace('/en/', `/${locale}/`));
    expect(answer.headers()['content-type']).toBe('image/svg+xml; charset=utf-8');
    const svg = await answer.text();
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).toContain(`>${status}</text>`);
  }
  for (const [path, status] of [
    [`${HOME}/badge/no-such-pledge.svg`, 404],
    [`${HOME}/badge/${SLUG}.png`, 404],
    [`${BADGE}?asOf=nonsense`, 400],
  ] as const)
    expect((await request.get(path)).status(), path).toBe(status);
});

function oembed(request: APIRequestContext, query: Record<string, string>) {
  return request.get('/api/oembed', { params: query });
}

test('programs find how to embed a pledge by its address alone', async ({ page, request, baseURL }) => {
  await page.goto(pledgePath(SLUG));
  const links = page.locator('head link[type$="+oembed"]');
  const found = await links.evaluateAll((list) =>
    list.map((link) => [link.getAttribute('type'), link.getAttribute('href')]),
  );
  expect(found.map(([type]) => type)).toEqual(['application/json+oembed', 'text/xml+oembed']);
  const [json, xml] = await Promise.all(found.map(([, href]) => request.get(href ?? '')));
  expect([json?.status(), json?.headers()['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
  expect([xml?.status(), xml?.headers()['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
  const answer = await json?.json();
  expect(answer).toMatchObject({ version: '1.0', type: 'rich', thumbnail_width: 1200 });
  expect(new XMLParser().parse((await xml?.text()) ?? '').oembed.title).toBe(answer.title);
  const [, src = ''] = /<iframe src="([^"]+)"/.exec(answer.html) ?? [];
  expect(src).toBe(`${baseURL}${EMBED}`);
  expect((await request.get(src)).status()).toBe(200);
  expect((await request.get(answer.thumbnail_url)).headers()['content-type']).toBe('image/png');
});

test('oEmbed keeps to the room there is, leaves alone what it does not know, and says no in its own words', async ({
  request,
  baseURL,
}) => {
  const url = `${baseURL}${pledgePath(SLUG)}`;
  const small = await (await oembed(request, { url, maxwidth: '320', maxheight: '300', dnt: '1' })).json();
  expect(small).toMatchObject({ width: 320, height: 300 });
  expect(small.html).toContain('width="320" height="300"');
  expect(small.thumbnail_url).toBeUndefined();
  const past = await (await oembed(request, { url: `${url}?asOf=2024-12-31` })).json();
  expect(past.html).toContain(`${EMBED}?asOf=2024-12-31`);
  for (const [query, status] of [
    [{}, 400],
    [{ url, maxwidth: '-1' }, 400],
    [{ url, format: 'yaml' }, 501],
    [{ url: 'https://example.org/en/p/pledges/a' }, 404],
    [{ url: `${baseURL}${HOME}` }, 404],
    [{ url: `${baseURL}${pledgePath('no-such-pledge')}` }, 404],
    [{ url: `${url}?asOf=2023-02-30` }, 404],
    [{ url: 'nonsense' }, 404],
  ] as const) {
    const answer = await oembed(request, query);
    expect(answer.status(), JSON.stringify(query)).toBe(status);
    expect(answer.headers()['content-type']).toContain('application/problem+json');
  }
});
