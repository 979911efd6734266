import { expect, test } from '../fixtures';
import { expectAccessible, expectNoSidewaysScroll } from '../steps/accessibility';
import { addAccount, fillSignIn, signIn, somebody } from '../steps/accounts';

// Refused forms, closed addresses and pages that are not for one: the browser notes each such answer.
test.use({ expectedMessages: [/Failed to load resource/] });

test('an administrator invites somebody, changes their role and shuts them out', async ({
  page,
  browser,
  baseURL,
}) => {
  const admin = await addAccount('admin', 'Saule');
  await signIn(page, admin);
  await page.getByRole('link', { name: 'Accounts', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Accounts');
  await expectAccessible(page);

  const guest = somebody('Timur');
  await page.getByRole('radio', { name: 'Editor' }).check();
  await page.getByLabel('E-mail address (optional)').fill(guest.email);
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  const invitation = await page.getByLabel('Address of the invitation').inputValue();
  await page.reload();
  await expect(
    page.getByRole('button', { name: `Take back the invitation of ${guest.email}` }),
  ).toBeVisible();
  await expect(page.getByLabel('Address of the invitation')).toHaveCount(0);

  const context = await browser.newContext(baseURL ? { baseURL } : {});
  const theirs = await context.newPage();
  const { pathname, search } = new URL(invitation);
  await theirs.goto(pathname + search);
  await expectAccessible(theirs);
  await expect(theirs.getByLabel('E-mail address')).toHaveValue(guest.email);
  await theirs.getByLabel('Your name').fill(guest.name);
  await theirs.getByLabel('Password', { exact: true }).fill(guest.password);
  await theirs.getByLabel('The password again').fill(guest.password);
  await theirs.getByRole('button', { name: 'Make the account and sign in' }).click();
  await theirs.waitForURL('**/en/editor');
  await expect(theirs.getByText('Timur, Editor')).toBeVisible();
  await expect(theirs.getByRole('link', { name: 'Accounts', exact: true })).toHaveCount(0);
  expect((await theirs.goto('/en/editor/accounts'))?.status()).toBe(403);
  expect((await theirs.goto(pathname + search))?.status()).toBe(410);

  await page.goto('/en/editor/accounts');
  await page.getByRole('row', { name: guest.email }).getByRole('link', { name: 'Timur' }).click();
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'Reviewer' }).check();
  await page.getByRole('button', { name: 'Change the role' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The role is changed' })).toBeVisible();
  await theirs.goto('/en/account');
  await expect(theirs.getByText('Timur, Reviewer')).toBeVisible();

  await page.getByRole('button', { name: 'Disable the account' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'is disabled' })).toBeVisible();
  await theirs.getByRole('link', { name: 'Desk', exact: true }).click();
  await theirs.waitForURL('**/en/sign-in?next=**');
  await fillSignIn(theirs, guest);
  await expect(theirs.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible();
  await context.close();
});

test('a link to a new password ends the old one, and the list of sign-ins tells of it', async ({
  page,
  browser,
  baseURL,
}) => {
  const editor = await addAccount('editor', 'Timur');
  await signIn(page, await addAccount('admin', 'Saule'));
  await page.goto('/en/editor/accounts');
  await page.getByRole('row', { name: editor.email }).getByRole('link').click();

  const context = await browser.newContext(baseURL ? { baseURL } : {});
  const theirs = await context.newPage();
  await page.getByRole('button', { name: 'Make a link to a new password' }).click();
  const link = new URL(await page.getByLabel('Link to a new password').inputValue());
  await theirs.goto(link.pathname + link.search);
  await expectAccessible(theirs);
  const password = 'another horse and no battery';
  await theirs.getByLabel('New password', { exact: true }).fill(password);
  await theirs.getByLabel('New password again').fill(password);
  await theirs.getByRole('button', { name: 'Set the password' }).click();
  await expect(theirs.getByRole('status')).toContainText('Your new password is set');
  await fillSignIn(theirs, editor);
  await expect(theirs.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible();
  await theirs.goto('/en/sign-in?next=/en/account');
  await fillSignIn(theirs, { ...editor, password });
  await theirs.waitForURL('**/en/account');
  await expect(theirs.getByRole('row').nth(1)).toContainText('Signed in');
  await expect(theirs.getByRole('row').nth(2)).toContainText('wrong password');
  await context.close();

  await page.goto('/en/editor/accounts/sign-ins');
  await expectAccessible(page);
  const rows = page.getByRole('row', { name: 'Timur' });
  await expect(rows.nth(0)).toContainText('Signed in');
  await expect(rows.nth(1)).toContainText('wrong password');
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['/en/editor/accounts/sign-ins', '/en/editor/accounts']) {
    await page.goto(path);
    await expectNoSidewaysScroll(page);
  }
});

test('one’s own account is another administrator’s business', async ({ page }) => {
  const admin = await addAccount('admin', 'Saule');
  await signIn(page, admin);
  await page.goto('/en/editor/accounts');
  await page.getByRole('row', { name: admin.email }).getByRole('link').click();
  await expect(page.getByText('This is your own account.')).toBeVisible();
  await expect(page.getByRole('button', { name: /role|Disable/ })).toHaveCount(0);
  expect((await page.goto('/en/editor/accounts/nobody'))?.status()).toBe(404);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('an invitation is made and taken back', async ({ page, browser, baseURL }) => {
    await signIn(page, await addAccount('admin', 'Saule'));
    await page.goto('/en/editor/accounts');
    await page.getByLabel('E-mail address (optional)').fill('no address');
    await page.getByRole('button', { name: 'Make the invitation' }).click();
    await expect(page.getByRole('alert')).toContainText('Enter an e-mail address');
    const { email } = somebody('Dana');
    await page.getByLabel('E-mail address (optional)').fill(email);
    await page.getByRole('button', { name: 'Make the invitation' }).click();
    const link = new URL(await page.getByLabel('Address of the invitation').inputValue());
    await page.getByRole('button', { name: `Take back the invitation of ${email}` }).click();
    await expect(page.getByRole('status').filter({ hasText: 'taken back' })).toBeVisible();

    const context = await browser.newContext(baseURL ? { baseURL } : {});
    const theirs = await context.newPage();
    expect((await theirs.goto(link.pathname + link.search))?.status()).toBe(410);
    await expect(theirs.getByText('It has been taken back.')).toBeVisible();
    await context.close();
  });
});
