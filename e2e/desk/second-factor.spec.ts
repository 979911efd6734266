import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { expectAccessible, expectNoSidewaysScroll } from '../steps/accessibility';
import { type Account, addAccount, fillSignIn, runAccountCommand, signIn } from '../steps/accounts';
import { codeAt, fillCode, switchOn } from '../steps/second-factor';

// Refused forms: the browser notes each such answer.
test.use({ expectedMessages: [/Failed to load resource/] });

/** Signs in as far as the password goes. */
async function toSecondStep(page: Page, account: Account, next = '/en/editor'): Promise<void> {
  await page.goto(`/en/sign-in?next=${next}`);
  await fillSignIn(page, account);
  await page.waitForURL('**/en/sign-in/code**');
}

/** next-auth's own endpoint for passwords, which asks for no code, must begin no session. */
async function throughOtherDoor({ request }: Page, { email, password }: Account): Promise<void> {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json();
  const form = { csrfToken, email, password, json: 'true' };
  await request.post('/api/auth/callback/credentials', { form });
  expect(await (await request.get('/api/auth/session')).json()).toEqual({});
}

test('a second factor is set up, asked for, renewed and switched off', async ({ page }) => {
  const account = await addAccount('editor');
  await signIn(page, account);
  const wanted = '/en/editor';
  await page.goto(`/en/account/second-factor?next=${wanted}`);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Set it up' }).click();
  await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
  await expectAccessible(page);
  await fillCode(page, '000000', 'Switch it on');
  await expect(page.getByRole('alert').filter({ hasText: 'This code is not right.' })).toBeVisible();
  const { secret, codes } = await switchOn(page);
  expect(codes).toHaveLength(10);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('link', { name: 'I have kept them' }).click();
  await page.waitForURL(`**${wanted}`);
  await page.goto('/en/account/second-factor');
  await expect(page.getByText(codes[0] ?? '')).toHaveCount(0);

  await page.goto('/en/account');
  await page.getByRole('button', { name: 'Sign out on this device' }).click();
  await page.waitForURL('**/en/sign-in?signedOut=here');
  await toSecondStep(page, account, '/en/account');
  await expectAccessible(page);
  // The password alone opens nothing.
  const alone = await page.request.get('/en/account', { maxRedirects: 0 });
  expect(alone.headers().location).toContain('/en/sign-in');
  await throughOtherDoor(page, account);
  await fillCode(page, '12345', 'Sign in');
  await expect(page.getByRole('alert').filter({ hasText: 'Enter the six digits' })).toBeVisible();
  // The code with which it was switched on is used up.
  await fillCode(page, codeAt(secret, -30), 'Sign in');
  await expect(page.getByRole('alert').filter({ hasText: 'has been used already' })).toBeVisible();
  await fillCode(page, codeAt(secret), 'Sign in');
  await page.waitForURL('**/en/account');
  const attempts = page.getByRole('row');
  await expect(attempts.nth(1)).toContainText('wrong code');
  await expect(attempts.nth(2)).toContainText('Password right, no code given');
  await expect(attempts.nth(3)).toContainText('Signed in');

  await page.getByRole('link', { name: 'Recovery codes, switching off' }).click();
  await page.getByLabel('Your password').fill(account.password);
  await page.getByRole('button', { name: 'Make new recovery codes' }).click();
  await expect(page.getByText('The old ones no longer work')).toBeVisible();
  const renewed = await page
    .getByRole('region', { name: 'Recovery codes' })
    .getByRole('listitem')
    .allTextContents();
  expect(renewed.filter((code) => codes.includes(code))).toEqual([]);

  await page.goto('/en/account/second-factor/off');
  await expectAccessible(page);
  await page.getByLabel('Your password').fill(account.password);
  await page.getByLabel('Code from the app').fill(renewed[0] ?? '');
  await page.getByRole('button', { name: 'Switch it off' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The second factor is off.' })).toBeVisible();
  await page.context().clearCookies();
  await signIn(page, account);
});

test('whoever lost the phone comes in by a recovery code, or is helped', async ({
  page,
  browser,
  baseURL,
}) => {
  const account = await addAccount('editor', 'Timur');
  await signIn(page, account);
  await page.goto('/en/account/second-factor');
  await page.getByRole('button', { name: 'Set it up' }).click();
  const { codes } = await switchOn(page);
  await page.context().clearCookies();

  for (const [code, isGood] of [
    [codes[0], true],
    [codes[0], false],
  ] as const) {
    await toSecondStep(page, account);
    await page.getByRole('link', { name: 'use a recovery code' }).click();
    await page.getByLabel('Recovery code').fill(code ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    if (isGood) await page.waitForURL('**/en/editor');
    else await expect(page.getByRole('alert').filter({ hasText: 'is not right' })).toBeVisible();
    await page.context().clearCookies();
  }

  const context = await browser.newContext(baseURL ? { baseURL } : {});
  const keeping = await context.newPage();
  await signIn(keeping, await addAccount('admin', 'Saule'));
  await keeping.goto('/en/editor/accounts');
  const row = keeping.getByRole('row', { name: account.email });
  await expect(row).toContainText('On');
  await row.getByRole('link').click();
  await expect(keeping.getByText('Signed in with a recovery code')).toBeVisible();
  await keeping.getByRole('button', { name: 'Take the second factor away' }).click();
  await expect(keeping.getByText('The second factor is taken away')).toBeVisible();
  await expect(keeping.getByRole('row', { name: 'Taken away' })).toContainText('Saule');
  await expectAccessible(keeping);
  await context.close();
  await signIn(page, account);
});

test('a role that needs one is held back until it is there', async ({ page, browser, baseURL }) => {
  const reviewer = await addAccount('reviewer', 'Aliya');
  await signIn(page, reviewer);
  await page.goto('/en/account');
  const context = await browser.newContext(baseURL ? { baseURL } : {});
  const keeping = await context.newPage();
  await signIn(keeping, await addAccount('admin', 'Saule'));
  const rules = async (set: () => Promise<void>) => {
    await keeping.goto('/en/editor/accounts');
    await set();
    await keeping.getByRole('button', { name: 'Save' }).click();
  };
  const box = (role: string) => keeping.getByRole('group', { name: 'Needed for' }).getByLabel(role);
  await rules(() => box('Administrator').check());
  await expect(keeping.getByRole('alert').filter({ hasText: 'Set up your own' })).toBeVisible();
  await rules(() => box('Reviewer').check());
  await expect(keeping.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  try {
    // A form that was open when the rule came.
    await page.getByLabel('Present password').fill(reviewer.password);
    await page.getByLabel('New password', { exact: true }).fill('another horse and no battery');
    await page.getByLabel('New password again').fill('another horse and no battery');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Your role needs' })).toBeVisible();
    for (const path of ['/en/editor', '/en/account', '/en/editor/accounts']) {
      await page.goto(path);
      expect(new URL(page.url()).pathname, path).toBe('/en/account/second-factor');
    }
    await expect(page.getByText('The role Reviewer needs a second factor')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Desk', exact: true })).toHaveCount(0);
    await expectAccessible(page);
    await page.goto('/en/editor');
    await page.getByRole('button', { name: 'Set it up' }).click();
    await switchOn(page);
    await page.getByRole('link', { name: 'I have kept them' }).click();
    await page.waitForURL('**/en/editor');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  } finally {
    await rules(() => box('Reviewer').uncheck());
    await expect(keeping.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
    await context.close();
  }
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('it is set up, asked for, and taken away from the shell', async ({ page }) => {
    const account = await addAccount('editor');
    await signIn(page, account);
    await page.goto('/en/account/second-factor');
    await page.getByRole('button', { name: 'Set it up' }).click();
    await fillCode(page, '1', 'Switch it on');
    await expect(page.getByRole('alert')).toContainText('Enter the six digits');
    const { secret, codes } = await switchOn(page);
    expect(codes).toHaveLength(10);
    await expect(page.getByRole('button', { name: 'Print' })).toHaveCount(0);

    await page.context().clearCookies();
    await page.goto('/en/sign-in/code');
    await expect(page.getByText('Sign in again.')).toBeVisible();
    await toSecondStep(page, account, '/en/account');
    await fillCode(page, codeAt(secret, 3600), 'Sign in');
    await expect(page.getByRole('alert')).toContainText('This code is not right.');
    await fillCode(page, codeAt(secret), 'Sign in');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account');

    const { code, output } = await runAccountCommand(['remove-second-factor', account.email]);
    expect(code, output).toBe(0);
    await page.goto('/en/account');
    expect(new URL(page.url()).pathname).toBe('/en/sign-in');
    await signIn(page, account);
  });
});
