import { expect, test } from '../fixtures';
import { HOME } from '../steps/addresses';

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('from the dashboard to what changed between two days, with its reasons and the two views', async ({
      page,
    }) => {
      await page.goto(HOME);
      await page.getByRole('main').getByRole('link', { name: 'What changed between two days' }).click();
      await expect(page).toHaveURL(/\/changes$/);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('What changed');

      const form = page.getByRole('form', { name: 'Two days' });
      await form.getByLabel('From').fill('2025-01-01');
      await form.getByLabel('To').fill('2025-07-01');
      await form.getByRole('button').click();
      const main = page.getByRole('main');
      await expect(main).toContainText(
        'Between 1 January 2025 and 1 July 2025, 3 pledges changed status, and 5 figures were published.',
      );
      const row = main.getByRole('row', { name: /11,000 km of railway repaired/ });
      await expect(row).toContainText(/No counted figure.*Behind/s);
      await expect(row).toContainText(
        'Published on 20 March 2025: 1 430 km, the year 2024, and 1 more figure',
      );
      await expect(main.getByRole('row', { name: /Not yet known/ })).toContainText('122');

      const file = await page.request.get(
        (await main.getByRole('link', { name: 'These changes as CSV' }).getAttribute('href')) ?? '',
      );
      expect(
        (await file.text()).split('\r\n').filter((line) => line.startsWith('pledge_status,')),
      ).toHaveLength(3);
    });

    test('a deadline that passes is a reason, and a theme limits the page', async ({ page }) => {
      await page.goto(`${HOME}/changes?from=2025-12-30&to=2026-01-01`);
      const main = page.getByRole('main');
      await expect(main).toContainText('The deadline passed: 31 December 2025.');
      await page.getByLabel('Theme').selectOption('energy');
      await page.getByRole('button', { name: 'Show the changes' }).click();
      await expect(page).toHaveURL(/from=2025-12-30&to=2026-01-01&theme=energy/);
      await expect(main).not.toContainText('The deadline passed');
    });
  });
}
