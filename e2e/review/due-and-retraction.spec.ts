import type { Browser, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { expectAccessible } from '../steps/accessibility';
import { type Account, addAccount, signIn } from '../steps/accounts';
import { API, HOME, PROGRAMME, pledgePath } from '../steps/addresses';
import { ledgerSeq } from '../steps/figure-form';

// In order: each journey goes on from the one before. No other journey speaks of railways.
test.describe.configure({ mode: 'serial' });

const DESK = `/en/editor/${PROGRAMME}`;
const PLEDGE = 'railway-repairs';
const TARGET = 'railway-track-repaired';

let editor: Account;
let reviewer: Account;
let figure = '';

test.beforeAll(async ({ request }) => {
  editor = await addAccount('editor', 'Saule');
  reviewer = await addAccount('reviewer', 'Timur');
  const answer = await request.get(`${API}/figures?limit=1000`);
  const { figures } = await answer.json();
  figure = figures.find(
    (one: { target: string; to: string }) => one.target === TARGET && one.to === '2023-12-31',
  ).id;
});

/** A page of another person, in a browser of their own. */
async function pageOf(browser: Browser, account: Account, baseURL: string | undefined): Promise<Page> {
  const page = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await signIn(page, account);
  return page;
}

test('a reviewer keeps the announced releases, and the desk asks for the one that is late', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, reviewer);
  await page.goto(`${DESK}/releases?pledge=${PLEDGE}&target=${TARGET}`);
  await page.getByLabel('What will be published?').fill('yearly railway figure for 2025');
  await page.getByLabel('Last day it speaks about').fill('2025-12-31');
  await page.getByLabel('Announced for').fill('2025-11-09');
  await page.getByRole('button', { name: 'Save' }).last().click();
  const summary = page.locator('#error-summary');
  await expect(summary).toContainText('The publisher of release 1 is missing.');
  await page.getByLabel('Publisher').fill('Bureau of National Statistics');
  await page.getByRole('button', { name: 'Save' }).last().click();
  await expect(summary).toContainText('lies before the last day that the release speaks about');
  await expect(page.getByLabel('What will be published?')).toHaveValue('yearly railway figure for 2025');
  await expectAccessible(page);
  await page.getByLabel('Announced for').fill('2026-11-09');
  await page.getByRole('button', { name: 'Save' }).last().click();
  await expect(page.getByRole('status').getByText('The list is saved.')).toBeVisible();

  const other = await pageOf(browser, editor, baseURL);
  await expect(other.getByRole('main')).toContainText(
    'Due for 12 days: yearly railway figure for 2025 (Bureau of National Statistics, announced for 9 November 2026)',
  );
  await expect(other.getByRole('link', { name: /^Expected releases/ })).toHaveCount(0);
  await expectAccessible(other);
  await other.getByRole('link', { name: 'Record a figure: Railway track repaired' }).click();
  await expect(other).toHaveURL(new RegExp(`pledge=${PLEDGE}&target=${TARGET}`));
  const refused = await other.goto(`${DESK}/releases?pledge=${PLEDGE}&target=${TARGET}`);
  expect(refused?.status()).toBe(403);
  await other.close();
});

test('a list that somebody else saved meanwhile is shown, and nothing typed is lost', async ({
  page,
  browser,
  baseURL,
}) => {
  const path = `${DESK}/releases?pledge=${PLEDGE}&target=${TARGET}`;
  const other = await pageOf(browser, reviewer, baseURL);
  await other.goto(path);
  await signIn(page, reviewer);
  await page.goto(path);
  await page.getByLabel('Announced for').fill('2026-11-10');
  await page.getByRole('button', { name: 'Save' }).last().click();
  await expect(page.getByRole('status').getByText('The list is saved.')).toBeVisible();
  await other.getByLabel('Announced for').fill('2026-11-11');
  await other.getByRole('button', { name: 'Save' }).last().click();
  await expect(other.locator('#error-summary')).toContainText('Somebody saved another list meanwhile.');
  await expect(other.getByRole('main')).toContainText('announced for 10 November 2026');
  await expect(other.getByLabel('Announced for')).toHaveValue('2026-11-11');
  await other.close();
});

test('a proposed retraction goes back with a reason, is proposed again, and is carried out by another', async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const before = await ledgerSeq(request);
  await signIn(page, editor);
  await page.goto(`${DESK}/figures/${figure}`);
  await page.getByRole('link', { name: 'Propose to retract this figure' }).click();
  await expect(page.getByRole('table', { name: 'What it changes' })).toContainText('Without this figure');
  await page.getByRole('button', { name: 'Propose to retract it' }).click();
  await expect(page.locator('#error-summary')).toContainText('The reason is missing.');
  await page.getByLabel('Why is it retracted?').fill('The table counts another year.');
  await page.getByRole('button', { name: 'Propose to retract it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A proposed retraction');
  await expect(page.getByRole('button', { name: 'Retract it' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Take the proposal back' })).toBeVisible();
  expect(await ledgerSeq(request)).toBe(before);

  const reading = await pageOf(browser, reviewer, baseURL);
  await reading
    .getByRole('region', { name: /Proposed retractions/ })
    .getByRole('link')
    .click();
  await expect(reading.getByRole('main')).toContainText('The table counts another year.');
  await expectAccessible(reading);
  await reading.getByLabel('why should it stay?').fill('The year is right: see page 3.');
  await reading.getByRole('button', { name: 'Do not retract it' }).click();
  await expect(reading.getByRole('main')).toContainText('Timur did not carry it out');

  await page.goto('/en/editor');
  await expect(page.getByRole('main')).toContainText(
    'Timur did not carry it out: “The year is right: see page 3.”',
  );
  await page.goto(`${DESK}/figures/${figure}/retract`);
  await page.getByLabel('Why is it retracted?').fill('Page 3 was corrected by its publisher.');
  await page.getByRole('button', { name: 'Propose to retract it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A proposed retraction');
  await reading.goto(page.url());
  await expect(reading.getByRole('main')).toContainText('Saule proposed to retract it');
  await reading.getByRole('button', { name: 'Retract it', exact: true }).click();
  await expect(reading.getByRole('main')).toContainText('Proposed by Saule, carried out by Timur.');
  await reading.close();

  expect(await ledgerSeq(request)).toBe(before + 1);
  await page.goto(pledgePath(PLEDGE));
  await expect(page.locator('del').first()).toContainText('1 443 km');
  await expect(page.getByRole('main')).toContainText('Page 3 was corrected by its publisher.');
  await page.goto(`${HOME}/corrections`);
  await expect(page.getByRole('main')).toContainText('Page 3 was corrected by its publisher.');
  await page.goto(`${HOME}/updates/${before + 1}`);
  await expect(page.getByRole('main')).toContainText('Saule');
  await expect(page.getByRole('main')).toContainText('Timur');
});

test('what is typed before the scripts arrive stays, and a desk page asks nobody to sign in', async ({
  page,
}) => {
  await signIn(page, editor);
  const { figures } = await (await page.request.get(`${API}/figures?limit=1000`)).json();
  const noted = figures.find(
    (one: { note: object | null; state: string }) => one.note && one.state === 'published',
  );
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/_next/**/*.js*', async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(`${DESK}/figures/${noted.id}/correct`, { waitUntil: 'commit' });
  const note = page.locator('#note');
  await expect(note).not.toHaveValue('');
  await note.fill('Typed early.');
  open();
  // React marks the elements that it has taken over.
  await expect
    .poll(() =>
      note.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactProps'))),
    )
    .toBe(true);
  await expect(note).toHaveValue('Typed early.');
  await expect(page.getByRole('link', { name: 'Sign in for editors' })).toBeHidden();
});
