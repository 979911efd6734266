import type { Page } from '@playwright/test';
import { linkIn } from '../../lib/core/testing/mail-server';
import { expectAccessible } from '../steps/accessibility';
import { addAccount, signIn, somebody } from '../steps/accounts';
import { PROGRAMME } from '../steps/addresses';
import { AMOUNT, CANALS, checkFigure, fillFigure, formPath } from '../steps/figure-form';
import { expect, test } from './signing';

const FIGURE = {
  ...AMOUNT,
  value: '120',
  from: '2026-01-01',
  to: '2026-06-30',
  'sources.0.url': 'https://water.example.org/2026-06',
} as const;
const PLEDGE = `/en/${PROGRAMME}/pledges/${CANALS.pledge}`;

/** The page that somebody without scripts sees, where a check can run. */
async function sameIn(page: Page, reader: Page): Promise<Page> {
  await page.goto(reader.url());
  return page;
}

test('updates by mail: asked for, confirmed, sent at a publication, ended with one click', async ({
  page,
  browser,
  baseURL,
  request,
  signing: { site, mail },
}) => {
  const { email } = somebody('Reader');
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const reader = await context.newPage();
  await reader.goto(PLEDGE);
  await reader.getByRole('link', { name: 'Feed of this pledge, by e-mail' }).click();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Updates by e-mail');
  await expectAccessible(await sameIn(page, reader));
  await reader.getByLabel('E-mail address').fill(email);
  await reader.getByLabel('At once').check();
  // Nobody is as fast as a program.
  await reader.waitForTimeout(2_500);
  await reader.getByRole('button', { name: 'Subscribe' }).click();
  await expect(reader.getByRole('status')).toContainText('it is on its way');
  const said = await reader.locator('main').textContent();

  const confirmation = await mail.waitFor(email);
  expect(confirmation.subject).toBe('Confirm updates by e-mail from Pledgebook');
  const link = linkIn(confirmation, 'subscriptions/confirm');
  // A program that follows the link confirms nothing.
  expect((await reader.request.get(link)).status()).toBe(200);
  await reader.goto(link);
  await expect(reader.getByRole('checkbox')).toBeChecked();
  await expectAccessible(await sameIn(page, reader));
  await reader.getByRole('button', { name: 'Confirm' }).click();
  await expect(reader.getByRole('status')).toContainText('Your subscription is confirmed');
  await expectAccessible(await sameIn(page, reader));
  expect((await reader.goto(link))?.status()).toBe(404);

  // Nobody learns who is subscribed.
  await reader.goto(`/en/subscriptions?programme=${PROGRAMME}&pledge=${CANALS.pledge}`);
  await reader.getByLabel('E-mail address').fill(email);
  await reader.getByLabel('At once').check();
  await reader.waitForTimeout(2_500);
  await reader.getByRole('button', { name: 'Subscribe' }).click();
  await expect(reader.getByRole('status')).toContainText('it is on its way');
  expect(await reader.locator('main').textContent()).toBe(said);

  await signIn(page, await addAccount('editor', 'Saule', site.data));
  await page.goto(formPath(CANALS));
  await fillFigure(page, FIGURE);
  await checkFigure(page);
  mail.arrived.length = 0;
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The figure is published');
  const told = await mail.waitFor(email, 60_000);
  expect(told.subject).toContain('120 km');
  expect(told.html).toContain(`${PLEDGE}"`);
  const headerOf = (name: string) => told.headers.find(({ key }) => key === name)?.value;
  expect(headerOf('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  const oneClick = headerOf('list-unsubscribe')?.slice(1, -1) ?? '';

  await reader.goto(linkIn(told, 'subscriptions/manage'));
  await expect(reader.getByRole('checkbox')).toHaveCount(1);
  await reader.getByLabel('Language of the messages').selectOption('kk');
  await reader.getByRole('button', { name: 'Save' }).click();
  await expect(reader.getByRole('status')).toContainText('Saved.');
  await reader.goto(linkIn(told, 'subscriptions/unsubscribe'));
  await expect(reader.getByRole('button', { name: 'Unsubscribe' })).toBeVisible();
  await expectAccessible(await sameIn(page, reader));
  // What a mail program follows for a person leads to the page with the button, in the subscriber's language.
  expect((await reader.request.get(oneClick)).url()).toContain('/kk/subscriptions/unsubscribe?');

  // The mail program's own server has no session, and no page of ours.
  const oneClicked = await request.post(oneClick, { form: { 'List-Unsubscribe': 'One-Click' } });
  expect(oneClicked.status()).toBe(200);
  expect(oneClicked.headers()['set-cookie']).toBeUndefined();
  expect((await reader.goto(linkIn(told, 'subscriptions/manage')))?.status()).toBe(404);
  await context.close();
});

test('an administrator sees numbers, an editor nothing', async ({ page, signing: { site } }) => {
  await signIn(page, await addAccount('admin', 'Dana', site.data));
  await page.goto('/en/editor/accounts');
  await page.getByRole('link', { name: 'E-mail updates' }).click();
  await expect(page.getByRole('table')).toContainText('Messages sent in the last seven days');
  await expect(page.getByRole('main')).not.toContainText('@');
  await expectAccessible(page);
});

test.describe('addresses', () => {
  test.use({ expectedMessages: [/Failed to load resource/] });

  test('that ask for nothing there is say so', async ({ request }) => {
    const form = (query: string) => request.get(`/ru/subscriptions?${query}`);
    expect((await form(`programme=${PROGRAMME}`)).status()).toBe(200);
    for (const query of [
      'programme=nowhere',
      `programme=${PROGRAMME}&pledge=nothing`,
      `programme=${PROGRAMME}&theme=nothing`,
      `programme=${PROGRAMME}&pledge=${CANALS.pledge}&pledge=x`,
      'principle=economy',
      'q=x',
    ]) {
      expect((await form(query)).status(), query).toBe(400);
    }
    for (const page of ['confirm', 'manage', 'unsubscribe']) {
      for (const query of ['', '?token=', '?token=x', '?token=x&token=y', '?token=%00']) {
        const address = `/kk/subscriptions/${page}${query}`;
        expect((await request.get(address)).status(), address).toBe(query === '?token=%00' ? 400 : 404);
      }
    }
  });
});
