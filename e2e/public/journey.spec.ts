import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { HOME } from '../steps/addresses';
import { catalogueFigures } from '../steps/catalogue';

/** The number that the list says it shows. */
async function countShown(page: Page): Promise<number> {
  const said = (await page.getByRole('main').getByRole('status').textContent()) ?? '';
  return Number(/\d+/.exec(said)?.[0]);
}

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('from the dashboard to the source of a number', async ({ page }) => {
      await page.goto('/en');
      expect(new URL(page.url()).pathname).toBe(HOME);
      const main = page.getByRole('main');
      await expect(main).toContainText('Of 131 pledges, 5 are fulfilled, 15 on course, 9 in trouble');

      await main.getByRole('link', { name: '9', exact: true }).first().click();
      await expect(page).toHaveURL(/\/pledges\?group=in_trouble$/);
      expect(await countShown(page)).toBe(9);
      await expect(main.getByRole('rowheader')).toHaveCount(9);

      await page.goto(HOME);
      await page.getByRole('searchbox').fill('housing');
      await page.getByRole('button', { name: 'Search' }).click();
      expect(await countShown(page)).toBeGreaterThan(0);
      await main.locator('a[href$="/pledges/housing-construction"]').click();

      await expect(main).toContainText('57 million');
      await expect(main).toContainText(/on track/i);
      await expect(main.getByText('Rule 12 of the method')).toBeVisible();
      const sources = catalogueFigures.filter((figure) => figure.pledge === 'housing-construction');
      for (const { source } of sources) {
        await expect(main.locator(`a[href="${source.url}"]`).first()).toBeVisible();
      }
    });

    test('through the list by search, filters, order and pages', async ({ page }) => {
      await page.goto(`${HOME}/pledges`);
      expect(await countShown(page)).toBe(131);
      await page.getByRole('link', { name: 'Next' }).first().click();
      await expect(page).toHaveURL(/[?&]page=2\b/);

      await page.goto(`${HOME}/pledges`);
      await page.getByLabel('Status', { exact: true }).selectOption('overdue');
      await page.getByRole('search').getByRole('button').first().click();
      await expect(page).toHaveURL(/status=overdue/);
      expect(await countShown(page)).toBe(4);

      await page.goto(`${HOME}/pledges`);
      await page.getByRole('searchbox').fill('gasifcation');
      await page.getByRole('search').getByRole('button').first().click();
      const hit = page
        .getByRole('main')
        .getByRole('rowheader')
        .filter({ hasText: '60 % of the country on gas' });
      await expect(hit.locator('mark')).toHaveText(/gasification/i);
      await expect(page.getByRole('main')).toContainText('Nothing contains “gasifcation”');

      await page.goto('/ru/fair-kazakhstan-2022/pledges?q=школами');
      await expect(page.getByRole('main').getByRole('rowheader').first().locator('mark')).toHaveText(
        /^школ/i,
      );

      await page.goto(`${HOME}/pledges?status=overdue`);
      await page.getByRole('searchbox').fill('no pledge has these words');
      await page.getByRole('search').getByRole('button').first().click();
      await expect(page.getByRole('main').getByRole('table')).toHaveCount(0);
      await page.getByRole('main').getByRole('link', { name: 'Remove all filters' }).first().click();
      await expect(page).not.toHaveURL(/[?&](?:q|status)=/);
      expect(await countShown(page)).toBe(131);
    });
  });
}

test.describe('every number of the dashboard leads to the list that it counts', () => {
  const groups = { fulfilled: 5, on_course: 15, in_trouble: 9, not_yet_known: 102 };
  for (const [group, count] of Object.entries(groups)) {
    test(`${group}: ${count}`, async ({ page }) => {
      await page.goto(HOME);
      const links = page.getByRole('main').locator(`a[href$="/pledges?group=${group}"]`);
      await expect(links.filter({ hasText: String(count) }).first()).toBeVisible();
      await links
        .filter({ hasText: String(count) })
        .first()
        .click();
      expect(await countShown(page)).toBe(count);
    });
  }
});

test('no link within the site is broken', async ({ request }) => {
  test.setTimeout(300_000);
  const seen = new Set<string>([HOME]);
  const queue = [HOME];
  const broken: string[] = [];
  while (queue.length > 0 && seen.size < 700) {
    const path = queue.shift() ?? '';
    const response = await request.get(path);
    if (response.status() !== 200) broken.push(`${response.status()} ${path}`);
    if (!response.headers()['content-type']?.startsWith('text/html')) continue;
    for (const [, href = ''] of (await response.text()).matchAll(/<a\b[^>]*\bhref="([^"]+)"/g)) {
      const { origin, pathname, search } = new URL(href.replaceAll('&amp;', '&'), response.url());
      const next = `${pathname}${search}`;
      // Filters combine without end: pages are followed, lists only from the pages that link to them.
      const isFollowed = origin === new URL(response.url()).origin && !(path.includes('?') && search !== '');
      if (isFollowed && !seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    }
  }
  expect(broken).toEqual([]);
  expect(seen.size).toBeGreaterThan(200);
});
