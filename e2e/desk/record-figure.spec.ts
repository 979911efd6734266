import { expect, test } from '../fixtures';
import { expectAccessible } from '../steps/accessibility';
import { type Account, addAccount, fillSignIn, signIn } from '../steps/accounts';
import { API, pledgePath } from '../steps/addresses';
import {
  AMOUNT,
  CANALS,
  checkFigure,
  expectRefused,
  expectTyped,
  fillFigure,
  formPath,
  HOUSING,
  ledgerSeq,
  type Typed,
} from '../steps/figure-form';
import { readAll, readCsv, readFeed } from '../steps/open-data';

// In order, and this file alone writes to the ledger: so that "nothing was written" can be seen.
test.describe.configure({ mode: 'default' });

let editor: Account;
test.beforeAll(async () => {
  editor = await addAccount('editor', 'Aigerim');
});
test.beforeEach(({ page }) => signIn(page, editor));

test.describe('refuses, says why at the field, keeps what was typed and writes nothing:', () => {
  const refused: [string, Typed, keyof Typed, RegExp][] = [
    ['no value', { value: '' }, 'value', /value is missing/i],
    ['a value that is no number', { value: 'about ten' }, 'value', /digits only/],
    ['a value with a unit', { value: '14 million m²' }, 'value', /digits only/],
    ['an absurdly large value', { value: '9'.repeat(40) }, 'value', /too large/],
    ['an absurdly precise value', { value: `1.${'1'.repeat(12)}` }, 'value', /too precise/],
    ['a negative amount', { value: '-5' }, 'value', /below zero/],
    ['a day in the future', { to: '2026-11-22' }, 'to', /has not come yet/],
    ['no day', { from: '' }, 'from', /missing/],
    ['days in the wrong order', { from: '2026-10-01' }, 'from', /after the last day/],
    [
      'days before the count starts',
      { from: '2022-12-31', to: '2022-12-31' },
      'from',
      /before the count starts/,
    ],
    ['days that are counted already', { from: '2025-12-31' }, 'from', /already counted/],
    ['no address', { 'sources.0.url': '' }, 'sources.0.url', /missing|address/i],
    ['a malformed address', { 'sources.0.url': 'stat gov kz' }, 'sources.0.url', /whole address/],
    ['an address of another kind', { 'sources.0.url': 'ftp://example.org/a' }, 'sources.0.url', /http/],
    ['an address that runs a script', { 'sources.0.url': 'javascript:alert(1)' }, 'sources.0.url', /http/],
    ['no publisher', { 'sources.0.publisher': ' ' }, 'sources.0.publisher', /missing/],
    ['no kind of source', { 'sources.0.kind': '' }, 'sources.0.kind', /missing/],
  ];
  for (const [name, changes, at, words] of refused) {
    test(name, async ({ page, request }) => {
      const before = await ledgerSeq(request);
      await page.goto(formPath(HOUSING));
      const typed = { ...AMOUNT, ...changes };
      await fillFigure(page, typed);
      await checkFigure(page);
      await expectRefused(page, at, words);
      await expectTyped(page, typed);
      expect(await ledgerSeq(request)).toBe(before);
    });
  }

  test('several at once, each at its field', async ({ page }) => {
    await page.goto(formPath(HOUSING));
    await checkFigure(page);
    await expect(page.locator('#error-summary').getByRole('link')).toHaveCount(6);
    for (const name of ['value', 'from', 'to', 'sources.0.url', 'sources.0.publisher', 'sources.0.kind']) {
      await expect(page.locator(`#error-summary a[href="#${name}"]`)).toBeVisible();
    }
    await expectAccessible(page);
  });
});

test('the figure that the days collide with is named and linked', async ({ page }) => {
  await page.goto(formPath(HOUSING));
  await fillFigure(page, { ...AMOUNT, from: '2025-07-01', to: '2025-12-31' });
  await checkFigure(page);
  await expect(page.locator('#error-summary')).toContainText(/20\s100\s000/);
  const collision = page.getByRole('link', { name: 'Show the figure that it collides with' });
  await expect(collision).toHaveAttribute('href', new RegExp(`${pledgePath(HOUSING.pledge)}#figure-`));
});

test('another pledge’s target and an unknown target are refused', async ({ page }) => {
  const wrong: [string, RegExp][] = [
    [CANALS.target, /belongs to another pledge/],
    ['no-such-target', /no such target/],
  ];
  for (const [target, words] of wrong) {
    await page.goto(formPath(HOUSING));
    await fillFigure(page, AMOUNT);
    const hidden = page.locator('input[name="target"]');
    await hidden.evaluate((element: HTMLInputElement, value) => (element.value = value), target);
    await checkFigure(page);
    await expect(page.locator('#error-summary')).toContainText(words);
    await expectTyped(page, AMOUNT);
  }
});

test('numbers are read as people write them, and echoed before anything is published', async ({ page }) => {
  const readings: [string, RegExp][] = [
    ['14200000,5', /14\s200\s000\.5/],
    ['14 200 000,5', /14\s200\s000\.5/],
    ['14.200.000', /14\s200\s000(?!\.)/],
    ['14,200,000.5', /14\s200\s000\.5/],
    ['14 200 000', /14\s200\s000(?!\.)/],
  ];
  for (const [typed, echoed] of readings) {
    await page.goto(formPath(HOUSING));
    await fillFigure(page, { ...AMOUNT, value: typed });
    await checkFigure(page);
    await expect(page.getByRole('heading', { name: 'Check before publishing' })).toBeVisible();
    await expect(page.getByRole('main').locator('strong').first()).toContainText(echoed);
  }
});

test('a number that can be read in two ways is asked about', async ({ page }) => {
  await page.goto(formPath(CANALS));
  await fillFigure(page, { ...AMOUNT, value: '1,234' });
  await checkFigure(page);
  await expect(page.locator('#error-summary')).toContainText('can be read in two ways');
  await page.getByRole('radio', { name: /^1\s?234$/ }).check();
  await checkFigure(page);
  await expect(page.getByRole('main').locator('strong').first()).toContainText(/^1\s?234/);
});

test('a session that ended in between is said, and nothing typed is lost', async ({
  page,
  context,
  request,
}) => {
  const before = await ledgerSeq(request);
  await page.goto(formPath(HOUSING));
  await fillFigure(page, AMOUNT);
  await context.clearCookies();
  await checkFigure(page);
  await expect(page.locator('#error-summary')).toContainText(
    'Your session has ended, and nothing was published',
  );
  await expectTyped(page, AMOUNT);
  expect(await ledgerSeq(request)).toBe(before);

  const [again] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Sign in in another tab' }).click(),
  ]);
  await fillSignIn(again, editor);
  await again.waitForURL('**/en/editor**');
  await checkFigure(page);
  await expect(page.getByRole('heading', { name: 'Check before publishing' })).toBeVisible();
});

test('a figure is recorded, and stands on the pledge’s page, in the feed, the CSV and the API', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  const before = await ledgerSeq(request);
  const stranger = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await stranger.goto(pledgePath(HOUSING.pledge));
  await expect(stranger.getByRole('main')).toContainText('57 million');

  await page.goto(formPath(HOUSING));
  await fillFigure(page, AMOUNT);
  await checkFigure(page);
  const main = page.getByRole('main');
  await expect(main).toContainText('Progress 51.4% → 64.1%, status stays on track');
  await expect(main).toContainText('You publish this alone.');
  await expectAccessible(page);
  expect(await ledgerSeq(request)).toBe(before);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The figure is published');
  await expectAccessible(page);

  expect(await ledgerSeq(request)).toBe(before + 1);
  await stranger.reload();
  const publicPage = stranger.getByRole('main');
  await expect(publicPage).toContainText('71.2 million');
  await expect(publicPage.locator(`a[href="${AMOUNT['sources.0.url']}"]`).first()).toBeVisible();
  await expect(publicPage).toContainText(AMOUNT.note);
  await expect(publicPage).toContainText('Aigerim');
  await stranger.context().close();

  const [newest] = (await readFeed(request)).item;
  expect(`${newest?.title} ${newest?.description}`).toMatch(/14\.2 million/);
  const rows = await readCsv(request, 'figures.csv');
  expect(rows.filter((row) => row.source_url === AMOUNT['sources.0.url'])).toMatchObject([
    {
      ...HOUSING,
      value: '14200000',
      from: AMOUNT.from,
      to: AMOUNT.to,
      note: AMOUNT.note,
      source_kind: AMOUNT['sources.0.kind'],
      state: 'published',
    },
  ]);
  const figures = await readAll<{ value: string; recordedBy: string; ledgerSeq: string }>(request, 'figures');
  const recorded = figures.filter((figure) => figure.value === '14200000');
  expect(recorded).toMatchObject([{ recordedBy: 'Aigerim', ledgerSeq: String(before + 1) }]);
  const ledger = (await (await request.get(`${API}/ledger?after=${before}`)).json()) as {
    ledger: { kind: string }[];
  };
  expect(ledger.ledger.map(({ kind }) => kind)).toEqual(['figure_published']);
});

test('the same figure a second time is refused', async ({ page, request }) => {
  const before = await ledgerSeq(request);
  await page.goto(formPath(HOUSING));
  await fillFigure(page, AMOUNT);
  await checkFigure(page);
  await expect(page.locator('#error-summary')).toContainText(/already (published|counted)/);
  expect(await ledgerSeq(request)).toBe(before);
});

test('a stale form shows then and now, and publishes only when asked again', async ({
  page,
  context,
  request,
}) => {
  const first = {
    ...AMOUNT,
    value: '301',
    to: '2026-06-30',
    'sources.0.url': 'https://water.example.org/2026-06',
  };
  const second = { ...first, value: '402', from: '2026-07-01', to: '2026-09-30' };
  await page.goto(formPath(CANALS));
  await fillFigure(page, second);
  await checkFigure(page);
  await expect(page.getByRole('button', { name: 'Publish', exact: true })).toBeVisible();

  const other = await context.newPage();
  await other.goto(formPath(CANALS));
  await fillFigure(other, first);
  await checkFigure(other);
  await other.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('The figure is published');
  const between = await ledgerSeq(request);

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.locator('#error-summary')).toContainText('somebody published something for this target');
  await expect(page.getByRole('main')).toContainText('It has changed since you looked');
  expect(await ledgerSeq(request)).toBe(between);

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The figure is published');
  expect(await ledgerSeq(request)).toBe(between + 1);
});

test('two editors at the same time: both succeed or one is told why, and the ledger stays one chain', async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const before = await ledgerSeq(request);
  const colleague = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await signIn(colleague, await addAccount('editor', 'Berik'));
  const days = { from: '2026-10-01', to: '2026-10-31' };
  for (const [index, editing] of [page, colleague].entries()) {
    await editing.goto(formPath(HOUSING));
    const url = `https://stat.example.org/housing/2026-10/${index}`;
    await fillFigure(editing, { ...AMOUNT, ...days, value: `1 500 00${index}`, 'sources.0.url': url });
    await checkFigure(editing);
    await expect(editing.getByRole('button', { name: 'Publish', exact: true })).toBeVisible();
  }
  await Promise.all(
    [page, colleague].map((one) => one.getByRole('button', { name: 'Publish', exact: true }).click()),
  );
  const outcomes = await Promise.all(
    [page, colleague].map(async (one) => {
      const done = one.getByRole('heading', { name: 'The figure is published' });
      const told = one.locator('#error-summary');
      await expect(done.or(told)).toBeVisible();
      return (await done.count()) > 0;
    }),
  );
  expect(outcomes.filter(Boolean)).toHaveLength(1);
  expect(await ledgerSeq(request)).toBe(before + 1);
  await colleague.context().close();

  const ledger = await readAll<{ seq: string; prevHash: string; hash: string }>(request, 'ledger', 1000);
  expect(ledger.slice(1).map(({ prevHash }) => prevHash)).toEqual(
    ledger.slice(0, -1).map(({ hash }) => hash),
  );
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false, expectedMessages: [/Failed to load resource/] });

  test('a day that does not exist is refused, and stays as it was typed', async ({ page }) => {
    await page.goto(formPath(HOUSING));
    const typed = { ...AMOUNT, to: '31.02.2026' };
    await fillFigure(page, typed);
    await checkFigure(page);
    await expectRefused(page, 'to', /day that exists/);
    await expectTyped(page, typed);
  });

  test('a figure is refused, put right, checked and published', async ({ page, request }) => {
    const before = await ledgerSeq(request);
    await page.goto(formPath(CANALS));
    const typed = {
      ...AMOUNT,
      value: 'many',
      from: '2026-10-01',
      to: '2026-10-31',
      'sources.0.url': 'https://water.example.org/2026-10',
    };
    await fillFigure(page, typed);
    await checkFigure(page);
    await expect(page.locator('#error-summary')).toContainText('digits only');
    await expectTyped(page, typed);
    await page.locator('#value').fill('33');
    await checkFigure(page);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The figure is published');
    expect(await ledgerSeq(request)).toBe(before + 1);
  });
});
