import { expect, test } from '../fixtures';
import { expectAccessible, expectNoSidewaysScroll } from '../steps/accessibility';
import { addAccount, signIn } from '../steps/accounts';
import { PROGRAMME, pledgePath } from '../steps/addresses';
import { AMOUNT, CANALS, checkFigure, fillFigure, formPath, ledgerSeq } from '../steps/figure-form';

const WORDS = 'The figure for August 2023 <b>is missing</b>.';
const ANSWER = 'The figure for August 2023 was missing.';

/** Nobody types faster; the form takes no notice of the site’s clock. */
const TYPING_MS = 2_500;

test('a reader reports an error without scripts, the desk answers with a correction, and the pledge says so', async ({
  browser,
  page,
  baseURL,
  request,
}) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? '',
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const reader = await context.newPage();
  await reader.goto(pledgePath(CANALS.pledge));
  await reader.getByRole('link', { name: 'Report an error on this page' }).click();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Report an error');
  await expectNoSidewaysScroll(reader);

  // At once: refused, and nothing is lost.
  await reader.getByLabel('What is wrong?').fill(WORDS);
  await reader.getByLabel('Where does it say so?').fill('water.example.org');
  await reader.waitForTimeout(TYPING_MS);
  await reader.getByRole('button', { name: 'Send' }).click();
  await expect(reader.getByLabel('What is wrong?')).toHaveValue(WORDS);
  await expect(reader.getByLabel('Where does it say so?')).toHaveAttribute('aria-invalid', 'true');
  await reader.getByLabel('Where does it say so?').fill('https://water.example.org/2023');
  await reader.getByLabel('Your e-mail address').fill('reader@example.org');
  await reader.waitForTimeout(TYPING_MS);
  await reader.getByRole('button', { name: 'Send' }).click();
  await expect(reader.getByRole('status')).toContainText('The editors have your report.');
  await context.close();

  const reviewer = await addAccount('reviewer', 'Marat');
  await signIn(page, reviewer);
  await page.goto(formPath(CANALS));
  const period = { from: '2023-08-01', to: '2023-08-31' };
  await fillFigure(page, { ...AMOUNT, ...period, value: '1.5', note: ANSWER });
  await checkFigure(page);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.waitForURL(/\/figures\/[0-9a-f-]{36}$/);
  const seq = await ledgerSeq(request);

  await page.goto('/en/editor');
  await expect(page.getByRole('main')).toContainText('Reports from readers: 1 waits for an answer');
  await page.getByRole('link', { name: 'Reports from readers' }).click();
  await expect(page).toHaveURL(`/en/editor/${PROGRAMME}/reports`);
  await expectAccessible(page);
  await page.getByRole('link', { name: WORDS }).click();
  await expect(page.getByRole('main')).toContainText('reader@example.org');
  await expectAccessible(page);
  await page.getByRole('combobox', { name: 'Correction' }).selectOption(String(seq));
  await page.getByLabel('Your words').fill(ANSWER);
  await page.getByRole('button', { name: 'Close with this answer' }).click();
  await expect(page.getByRole('status').getByText('The report is closed.')).toBeVisible();

  const answers = page.getByRole('region', { name: 'Reported by readers' });
  await expect(async () => {
    await page.goto(pledgePath(CANALS.pledge));
    await expect(answers).toContainText(ANSWER, { timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole('main')).not.toContainText('is missing');
  await expectAccessible(page);
  await answers.getByRole('link', { name: `ledger entry ${seq}` }).click();
  await expect(page.getByRole('main')).toContainText('1.5');
});

test('what is no report is not found, or told', async ({ page, request }) => {
  for (const query of [
    '',
    '?programme=x&pledge=y',
    `?programme=${PROGRAMME}&pledge=none`,
    '?programme=a&programme=b',
  ]) {
    expect((await request.get(`/en/report${query}`)).status(), query).toBe(404);
  }
  await page.goto(`/en/report?programme=${PROGRAMME}&pledge=${CANALS.pledge}`);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.locator('#error-summary')).toBeVisible();
});
