import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { expectAccessible } from '../steps/accessibility';
import { type Account, addAccount, signIn } from '../steps/accounts';
import { EXPORT, PROGRAMME } from '../steps/addresses';
import { ledgerSeq } from '../steps/figure-form';

test.describe.configure({ mode: 'default' });

const PATH = `/en/editor/${PROGRAMME}/import`;
const HEAD =
  'pledge;target;shape;role;value;unit;from;to;on;source_url;source_publisher;source_published_on;source_kind';

/** As a spreadsheet with decimal commas saves it. */
function row(value: string, mark: string): string {
  const place = 'irrigation-canals;irrigation-canals-renovated;amount;context';
  return `${place};${value};km;01.02.2026;28.02.2026;;https://stat.example.org/${mark};Statistics;;media`;
}

async function choose(page: Page, text: string | Buffer): Promise<void> {
  const buffer = typeof text === 'string' ? Buffer.from(text) : text;
  await page.goto(PATH);
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Check the file' }).click();
}

let admin: Account;
test.beforeAll(async () => {
  admin = await addAccount('admin', 'Dana');
});

test.describe('without the permission', () => {
  test.use({ expectedMessages: [/Failed to load resource/] });

  test('an editor is told that importing is for administrators', async ({ page }) => {
    await signIn(page, await addAccount('editor', 'Erlan'));
    const response = await page.goto(PATH);
    expect(response?.status()).toBe(403);
    await expect(page.getByRole('heading', { name: 'This is for administrators' })).toBeVisible();
  });
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });
    test.beforeEach(({ page }) => signIn(page, admin));
    const mark = javaScriptEnabled ? 'with' : 'without';

    test('an export changes nothing, and the dry run says so', async ({ page, request }) => {
      const before = await ledgerSeq(request);
      await choose(page, await (await request.get(`${EXPORT}/figures.csv`)).body());
      await expect(page.getByRole('main')).toContainText('No row would be added');
      await expect(page.getByRole('main')).toContainText('none is refused');
      await expect(page.getByRole('button', { name: /^Write/ })).toHaveCount(0);
      expect(await ledgerSeq(request)).toBe(before);
    });

    test('refused rows name line, column and reason, and nothing can be written', async ({
      page,
      request,
    }) => {
      const before = await ledgerSeq(request);
      await choose(page, [HEAD, row('12,5', mark), row('1.234', mark), row('some', mark)].join('\r\n'));
      const rows = page.getByRole('table').getByRole('row');
      await expect(rows.filter({ hasText: /^3/ })).toContainText('can be read as 1.234 or as 1234');
      await expect(rows.filter({ hasText: /^4/ })).toContainText('value: Enter the value in digits only');
      await expect(page.getByRole('button', { name: /^Write/ })).toHaveCount(0);
      if (javaScriptEnabled) await expectAccessible(page);
      expect(await ledgerSeq(request)).toBe(before);
    });

    test('what was seen is written, once', async ({ page, request }) => {
      const before = Number(await ledgerSeq(request));
      const text = [HEAD, row('12,5', `${mark}/1`), row('13', `${mark}/2`)].join('\r\n');
      await choose(page, text);
      await expect(page.getByRole('main')).toContainText('2 rows would be added');
      expect(Number(await ledgerSeq(request))).toBe(before);
      await page.getByRole('button', { name: 'Write these 2 rows' }).click();
      await expect(page.getByRole('main')).toContainText('2 figures were added');
      expect(Number(await ledgerSeq(request))).toBe(before + 2);
      await choose(page, text);
      await expect(page.getByRole('main')).toContainText('2 are there already');
    });

    test('a file that is none is said at the field', async ({ page }) => {
      await choose(page, await readFile('app/icon.svg'));
      await expect(page.locator('#error-summary a[href="#file"]')).toBeVisible();
      await expect(page.getByRole('main')).toContainText('cannot be read as a table from line 1');
      await choose(page, '');
      await expect(page.locator('#error-summary')).toContainText('The file is empty');
    });

    test('of many rows it is shown how far they are', async ({ page }) => {
      test.slow();
      // So many that a quick machine is still at it when the page has come.
      const rows = Array.from({ length: 60_000 }, (_, index) =>
        row(`${index + 100}`, `${mark}/many/${index}`),
      );
      await choose(page, [HEAD, ...rows].join('\r\n'));
      const underWay = page.getByRole('main').filter({ has: page.getByRole('progressbar') });
      await expect(underWay).toContainText('of 60,000 rows', { timeout: 60_000 });
      if (javaScriptEnabled) await expectAccessible(page);
      await expect(page.getByRole('main')).toContainText('60,000 rows would be added', { timeout: 240_000 });
    });
  });
}
