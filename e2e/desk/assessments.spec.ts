import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { expectAccessible } from '../steps/accessibility';
import { type Account, addAccount, signIn } from '../steps/accounts';
import { API, PROGRAMME, pledgePath } from '../steps/addresses';
import { readCsv, readFeed } from '../steps/open-data';

// In order: each step goes on from the one before.
test.describe.configure({ mode: 'serial' });

const PLEDGE = 'political-pluralism';
const FORM = `/en/editor/${PROGRAMME}/assessments/new?pledge=${PLEDGE}`;

let editor: Account;
let reviewer: Account;

test.beforeAll(async () => {
  editor = await addAccount('editor', 'Aigerim');
  reviewer = await addAccount('reviewer', 'Bolat');
});

async function fill(page: Page, verdict: string, reasoning: string): Promise<void> {
  await page.getByLabel(verdict, { exact: true }).check();
  await page.getByLabel('Why do you judge so?').fill(reasoning);
  await page.getByLabel('Address of the page or document').fill('https://example.org/law');
  await page.getByLabel('Publisher').fill('Gazette');
  await page.getByLabel('Kind of source').selectOption('official');
}

async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send to a second person' }).click();
}

/** The desk's part for assessments, in a browser of its own. */
async function queueOf(page: Page) {
  await page.goto('/en/editor');
  return page.locator('section[aria-labelledby="assessments"]');
}

test('an incomplete assessment is refused at its fields, and nothing typed is lost', async ({ page }) => {
  await signIn(page, editor);
  await page.goto(FORM);
  await page.getByLabel('Why do you judge so?').fill('Two parties were registered.');
  await send(page);
  await expect(page.locator('#error-summary')).toContainText('The verdict is missing.');
  await expect(page.locator('#error-summary')).toContainText('The address of source 1 is missing.');
  await expect(page.getByLabel('Why do you judge so?')).toHaveValue('Two parties were registered.');
  await expectAccessible(page);
});

test('the author cannot approve; the reviewer returns it with a reason, and it comes back', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, editor);
  await page.goto(FORM);
  await fill(page, 'Partly kept', 'Two parties were registered.');
  await send(page);
  await expect(page.getByText('The assessment waits for a second person now.')).toBeVisible();
  const own = await queueOf(page);
  await expect(own).toContainText('Yours, waiting for a second person (1)');
  await expect(own.getByRole('button', { name: 'Approve and publish' })).toHaveCount(0);

  const other = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await signIn(other, reviewer);
  const queue = await queueOf(other);
  await expectAccessible(other);
  await queue.getByRole('button', { name: 'Return' }).click();
  await expect(queue.locator('#error-summary')).toContainText('missing');
  await queue.getByLabel('Why do you return it?').fill('Which parties?');
  await queue.getByRole('button', { name: 'Return' }).click();
  await expect(other.getByText('The assessment went back to its author.')).toBeVisible();
  await other.context().close();

  const returned = await queueOf(page);
  await expect(returned).toContainText('Bolat returned it: Which parties?');
  await returned.getByRole('link', { name: 'Put it right' }).click();
  // React puts the first text of a text area back when it takes the page over.
  await page.waitForLoadState('networkidle');
  await expect(page.getByLabel('Why do you judge so?')).toHaveValue('Two parties were registered.');
  await page.getByLabel('Why do you judge so?').fill('Baytaq and Respublica were registered.');
  await send(page);
  await expect(page.getByText('The assessment waits for a second person now.')).toBeVisible();
});

test('the second person publishes it: on the pledge, in the list, CSV, API, feed and ledger', async ({
  page,
  request,
}) => {
  await page.goto(pledgePath(PLEDGE));
  await expect(page.getByRole('main')).not.toContainText('Assessment by the editors');
  await signIn(page, reviewer);
  const queue = await queueOf(page);
  await queue.getByRole('button', { name: 'Approve and publish' }).click();
  await expect(page.getByText('The assessment is published.')).toBeVisible();

  await page.goto(pledgePath(PLEDGE));
  const section = page.locator('section[aria-labelledby="assessment"]');
  await expect(section).toContainText('Partly kept');
  await expect(section).toContainText('Baytaq and Respublica were registered.');
  await expect(section).toContainText(
    'By Aigerim, approved by Bolat, on 21 November 2026; method version 1.',
  );
  await expect(page.getByRole('main')).toContainText('Not measurable');
  await expectAccessible(page);

  await page.goto(`/en/${PROGRAMME}/pledges?verdict=partly_kept`);
  await expect(page.getByRole('main')).toContainText('1 of 131 pledges');
  await expect(page.getByRole('main')).toContainText('Editors: Partly kept');
  const rows = await readCsv(request, 'pledges.csv');
  expect(rows.filter(({ verdict }) => verdict !== '')).toMatchObject([
    { pledge: PLEDGE, verdict: 'partly_kept', verdict_source_url: 'https://example.org/law' },
  ]);
  const statuses = await readCsv(request, 'statuses.csv');
  expect(statuses.find(({ pledge }) => pledge === PLEDGE)).toMatchObject({
    status: 'not_measurable',
    verdict: 'partly_kept',
  });
  const { assessment } = (await (await request.get(`${API}/pledges/${PLEDGE}`)).json()) as {
    assessment: { author: string; approver: string };
  };
  expect(assessment).toMatchObject({ author: 'Aigerim', approver: 'Bolat', methodVersion: 1 });
  const [newest] = (await readFeed(request)).item;
  expect(newest?.title).toMatch(/^Assessment: .+: partly kept$/);
  expect(newest?.description).toContain('read by Bolat as second person');
});

test('a revision says why, keeps the earlier one readable, and its entry shows the change', async ({
  browser,
  baseURL,
}) => {
  // Without scripts.
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, editor);
  await page.goto(FORM);
  await fill(page, 'Kept', 'The law was passed.');
  await send(page);
  await expect(page.locator('#error-summary')).toContainText('The reason is missing.');
  await page.getByLabel('Why is the assessment in force revised?').fill('Parliament has voted.');
  await send(page);
  await expect(page.getByText('The assessment waits for a second person now.')).toBeVisible();
  await context.clearCookies();
  await signIn(page, reviewer);
  const queue = await queueOf(page);
  await expect(queue).toContainText('It replaces “Partly kept”. Reason: Parliament has voted.');
  await queue.getByRole('button', { name: 'Approve and publish' }).click();
  await expect(page.getByText('The assessment is published.')).toBeVisible();

  await page.goto(pledgePath(PLEDGE));
  const section = page.locator('section[aria-labelledby="assessment"]');
  await expect(section.locator('p').first()).toContainText(/judgement|Kept/);
  await expect(section).toContainText('It revises an earlier assessment. Reason: Parliament has voted.');
  await section.getByText('1 earlier assessment').click();
  await expect(section).toContainText('Baytaq and Respublica were registered.');
  await section
    .getByRole('link', { name: /Ledger entry/ })
    .first()
    .click();
  const changes = page.locator('section[aria-labelledby="changes"]');
  await expect(changes.locator('del').first()).toHaveText('partly_kept');
  await expect(changes.locator('ins').first()).toHaveText('kept');
  await context.close();
});
