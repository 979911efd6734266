import { expect, test } from '../fixtures';
import { HOME } from '../steps/addresses';

test.use({ expectedMessages: [/Failed to load resource/] });

test.describe('what is not there', () => {
  const paths = [
    '/en/nowhere',
    '/xx',
    '/en/no-such-programme/pledges',
    `${HOME}/nowhere`,
    `${HOME}/pledges/no-such-pledge`,
    `${HOME}/principles/no-such-principle`,
    `${HOME}/themes/no-such-theme`,
    `${HOME}/updates/999999`,
    `${HOME}/updates/first`,
    '/en/invitation',
    '/en/editor/nowhere',
    '/en/account/nowhere',
  ];
  for (const path of paths) {
    test(`${path} is a 404 with a way on`, async ({ page }) => {
      const response = await page.goto(path);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
    });
  }
});

test.describe('what cannot be asked for', () => {
  const asked: [string, RegExp][] = [
    ['?asOf=2023-02-30', /asOf|date|day/i],
    ['?asOf=tomorrow', /asOf|date|day/i],
    ['?asof=2024-01-01', /meant to be asOf/],
    ['?page=2', /other/],
    ['/pledges?q[]=road', /meant to be q/],
    ['/pledges?coverage=half', /known, unknown/],
    ['/updates?page=0', /kind, theme, pledge, before/],
    ['/updates?asOf=2024-01-01', /kind, theme, pledge, before/],
    ['/corrections?asOf=2024-01-01', /no such parts/],
    ['/changes?from=2025-07-02&to=2025-07-01', /first day is after the second/],
    ['/changes?from=2025-02-30', /not a day of the calendar/],
    ['/changes?to=2999-01-01', /has not come yet/],
    ['/changes?from=2022-10-25', /had not been announced/],
    ['/changes?theme=no-such-theme', /theme/],
    ['/changes?to=2025-01-01&to=2025-01-02', /2 times/],
    ['/changes?asOf=2025-01-01', /from, to, theme/],
    ['/pledges?status=excellent', /status/i],
    ['/pledges?group=all', /group/i],
    ['/pledges?page=0', /page/i],
    ['/pledges?page=99', /page/i],
    ['/pledges?sort=colour', /sort/i],
    ['/pledges?principle=no-such-principle', /principle/i],
    ['/pledges?theme=no-such-theme', /theme/i],
  ];
  for (const [query, words] of asked) {
    test(`${query} is a 400 that says which`, async ({ page }) => {
      const response = await page.goto(`${HOME}${query}`);
      expect(response?.status()).toBe(400);
      await expect(page.getByRole('main')).toContainText(words);
      await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
    });
  }
});

for (const address of [
  '/%',
  '/%00',
  '/en/%E0%A4%A',
  '/../../etc/passwd',
  `${HOME}/pledges/${'a'.repeat(5000)}`,
]) {
  test(`${address.slice(0, 30)} is refused, never an error of ours`, async ({ request }) => {
    const response = await request.get(address);
    expect(response.status()).toBeGreaterThanOrEqual(400);
    expect(response.status()).toBeLessThan(500);
  });
}
