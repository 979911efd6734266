import { expect, test } from '../fixtures';
import { expectAccessible, expectNoSidewaysScroll } from '../steps/accessibility';
import { addAccount, signIn } from '../steps/accounts';
import { formPath, HOUSING } from '../steps/figure-form';

/** One page of every kind that an editor sees. */
const PAGES: Readonly<Record<string, string>> = {
  desk: '/en/editor',
  'figure form': formPath(HOUSING),
  'form for yes or no': formPath({
    pledge: 'mortgage-7-20-25',
    target: '7-20-25-lending-still-running-through',
  }),
  'form for a stage': formPath({
    pledge: 'direct-election-of-mayors',
    target: 'direct-election-of-city-mayors',
  }),
  account: '/en/account',
};

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('what an editor sees keeps WCAG 2.2 AA, at a desk and on a phone', async ({ page }) => {
      await page.goto('/en/sign-in');
      await expectAccessible(page);
      await signIn(page, await addAccount('editor'));
      for (const [name, path] of Object.entries(PAGES)) {
        const response = await page.goto(path);
        expect(response?.status(), name).toBe(200);
        await expectAccessible(page);
        await page.setViewportSize({ width: 390, height: 844 });
        await expectNoSidewaysScroll(page);
        await page.setViewportSize({ width: 1280, height: 900 });
      }
    });
  });
}
