import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../fixtures';
import { siteEnvironment } from '../site';
import { expectAccessible } from '../steps/accessibility';
import { type Account, addAccount, signIn } from '../steps/accounts';
import { HOME, PROGRAMME, pledgePath } from '../steps/addresses';
import { AMOUNT, CANALS, checkFigure, fillFigure, formPath, ledgerSeq } from '../steps/figure-form';
import { readCsv } from '../steps/open-data';

// In order: a source is cited, seen, gone, and looked at.
test.describe.configure({ mode: 'serial' });

const COPY = 'https://web.archive.org/web/20240830000000/https://water.example.org/';

/** A publisher that takes its page down. */
let isGone = false;
const publisher = createServer((request, response) => {
  const isThere = request.url === '/canals' && !isGone;
  response.writeHead(isThere ? 200 : 404, { 'Content-Type': 'text/html' });
  response.end(isThere ? '<p>In August 2024 they renovated 12,75 km of canals.</p>' : 'No such page');
});
let address = '';
let editor: Account;

test.beforeAll(async () => {
  await new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}/canals`;
  editor = await addAccount('editor', 'Saule');
});
test.afterAll(() => {
  publisher.closeAllConnections();
  publisher.close();
});

/** `npm run sources:check` on some day, for that publisher alone. */
function checkSources(clock: string): Promise<{ code: number; output: string }> {
  const env = siteEnvironment({
    PLEDGEBOOK_DATA: process.env.PLEDGEBOOK_E2E_RECORDING_DATA ?? '',
    PLEDGEBOOK_CLOCK: clock,
    PLEDGEBOOK_SOURCES_ALLOW_PRIVATE: '1',
  });
  const command = ['--import', 'tsx', 'lib/server/sources-check.ts', '--only', address];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, { env }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: `${stdout}${stderr}` }),
    );
  });
}

test('a source that was seen says so in public, and the words around its figure are kept', async ({
  page,
  request,
}) => {
  await signIn(page, editor);
  await page.goto(formPath(CANALS));
  const figure = {
    ...AMOUNT,
    value: '12.75',
    from: '2024-08-01',
    to: '2024-08-31',
    'sources.0.url': address,
  };
  await fillFigure(page, figure);
  await checkFigure(page);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.waitForURL(/\/figures\/[0-9a-f-]{36}$/);

  const before = await ledgerSeq(request);
  const { code, output } = await checkSources('2026-11-17T12:00:00Z');
  expect(output).toContain('1 of 1 figures found');
  expect(code, output).toBe(0);
  expect(await ledgerSeq(request)).toBe(before + 1);
  await page.goto(pledgePath(CANALS.pledge));
  await expect(page.getByRole('main')).toContainText('Last seen 17 November 2026.');
  await page.goto(`${HOME}/updates/${before + 1}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sources checked: one address');
  await page.goto(`/en/editor/${PROGRAMME}/sources`);
  await page.getByRole('link', { name: address }).click();
  await expect(page.getByRole('blockquote')).toContainText('they renovated 12,75 km of canals');
});

test('one that is gone on two days waits at the desk and is marked in public; a copy stands beside it', async ({
  page,
  request,
}) => {
  isGone = true;
  const before = await ledgerSeq(request);
  await checkSources('2026-11-18T12:00:00Z');
  expect(await ledgerSeq(request)).toBe(before);
  await checkSources('2026-11-19T12:00:00Z');
  expect(await ledgerSeq(request)).toBe(before + 1);

  await page.goto(pledgePath(CANALS.pledge));
  await expect(page.getByRole('main')).toContainText('No longer reachable since 18 November 2026.');
  await expectAccessible(page);

  await signIn(page, editor);
  await expect(page.getByRole('main')).toContainText('one source waits to be looked at');
  await page.getByRole('link', { name: 'Sources', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sources');
  await page.waitForLoadState();
  await expectAccessible(page);
  await page
    .getByRole('region', { name: 'To be looked at (1)' })
    .getByRole('link', { name: address })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('127.0.0.1');
  await page.waitForLoadState();
  await expectAccessible(page);
  const suggestion = page.getByRole('link', { name: 'The Wayback Machine’s copy nearest' });
  await expect(suggestion).toHaveAttribute('href', `https://web.archive.org/web/20261014/${address}`);

  await page.getByLabel('Address of the copy').fill('http://archive.example.org/');
  await page.getByRole('button', { name: 'Save the address of the copy' }).click();
  await expect(page.locator('#error-summary')).toContainText('begin with https://');
  await expect(page.getByLabel('Address of the copy')).toHaveValue('http://archive.example.org/');
  await page.getByLabel('Address of the copy').fill(COPY);
  await page.getByRole('button', { name: 'Save the address of the copy' }).click();
  await expect(page.getByRole('status').getByText('The address of the copy is saved.')).toBeVisible();

  await page.getByLabel('Note').fill('The publisher has moved; the copy has the figure.');
  await page.getByRole('button', { name: 'Mark as looked at' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'the copy has the figure' })).toContainText(
    'Saule',
  );
  await page.goto('/en/editor');
  await expect(page.getByRole('main')).toContainText('no source waits');

  await page.goto(pledgePath(CANALS.pledge));
  await expect(page.getByRole('main')).toContainText('No longer reachable since 18 November 2026.');
  await expect(page.getByRole('link', { name: 'Archived copy' })).toHaveAttribute('href', COPY);
  const row = (await readCsv(request, 'sources.csv')).find(({ url }) => url === address);
  expect(row).toMatchObject({
    state: 'dead',
    last_seen_on: '2026-11-17',
    since: '2026-11-18',
    archive_url: COPY,
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false, expectedMessages: [/status of 422/] });

  test('the same forms work', async ({ page }) => {
    await signIn(page, editor);
    await page.goto(`/en/editor/${PROGRAMME}/sources`);
    await page.getByRole('link', { name: address }).click();
    await page.getByLabel('Address of the copy').fill('');
    await page.getByRole('button', { name: 'Save the address of the copy' }).click();
    await expect(page.getByRole('status').getByText('The address of the copy is saved.')).toBeVisible();
    await page.getByRole('button', { name: 'Mark as looked at' }).click();
    await expect(page.locator('#error-summary')).toContainText('Note');
    await page.goto(pledgePath(CANALS.pledge));
    await expect(page.getByRole('link', { name: 'Archived copy' })).toHaveCount(0);
  });
});
