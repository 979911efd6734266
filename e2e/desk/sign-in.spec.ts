import { expect, test } from '../fixtures';
import { addAccount, fillSignIn, runAccountCommand, signIn } from '../steps/accounts';
import { PROGRAMME } from '../steps/addresses';

test('the desk asks who is there, and leads back to where one was going', async ({ page }) => {
  const account = await addAccount('editor');
  const wanted = `/en/editor/${PROGRAMME}/figures/new?pledge=housing-construction`;
  await page.goto(wanted);
  expect(new URL(page.url()).pathname).toBe('/en/sign-in');
  await fillSignIn(page, account);
  await page.waitForURL(`**${wanted}`);
});

test('nobody is led to another site', async ({ page }) => {
  const account = await addAccount('editor');
  await page.goto('/en/sign-in?next=https://example.org/en/editor');
  await fillSignIn(page, account);
  await page.waitForURL('**/en/editor**');
  expect(new URL(page.url()).hostname).toBe('localhost');
});

test('a wrong password and an unknown address are refused in the same words', async ({ page }) => {
  const { email } = await addAccount('editor');
  const said: string[] = [];
  for (const typed of [email, 'nobody@example.org']) {
    await page.goto('/en/sign-in');
    await fillSignIn(page, { email: typed, password: 'not the password' });
    const summary = page.getByRole('alert').filter({ hasText: 'do not belong together' });
    await expect(summary).toBeVisible();
    await expect(page.getByLabel('E-mail address')).toHaveValue(typed);
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
    said.push((await summary.textContent()) ?? '');
  }
  expect(said[0]).toBe(said[1]);
});

test('signing out everywhere ends the sessions of all devices at once', async ({
  page,
  browser,
  baseURL,
}) => {
  const account = await addAccount('editor');
  await signIn(page, account);
  const context = await browser.newContext(baseURL ? { baseURL } : {});
  const phone = await context.newPage();
  await signIn(phone, account);
  await phone.goto('/en/account');
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Your account');

  await page.goto('/en/account');
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('status')).toContainText('You are signed out on every device.');

  await phone.goto('/en/account');
  expect(new URL(phone.url()).pathname).toBe('/en/sign-in');
  await context.close();
});

test('signing out here leaves the other device alone', async ({ page, browser, baseURL }) => {
  const account = await addAccount('editor');
  await signIn(page, account);
  const context = await browser.newContext(baseURL ? { baseURL } : {});
  const phone = await context.newPage();
  await signIn(phone, account);

  await page.goto('/en/account');
  await page.getByRole('button', { name: 'Sign out on this device' }).click();
  await expect(page.getByRole('status')).toContainText('You are signed out.');
  await page.goto('/en/account');
  expect(new URL(page.url()).pathname).toBe('/en/sign-in');

  await phone.goto('/en/account');
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Your account');
  await context.close();
});

test('a disabled account is out with its next request', async ({ page }) => {
  const account = await addAccount('editor');
  await signIn(page, account);
  const { code, output } = await runAccountCommand(['disable', account.email]);
  expect(code, output).toBe(0);
  await page.goto('/en/account');
  expect(new URL(page.url()).pathname).toBe('/en/sign-in');
  await fillSignIn(page, account);
  await expect(page.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible();
});

test('a changed password signs the other devices out and this one not', async ({
  page,
  browser,
  baseURL,
}) => {
  const account = await addAccount('editor');
  await signIn(page, account);
  const context = await browser.newContext(baseURL ? { baseURL } : {});
  const phone = await context.newPage();
  await signIn(phone, account);

  await page.goto('/en/account');
  const password = 'a new battery of staples';
  await page.getByLabel('Present password').fill(account.password);
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('New password again').fill(password);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByRole('status')).toContainText('Your password is changed.');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account');

  await phone.goto('/en/account');
  expect(new URL(phone.url()).pathname).toBe('/en/sign-in');
  await fillSignIn(phone, { ...account, password });
  await phone.waitForURL('**/en/account');
  await context.close();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('one signs in and out as well', async ({ page }) => {
    const account = await addAccount('editor');
    await page.goto('/en/sign-in?next=/en/account');
    await fillSignIn(page, account);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account');
    await page.getByRole('button', { name: 'Sign out on this device' }).click();
    await expect(page.getByRole('status')).toContainText('You are signed out.');
  });
});
