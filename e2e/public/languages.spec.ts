import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { expectAccessible, expectNoSidewaysScroll } from '../steps/accessibility';
import { PROGRAMME } from '../steps/addresses';

const TABLES = { kk: /[а-яёәғқңөұүһі]/i, ru: /[а-яё]/i } as const;

const PAGES = [
  '',
  '?asOf=2024-12-31',
  '/pledges?status=on_track&sort=due',
  '/pledges/housing-construction',
  '/pledges/political-reforms-systematic',
  '/themes/energy',
  '/updates',
  '/changes?from=2024-12-31&to=2026-02-28',
  '/corrections',
  '/method',
  '/data',
];

/** Passages of three English words and more that no `lang` says to be English: what a reader of the page would stumble on. */
async function englishPassages(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const isMarked = parent?.closest('[lang]') !== document.documentElement;
      const isCode = parent?.closest('code, pre, cite, a[href^="http"], script, style') !== null;
      // The licence has one name in all languages.
      const text = (node.textContent ?? '').replace('Creative Commons Attribution', '').trim();
      if (!isMarked && !isCode && /(?:\b[A-Za-z]{2,}\b[ ,]+){2,}\b[A-Za-z]{2,}\b/.test(text))
        found.push(text);
    }
    return found;
  });
}

for (const [locale, letters] of Object.entries(TABLES)) {
  test.describe(`in ${locale}`, () => {
    for (const path of PAGES) {
      test(`${path || 'the dashboard'} speaks the language throughout`, async ({ page }) => {
        const response = await page.goto(`/${locale}/${PROGRAMME}${path}`);
        expect(response?.status()).toBe(200);
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(letters);
        expect(await englishPassages(page)).toEqual([]);
        await expectAccessible(page);
        await page.setViewportSize({ width: 320, height: 700 });
        await expectNoSidewaysScroll(page);
      });
    }

    test.describe('an address that is wrong', () => {
      test.use({ expectedMessages: [/status of 40[04]/] });

      test('is answered in words with an address', async ({ page }) => {
        const bad = await page.goto(`/${locale}/${PROGRAMME}?asOf=2023-02-30`);
        expect(bad?.status()).toBe(400);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(letters);
        const missing = await page.goto(`/${locale}/${PROGRAMME}/pledges/none`);
        expect(missing?.status()).toBe(404);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(letters);
      });
    });
  });
}

/** The list of pledges with the same filters, in whichever order the address names them. */
async function expectPlace(page: Page, locale: string): Promise<void> {
  await page.waitForURL(`**/${locale}/${PROGRAMME}/pledges?*`);
  const given = [...new URL(page.url()).searchParams].map(([name, value]) => `${name}=${value}`).toSorted();
  expect(given).toEqual(['sort=due', 'status=on_track']);
}

test('the switch leads to the same page with its filters, and search engines to the languages', async ({
  page,
}) => {
  await page.goto(`/en/${PROGRAMME}/pledges?status=on_track&sort=due`);
  const shown = await page.getByRole('main').getByRole('row').count();
  const alternates = page.locator('head link[rel="alternate"][hreflang]');
  expect(await alternates.evaluateAll((links) => links.map((link) => link.getAttribute('hreflang')))).toEqual(
    ['en', 'kk', 'ru'],
  );
  await page.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: 'Русский' }).click();
  await expectPlace(page, 'ru');
  expect(await page.getByRole('main').getByRole('row').count()).toBe(shown);
  await page.getByRole('link', { name: 'Қазақша' }).click();
  await expectPlace(page, 'kk');
  expect(await page.getByRole('main').getByRole('row').count()).toBe(shown);
});

test('units and days are as the language writes them', async ({ page }) => {
  await page.goto(`/ru/${PROGRAMME}/pledges/housing-construction`);
  await expect(page.getByRole('main')).toContainText(
    /57,0[\s\u00a0]из[\s\u00a0]111[\s\u00a0]млн[\s\u00a0]м²/,
  );
  await page.goto(`/kk/${PROGRAMME}/pledges/housing-construction`);
  await expect(page.getByRole('main')).toContainText(/111[\s\u00a0]млн[\s\u00a0]м²/);
});

test('the feed of a language is in it', async ({ request }) => {
  const feed = await (await request.get(`/ru/${PROGRAMME}/feed.rss`)).text();
  expect(feed).toContain('<language>ru</language>');
  expect(feed).toMatch(/<title>[^<]*[а-я]/i);
});
