import { expect, test } from '../fixtures';
import { expectAccessible } from '../steps/accessibility';
import { type Account, addAccount, signIn } from '../steps/accounts';
import { API, PROGRAMME, pledgePath } from '../steps/addresses';
import { AMOUNT, checkFigure, fillFigure, formPath, HOUSING, ledgerSeq } from '../steps/figure-form';
import { readCsv } from '../steps/open-data';

let editor: Account;
test.beforeAll(async () => {
  editor = await addAccount('editor', 'Saule');
});

/** The same days as a figure of the country in the catalogue: of a region they collide with nothing. */
const YEAR = {
  ...AMOUNT,
  value: '1 400 000',
  from: '2025-01-01',
  to: '2025-12-31',
  note: 'Of the region alone.',
};

interface PledgeAnswer {
  readonly status: string;
  readonly targets: readonly {
    readonly key: string;
    readonly current: string;
    readonly figures: readonly unknown[];
  }[];
  readonly regionalFigures: readonly { readonly region: string; readonly value: string }[];
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });
    const region = javaScriptEnabled
      ? { code: 'KZ-61', name: 'Turkistan region', value: '1 400 000', shown: '1.4 million m²' }
      : { code: 'KZ-62', name: 'Ulytau region', value: '90 000', shown: '90\u202f000 m²' };

    test('an editor records a figure about a region: it stands in table and map, and no status moves', async ({
      page,
      request,
    }) => {
      const pledge = `${API}/pledges/${HOUSING.pledge}`;
      const before: PledgeAnswer = await (await request.get(pledge)).json();
      const head = await ledgerSeq(request);
      await signIn(page, editor);
      await page.goto(formPath(HOUSING));
      const choice = page.getByLabel('Which part of the country is it about?');
      await expect(choice).toHaveValue('');
      await expect(choice.locator('option')).toHaveCount(21);
      await choice.selectOption({ label: region.name });
      await fillFigure(page, { ...YEAR, value: region.value });
      await checkFigure(page);
      await expect(page.getByRole('heading', { name: 'Check before publishing' })).toBeVisible();
      await expect(page.getByRole('main')).toContainText(region.name);
      await expect(page.getByRole('main')).toContainText(
        'It changes neither the current value nor the status',
      );
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole('button', { name: 'Publish' }).click();
      await expect(page.getByRole('status')).toContainText(region.name);
      expect(await ledgerSeq(request)).toBe(head + 1);

      const after: PledgeAnswer = await (await request.get(pledge)).json();
      expect(after.status).toBe(before.status);
      expect(after.targets).toEqual(before.targets);
      expect(after.regionalFigures.map(({ region: code }) => code)).toContain(region.code);
      const figures = await readCsv(request, 'figures.csv');
      expect(figures.find((figure) => figure.region === region.code)).toMatchObject({
        target: HOUSING.target,
      });

      await page.goto(pledgePath(HOUSING.pledge));
      const regions = page.getByRole('region', { name: 'By region' });
      const table = regions.getByRole('table', { name: /^By region: New housing/ });
      await expect(table.getByRole('row', { name: new RegExp(region.name) })).toContainText(region.shown);
      const map = regions.getByRole('img');
      await expect(map).toContainText(/of 20 regions/);
      await expect(map.locator('rect[stroke-dasharray]')).toHaveCount(20 - after.regionalFigures.length);
      await regions.locator('summary').click();
      await expect(regions.getByText('Counted for this region alone').first()).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);
      await page.goto(`/en/${PROGRAMME}/updates`);
      await expect(page.getByRole('main')).toContainText(`(${region.name})`);
    });
  });
}

test('a correction keeps the region', async ({ page, request }) => {
  const figures = await readCsv(request, 'figures.csv');
  const figure = figures.find(({ region, state }) => region === 'KZ-61' && state === 'published');
  await signIn(page, editor);
  await page.goto(`/en/editor/${PROGRAMME}/figures/${figure?.id}/correct`);
  const choice = page.getByLabel('Which part of the country is it about?');
  await expect(choice).toHaveValue('KZ-61');
  await expect(choice.locator('option')).toHaveCount(1);
  await expect(page.getByText('A correction is about the same region.')).toBeVisible();
});
