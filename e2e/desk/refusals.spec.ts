import { expect, test } from '../fixtures';
import { addAccount, signIn } from '../steps/accounts';
import { PROGRAMME } from '../steps/addresses';

const DESK = `/en/editor/${PROGRAMME}/figures`;

// Without scripts, because Next's own 404 shows nothing then.
test.use({ javaScriptEnabled: false, expectedMessages: [/Failed to load resource/] });

test('what the desk has not is a 404 with a way on', async ({ page }) => {
  await signIn(page, await addAccount('editor'));
  const paths = [
    `${DESK}/new?pledge=nope&target=x`,
    `${DESK}/new?pledge=housing-construction&target=nope`,
    `${DESK}/zzz`,
    `${DESK}/00000000-0000-4000-8000-000000000000`,
    '/en/editor/nope/figures/new',
  ];
  for (const path of paths) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
    await expect(page).toHaveTitle(/Page not found/);
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
  }
});

test('a part of the address that stands there twice is a 400 that says which', async ({ page }) => {
  await signIn(page, await addAccount('editor'));
  const response = await page.goto(`${DESK}/new?pledge=a&pledge=b`);
  expect(response?.status()).toBe(400);
  await expect(page.getByRole('main')).toContainText('pledge');
  await expect(page.getByRole('main')).toContainText('It stands there 2 times.');
});

test.describe('next-auth', () => {
  test('answers only what the site uses', async ({ request }) => {
    for (const path of ['verify-request', 'signin', 'callback/other', 'signin/credentials']) {
      expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(404);
    }
    const failed = await request.get('/api/auth/error', { maxRedirects: 0 });
    expect(failed.headers().location).toBe('/en/sign-in');
    expect((await request.get('/api/auth/csrf')).status()).toBe(200);
  });

  test('knows no session that was ended', async ({ page, context }) => {
    await signIn(page, await addAccount('editor'));
    const cookies = await context.cookies();
    expect(Object.keys(await (await page.request.get('/api/auth/session')).json())).toContain('claim');
    await page.goto('/en/account');
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await expect(page.getByRole('status')).toContainText('You are signed out on every device.');
    await context.addCookies(cookies);
    expect(await (await page.request.get('/api/auth/session')).json()).toEqual({});
  });
});
