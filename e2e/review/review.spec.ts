import { expect, test } from '../fixtures';
import { expectAccessible } from '../steps/accessibility';
import { type Account, addAccount, signIn } from '../steps/accounts';
import { HOME, PROGRAMME, pledgePath } from '../steps/addresses';
import {
  AMOUNT,
  CANALS,
  checkFigure,
  expectTyped,
  fillFigure,
  formPath,
  ledgerSeq,
} from '../steps/figure-form';
import { readCsv, readFeed } from '../steps/open-data';

// In order: each journey goes on with the figure of the one before.
test.describe.configure({ mode: 'serial' });

const DESK = `/en/editor/${PROGRAMME}`;
const FIGURE = {
  ...AMOUNT,
  value: '44',
  from: '2024-07-01',
  to: '2024-07-31',
  'sources.0.url': 'https://water.example.org/2024-07',
} as const;

let author: Account;
let reviewer: Account;
let admin: Account;
test.beforeAll(async () => {
  author = await addAccount('editor', 'Asel');
  reviewer = await addAccount('reviewer', 'Bolat');
  admin = await addAccount('admin', 'Dana');
});

test('an admin asks for two people, and the ledger says so', async ({ page, request }) => {
  await signIn(page, admin);
  await page.getByRole('link', { name: 'Review of figures: settings' }).first().click();
  const before = await ledgerSeq(request);
  await page.getByLabel('Two people: the author').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status').getByText('It holds from now on.')).toBeVisible();
  await expectAccessible(page);
  expect(await ledgerSeq(request)).toBe(before + 1);
  await page.goto(`${HOME}/updates/${before + 1}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Programme revised');
});

test('a figure is submitted, returned with a reason, submitted again, approved, and stands with both names', async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const before = await ledgerSeq(request);
  const reading = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await signIn(page, author);
  await page.goto(formPath(CANALS));
  await fillFigure(page, FIGURE);
  await checkFigure(page);
  await expect(page.getByRole('main')).toContainText('A second person reads it before it is published');
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await expect(page.getByRole('main')).toContainText('You submitted this');
  await expect(page.getByRole('button', { name: 'Approve and publish' })).toHaveCount(0);
  expect(await ledgerSeq(request)).toBe(before);

  await signIn(reading, reviewer);
  const waiting = reading.getByRole('region', { name: /Waiting for review/ });
  await waiting.getByRole('link').first().click();
  await expect(reading.getByRole('main')).toContainText('44 km');
  await expect(reading.getByRole('table', { name: 'What it changes' })).toBeVisible();
  await expect(reading.getByRole('link', { name: FIGURE['sources.0.url'] })).toBeVisible();
  await expectAccessible(reading);
  await reading.getByRole('button', { name: 'Return with this reason' }).click();
  await expect(reading.locator('#error-summary')).toContainText('The reason is missing');
  await reading.getByLabel('what has to be changed').fill('The source says 45, not 44.');
  await reading.getByRole('button', { name: 'Return with this reason' }).click();
  await expect(reading.getByRole('status')).toContainText('returned to its author');

  await page.goto('/en/editor');
  const returned = page.getByRole('region', { name: /Returned to you/ });
  await expect(returned).toContainText('The source says 45, not 44.');
  await returned.getByRole('link').first().click();
  await expect(page.getByRole('main')).toContainText('The source says 45, not 44.');
  await expectTyped(page, { ...FIGURE });
  await fillFigure(page, { value: '45' });
  await checkFigure(page);
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await expect(page.getByRole('main')).toContainText('You submitted this');
  const address = page.url();

  await reading.goto(address);
  await expect(reading.getByRole('main')).toContainText('The source says 45, not 44.');
  await reading.getByRole('button', { name: 'Approve and publish' }).click();
  await expect(reading.getByRole('heading', { level: 1 })).toHaveText('The figure is published');
  await expect(reading.getByRole('main')).toContainText('Recorded by Asel, read by Bolat as second person');
  expect(await ledgerSeq(request)).toBe(before + 1);
  await reading.goto(pledgePath(CANALS.pledge));
  await expect(reading.getByRole('main')).toContainText('read by Bolat as second person');
  await reading.context().close();
});

test('it is corrected: the old value stays readable, struck through, with the reason, and a feed item says so', async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  await signIn(page, author);
  await page.goto(pledgePath(CANALS.pledge));
  const id = (await page.locator('[id^="figure-"]', { hasText: '45 km' }).first().getAttribute('id')) ?? '';
  await page.goto(`${DESK}/figures/${id.replace('figure-', '')}`);
  await page.getByRole('link', { name: 'Correct this figure' }).click();
  await expectTyped(page, { ...FIGURE, value: '45' });
  await fillFigure(page, { value: '46' });
  await checkFigure(page);
  await expect(page.locator('#error-summary')).toContainText('The reason is missing');
  await page.locator('#reason').fill('The ministry revised its report.');
  await checkFigure(page);
  await expect(page.getByRole('main').locator('del')).toContainText('45 km');
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await expect(page.getByRole('main')).toContainText('You submitted this');

  const reading = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await signIn(reading, reviewer);
  await reading.goto(page.url());
  await expect(reading.getByRole('main')).toContainText('to take the place of this published figure');
  await reading.getByRole('button', { name: 'Approve and publish' }).click();
  await expect(reading.getByRole('heading', { level: 1 })).toHaveText('The figure is published');
  const seq = await ledgerSeq(request);

  await reading.goto(pledgePath(CANALS.pledge));
  await expect(reading.locator(`[id="${id}"] del`)).toHaveText('45 km');
  await expect(reading.getByRole('main')).toContainText('The ministry revised its report.');
  await reading.getByRole('link', { name: 'Corrections', exact: true }).click();
  const first = reading
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: reading.getByRole('heading') })
    .first();
  await expect(first).toContainText('45 km');
  await expect(first).toContainText('46 km');
  await expect(first).toContainText('The ministry revised its report.');
  await expectAccessible(reading);
  await expect(first.getByRole('link', { name: `ledger entry ${seq}` })).toBeVisible();

  const feed = await readFeed(request, '?kind=figure_corrected');
  expect(JSON.stringify(feed)).toContain('Correction: ');
  const rows = await readCsv(request, 'figures.csv');
  const old = rows.find((row) => `figure-${row.id}` === id);
  const now = rows.find((row) => `figure-${row.supersedes}` === id);
  expect(old).toMatchObject({ state: 'superseded', value: '45' });
  expect(now).toMatchObject({ state: 'published', value: '46', reason: 'The ministry revised its report.' });

  await reading.goto(`${DESK}/figures/${now?.id}`);
  await reading.getByRole('link', { name: 'Retract this figure' }).click();
  await reading.locator('#reason').fill('The ministry withdrew its report.');
  await reading.getByRole('button', { name: 'Retract' }).click();
  await expect(reading.getByRole('main')).toContainText('This figure has been retracted since.');
  await reading.goto(`${HOME}/corrections`);
  await expect(reading.getByRole('main')).toContainText('The ministry withdrew its report.');
  await reading.context().close();

  await page.goto(`${DESK}/figures/${now?.id}/correct`);
  await page.locator('#reason').fill('Too late.');
  await checkFigure(page);
  await expect(page.locator('#error-summary')).toContainText('The figure has been retracted meanwhile');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false, expectedMessages: [/Failed to load resource/] });

  test('a draft is saved unfinished, gone on with, submitted and taken back', async ({ page, request }) => {
    const before = await ledgerSeq(request);
    await signIn(page, author);
    await page.goto(formPath(CANALS));
    await page.locator('#value').fill('about ten');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await expect(page.getByRole('main')).toContainText('The draft is saved.');
    await expect(page.locator('#value')).toHaveValue('about ten');
    await page.goto('/en/editor');
    await page
      .getByRole('region', { name: /Your drafts/ })
      .getByRole('listitem')
      // What the journey before typed into a correction may have been saved as it was typed.
      .filter({ hasNotText: 'Correction ·' })
      .getByRole('link')
      .click();
    for (const [name, text] of Object.entries({ ...FIGURE, from: '2024-09-01', to: '2024-09-30' })) {
      const input = page.locator(`[id="${name}"]`);
      await (name.endsWith('.kind') ? input.selectOption(text) : input.fill(text));
    }
    await checkFigure(page);
    await page.getByRole('button', { name: 'Submit for review' }).click();
    await expect(page.getByRole('main')).toContainText('You submitted this');
    await page.getByRole('button', { name: 'Take it back' }).click();
    await expect(page.locator('#value')).toHaveValue('44');
    expect(await ledgerSeq(request)).toBe(before);
  });

  test('the site goes back to one person', async ({ page }) => {
    await signIn(page, admin);
    await page.goto(`${DESK}/settings`);
    await page.getByLabel('One person publishes alone').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('main')).toContainText('It holds from now on.');
  });
});
