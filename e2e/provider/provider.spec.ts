import type { Browser, Page } from '@playwright/test';
import { linkIn } from '../../lib/core/testing/mail-server';
import { expectAccessible, expectNoSidewaysScroll } from '../steps/accessibility';
import { addAccount, runAccountCommand, signIn, somebody } from '../steps/accounts';
import { passProvider } from '../steps/provider';
import { expect, test } from './signing';

// Refusals, which the browser notes; and the provider's own pages, which fetch a font.
test.use({ expectedMessages: [/Failed to load resource/] });

const BUTTON = { name: 'Sign in with Newsroom ID' };

/** Begins at the page of signing in and ends where the provider sends one back to. */
async function comeBy(page: Page, login: string, path = '/en/sign-in'): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', BUTTON).click();
  await passProvider(page, login);
}

/** A page in a browser that knows neither the site nor the provider. */
async function stranger(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext(baseURL ? { baseURL } : {});
  return context.newPage();
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the holder of an account comes in, and again', async ({ page, signing: { site, provider } }) => {
    const { email } = await addAccount('editor', 'Timur', site.data);
    provider.add({ login: email, email, isVerified: true });
    await comeBy(page, email, '/en/sign-in?next=/en/account');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account');
    await expect(page.getByText(`Linked with ${provider.issuer}`)).toBeVisible();
    await expect(page.getByRole('row').nth(1)).toContainText('Signed in (through the provider)');

    await page.getByRole('button', { name: 'Sign out on this device' }).click();
    await page.getByRole('button', BUTTON).click();
    await page.waitForURL('**/en/editor');

    await page.goto('/en/account');
    await page.getByRole('button', { name: 'Take the link away' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'The link is taken away' })).toBeVisible();
    await expect(page.getByText('This account is linked with none.')).toBeVisible();
  });
});

test('nobody else comes in', async ({ browser, baseURL, signing: { site, provider } }) => {
  const disabled = await addAccount('editor', 'Timur', site.data);
  await runAccountCommand(['disable', disabled.email], '', site.data);
  const unverified = await addAccount('admin', 'Saule', site.data);
  const cases = [
    [somebody('Nobody').email, true, 'nobody here has your e-mail address'],
    [unverified.email, false, 'does not vouch for your e-mail address'],
    [disabled.email, true, 'Your account here is disabled'],
  ] as const;
  for (const [email, isVerified, words] of cases) {
    provider.add({ login: email, email, isVerified });
    const page = await stranger(browser, baseURL);
    const answered = page.waitForResponse((response) => response.url().includes('/en/sign-in?provider='));
    await comeBy(page, email);
    expect((await answered).status()).toBe(403);
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expectAccessible(page);
    await page.goto('/en/account');
    expect(new URL(page.url()).pathname).toBe('/en/sign-in');
    await page.context().close();
  }
});

test('a session that began at the provider ends like any other', async ({
  page,
  signing: { site, provider },
}) => {
  const { email } = await addAccount('editor', 'Timur', site.data);
  provider.add({ login: email, email, isVerified: true });
  await comeBy(page, email);
  await page.waitForURL('**/en/editor');
  await runAccountCommand(['disable', email], '', site.data);
  await page.goto('/en/account');
  expect(new URL(page.url()).pathname).toBe('/en/sign-in');
  await page.getByRole('button', BUTTON).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Your account here is disabled' })).toBeVisible();
});

test('what comes back otherwise than it went is not believed', async ({
  page,
  browser,
  baseURL,
  signing,
}) => {
  const { site, provider } = signing;
  const { email } = await addAccount('editor', 'Timur', site.data);
  provider.add({ login: email, email, isVerified: true });
  const nobody = async (one: Page) => {
    const session = await one.context().request.get(`${site.url}/api/auth/session`);
    expect(await session.json()).toEqual({});
  };

  const begin = async () => {
    const wayThere = page.waitForRequest((request) => request.url().startsWith(`${provider.issuer}/auth?`));
    await page.goto('/en/sign-in');
    await page.getByRole('button', BUTTON).click();
    await page.waitForURL(`${provider.issuer}/interaction/**`);
    return new URL((await wayThere).url());
  };
  for (const isRight of [false, true]) {
    const { searchParams } = await begin();
    const state = isRight ? (searchParams.get('state') ?? '') : 'made-up';
    await page.goto(`/api/auth/callback/oidc?${new URLSearchParams({ code: 'made-up', state })}`);
    await expect(page.getByRole('alert').filter({ hasText: 'could not be used' })).toBeVisible();
    await nobody(page);
  }

  // Somebody else is given the way to the provider, and comes back with a right code and a right state.
  const wayThere = await begin();
  const victim = await stranger(browser, baseURL);
  await victim.goto(wayThere.href);
  await passProvider(victim, email);
  await expect(victim.getByRole('alert').filter({ hasText: 'begun in another browser' })).toBeVisible();
  await nobody(victim);
  await victim.context().close();
});

test('who calls it off there is back where they were', async ({ page }) => {
  await page.goto('/en/sign-in');
  await page.getByRole('button', BUTTON).click();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'was called off there' })).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test('somebody invited makes an account without a password', async ({
  page,
  browser,
  baseURL,
  signing: { site, provider, mail },
}) => {
  await signIn(page, await addAccount('admin', 'Saule', site.data));
  await page.goto('/en/editor/accounts');
  const { email } = somebody('Dana');
  await page.getByLabel('E-mail address (optional)').fill(email);
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  const link = linkIn(await mail.waitFor(email), 'invitation');

  provider.add({ login: email });
  const theirs = await stranger(browser, baseURL);
  await theirs.goto(link);
  await expectAccessible(theirs);
  const form = theirs.locator('form').filter({ has: theirs.getByRole('button', { name: /Newsroom ID/ }) });
  await form.getByLabel('Your name').fill('Dana A.');
  await form.getByRole('button').click();
  await passProvider(theirs, email);
  await theirs.waitForURL('**/en/editor');
  await theirs.goto('/en/account');
  await expect(theirs.getByText('Dana A., Editor')).toBeVisible();
  await expect(theirs.getByText('This account has no password')).toBeVisible();
  await expectAccessible(theirs);
  await theirs.getByRole('button', { name: 'Take the link away' }).click();
  await expect(theirs.getByRole('alert').filter({ hasText: 'nobody could sign in' })).toBeVisible();
  await theirs.context().close();

  await page.goto('/en/editor/accounts');
  await page.getByRole('row', { name: email }).getByRole('link').click();
  await expect(page.getByText(`Linked with ${provider.issuer}`)).toBeVisible();
});

test('only our form begins it, and forms lead nowhere else', async ({ request, signing: { provider } }) => {
  for (const method of ['GET', 'POST'] as const) {
    expect((await request.fetch('/api/auth/signin/oidc', { method })).status()).toBe(404);
  }
  expect((await request.post('/api/auth/callback/oidc')).status()).toBe(404);
  const policy = (await request.get('/en/sign-in')).headers()['content-security-policy'];
  expect(policy).toContain(`form-action 'self' ${provider.issuer};`);
});

// The last one: from here on there is no provider.
test('a provider that is down is told as such', async ({ page, signing: { provider } }) => {
  await provider.stop();
  await page.goto('/en/sign-in');
  await page.getByRole('button', BUTTON).click();
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be reached' })).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toBeVisible();
});
