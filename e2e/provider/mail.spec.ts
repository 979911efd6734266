import { linkIn } from '../../lib/core/testing/mail-server';
import { expectAccessible } from '../steps/accessibility';
import { addAccount, fillSignIn, signIn, somebody } from '../steps/accounts';
import { expect, FULL_BOX, test } from './signing';

// The browser notes a refused form.
test.use({ expectedMessages: [/Failed to load resource/] });

test('an invitation is sent, and where that fails its address is there to be copied', async ({
  page,
  browser,
  baseURL,
  signing: { site, mail },
}) => {
  await signIn(page, await addAccount('admin', 'Saule', site.data));
  await page.goto('/en/editor/accounts');
  const guest = somebody('Timur');
  await page.getByLabel('E-mail address (optional)').fill(guest.email);
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  await expect(page.getByRole('status').filter({ hasText: `It was sent to ${guest.email}` })).toBeVisible();
  const arrived = await mail.waitFor(guest.email);
  expect(arrived.subject).toBe('You are invited to Pledgebook');
  expect(arrived.text).toContain('Saule invites you to Pledgebook');
  expect(arrived.text).toContain('as an editor');

  const context = await browser.newContext(baseURL ? { baseURL } : {});
  const theirs = await context.newPage();
  await theirs.goto(linkIn(arrived, 'invitation'));
  const form = theirs.locator('form').first();
  await form.getByLabel('Your name').fill(guest.name);
  await form.getByLabel('Password', { exact: true }).fill(guest.password);
  await form.getByLabel('The password again').fill(guest.password);
  await form.getByRole('button', { name: 'Make the account and sign in' }).click();
  await theirs.waitForURL('**/en/editor');

  const unreachable = `${FULL_BOX}${guest.email}`;
  await page.reload();
  await page.getByLabel('E-mail address (optional)').fill(unreachable);
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'It could not be sent' })).toContainText(
    unreachable,
  );
  const { pathname, search } = new URL(await page.getByLabel('Address of the invitation').inputValue());
  await expectAccessible(page);
  expect((await theirs.request.get(pathname + search)).status()).toBe(200);
  await context.close();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a forgotten password is set anew by mail, and nobody learns who has an account', async ({
    page,
    signing: { site, mail },
  }) => {
    const editor = await addAccount('editor', 'Dana', site.data);
    await page.goto('/en/sign-in');
    await page.getByRole('link', { name: 'Forgotten the password?' }).click();
    const said: (string | null)[] = [];
    for (const email of ['nobody@example.org', editor.email]) {
      await page.goto('/en/password/forgotten');
      await page.getByLabel('E-mail address').fill(email);
      await page.getByRole('button', { name: 'Send the link' }).click();
      await expect(page.getByRole('status')).toContainText('If there is an account with this address');
      said.push(await page.locator('main').textContent());
    }
    expect(said[0]).toBe(said[1]);

    const arrived = await mail.waitFor(editor.email);
    expect(arrived.text).toContain('Hello Dana');
    expect(mail.arrived.some(({ envelope }) => envelope.to.includes('nobody@example.org'))).toBe(false);
    const link = linkIn(arrived, 'password');
    await page.goto(link);
    const password = 'another horse and no battery';
    await page.getByLabel('New password', { exact: true }).fill(password);
    await page.getByLabel('New password again').fill(password);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await expect(page.getByRole('status')).toContainText('Your new password is set');
    await fillSignIn(page, { ...editor, password });
    await page.waitForURL('**/en/editor**');
    expect((await page.goto(link))?.status()).toBe(410);
  });

  test('nobody’s letter box is filled', async ({ page }) => {
    const { email } = somebody('Nurlan');
    for (let time = 0; time < 4; time += 1) {
      await page.goto('/en/password/forgotten');
      await page.getByLabel('E-mail address').fill(email);
      await page.getByRole('button', { name: 'Send the link' }).click();
    }
    await expect(page.getByRole('alert')).toContainText('Too many links were asked for.');
    await expect(page.getByLabel('E-mail address')).toHaveValue(email);
  });
});
