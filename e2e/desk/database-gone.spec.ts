import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../lib/server/embedded-postgres';
import { test as base, expect } from '../fixtures';
import { startSite } from '../site';
import { type Account, addAccount, signIn } from '../steps/accounts';
import { type Line, lineTo } from '../steps/cut-line';
import { AMOUNT, checkFigure, expectTyped, fillFigure, formPath, HOUSING } from '../steps/figure-form';

interface SecondNode {
  readonly url: string;
  /** What lies between it and the database. */
  readonly line: Line;
  readonly editor: Account;
}

/** A second node on the same database, behind a line that can be cut: the other journeys' node stays whole. */
const test = base.extend<object, { node: SecondNode }>({
  node: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const dataDir = process.env.PLEDGEBOOK_E2E_RECORDING_DATA ?? '';
      const database = await startEmbeddedPostgres({ dataDir, isChosen: true });
      const address = new URL(database.url);
      const line = await lineTo(Number(address.port));
      address.port = String(line.port);
      const site = await startSite('second-node', {
        DATABASE_URL: address.href,
        NEXTAUTH_SECRET: readFileSync(join(dataDir, 'session-secret'), 'utf8').trim(),
      });
      await use({ url: site.url, line, editor: await addAccount('editor', 'Daniyar') });
      line.mend();
      await site.stop();
      await line.close();
      await database.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ node }, use) => {
    await use(node.url);
    node.line.mend();
  },
});

test.use({ expectedMessages: [/status of 503|Failed to load resource/] });

/** Days of which no other journey records anything. */
const TYPED = {
  ...AMOUNT,
  value: '99',
  from: '2026-11-10',
  to: '2026-11-12',
  'sources.0.url': 'https://stat.example.org/housing/gone',
  'sources.0.publishedOn': '2026-11-20',
} as const;

test('the database goes between the form and sending it: nothing typed is lost, and it can be sent again', async ({
  page,
  node: { editor, line },
}) => {
  await signIn(page, editor);
  await page.goto(formPath(HOUSING));
  await fillFigure(page, TYPED);
  line.cut();
  await checkFigure(page);
  await expect(page.locator('#error-summary')).toContainText(
    /nothing was published. What you typed is still here/,
  );
  await expectTyped(page, TYPED);
  line.mend();
  // The site needs a moment to see that the database is back.
  const publish = page.getByRole('button', { name: 'Publish' });
  await expect(async () => {
    if (!(await publish.isVisible())) await checkFigure(page);
    await expect(publish).toBeVisible({ timeout: 3_000 });
  }).toPass();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a page says so with everything that was typed, and sends it again', async ({
    page,
    node: { editor, line },
  }) => {
    await signIn(page, editor);
    await page.goto(formPath(HOUSING));
    await fillFigure(page, TYPED);
    line.cut();
    const [answer] = await Promise.all([
      page.waitForResponse((one) => one.request().method() === 'POST'),
      checkFigure(page),
    ]);
    expect(answer.status()).toBe(503);
    await expect(page.getByRole('heading', { name: 'Nothing was saved yet' })).toBeVisible();
    for (const text of Object.values(TYPED))
      await expect(page.getByText(text, { exact: true })).toBeVisible();
    line.mend();
    const again = page.getByRole('button', { name: 'Send it again' });
    const publish = page.getByRole('button', { name: 'Publish' });
    await expect(async () => {
      if (await again.isVisible()) await again.click();
      await expect(publish).toBeVisible({ timeout: 3_000 });
    }).toPass();
  });

  test('pages of the desk answer 503 in words, and come back by themselves', async ({
    page,
    node: { editor, line },
  }) => {
    await signIn(page, editor);
    line.cut();
    const away = await page.goto('/en/editor');
    expect(away?.status()).toBe(503);
    await expect(page.getByRole('heading')).toHaveText('The record cannot be read just now');
    line.mend();
    await expect(async () => expect((await page.goto('/en/editor'))?.status()).toBe(200)).toPass();
  });
});
