import { expect, test } from '../fixtures';
import { expectAccessible, expectNoSidewaysScroll } from '../steps/accessibility';
import { HOME, pledgePath } from '../steps/addresses';

/** One page of every kind. */
const PAGES: Readonly<Record<string, string>> = {
  dashboard: HOME,
  'dashboard as of a day': `${HOME}?asOf=2024-12-31`,
  'pledge list': `${HOME}/pledges`,
  'pledge list without a hit': `${HOME}/pledges?q=zzzz`,
  'pledge with a chart': pledgePath('housing-construction'),
  'pledge without a target': pledgePath('political-reforms-systematic'),
  principle: `${HOME}/principles/fair-state`,
  theme: `${HOME}/themes/political-modernisation`,
  updates: `${HOME}/updates`,
  changes: `${HOME}/changes?from=2024-12-31&to=2026-02-28`,
  'changes of a theme without any': `${HOME}/changes?from=2022-11-01&to=2022-11-02&theme=political-modernisation`,
  'an entry': `${HOME}/updates/250`,
  method: `${HOME}/method`,
  data: `${HOME}/data`,
  'card for pages of others': `${HOME}/embed/housing-construction`,
  'API reference': `${HOME}/data/api`,
};

for (const [name, path] of Object.entries(PAGES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ colorScheme });

      test('keeps WCAG 2.2 AA', async ({ page }) => {
        const response = await page.goto(path);
        expect(response?.status()).toBe(200);
        await expectAccessible(page);
      });
    });
  }

  test.describe(name, () => {
    test.use({ viewport: { width: 390, height: 844 } });

    test('fits a phone', async ({ page }) => {
      await page.goto(path);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    });

    test('has one main part, one first heading, a title and a language', async ({ page }) => {
      await page.goto(path);
      await expect(page.getByRole('main')).toHaveCount(1);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page).toHaveTitle(/\S+ – Pledgebook$|^Pledgebook/);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    });
  });
}

test.describe('what is refused', () => {
  test.use({ expectedMessages: [/Failed to load resource/] });

  for (const path of ['/en/nowhere', pledgePath('no-such-pledge'), `${HOME}/pledges?status=excellent`]) {
    test(`${path} keeps WCAG 2.2 AA`, async ({ page }) => {
      await page.goto(path);
      await expectAccessible(page);
    });
  }
});

test('the keyboard reaches the main part at once', async ({ page }) => {
  await page.goto(HOME);
  await page.keyboard.press('Tab');
  const skip = page.locator(':focus');
  await expect(skip).toHaveAttribute('href', /^#/);
  await expect(skip).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});
