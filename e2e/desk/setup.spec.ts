import { expect, test } from '../fixtures';
import { somebody } from '../steps/accounts';

test('the first administrator is made by the address that the start printed, once', async ({
  page,
  browser,
  baseURL,
}) => {
  const setupUrl = process.env.PLEDGEBOOK_E2E_SETUP ?? '';
  expect(setupUrl.startsWith(`${baseURL}/en/setup?token=`)).toBe(true);
  const admin = somebody('Dana');

  await page.goto(setupUrl);
  await page.getByLabel('Your name').fill(admin.name);
  await page.getByLabel('E-mail address').fill(admin.email);
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByLabel('The password again').fill('other');
  await page.getByRole('button', { name: 'Make the account' }).click();
  const summary = page.getByRole('alert').filter({ hasText: /password/i });
  await expect(summary).toContainText('A password has at least');
  await expect(page.getByLabel('Your name')).toHaveValue(admin.name);
  await expect(page.getByLabel('E-mail address')).toHaveValue(admin.email);

  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  await page.getByLabel('The password again').fill(admin.password);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.waitForURL('**/en/editor**');
  await expect(page.getByRole('navigation', { name: 'Your account' })).toContainText('Dana, Administrator');

  const stranger = await browser.newContext();
  const response = await stranger.request.get(setupUrl);
  expect(response.status()).toBe(410);
  expect(await response.text()).toContain('This address cannot be used');
  await stranger.close();
});

test('an address that was made up opens nothing', async ({ request }) => {
  for (const query of ['', '?token=', '?token=guess', `?token=${'a'.repeat(43)}`]) {
    expect((await request.get(`/en/setup${query}`)).status(), query).toBe(404);
  }
});
