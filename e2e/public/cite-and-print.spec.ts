import { expect, test } from '../fixtures';
import { HOME, PROGRAMME, pledgePath } from '../steps/addresses';

const PLEDGE = pledgePath('housing-construction');

test.describe('on paper', () => {
  for (const [name, path] of [
    ['a pledge', PLEDGE],
    ['a theme', `${HOME}/themes/energy`],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`${name} is a briefing, printed from the ${colorScheme} scheme`, async ({ page }) => {
        await page.emulateMedia({ media: 'print', colorScheme });
        await page.goto(path);
        await expect(page.getByText('As of 21 November 2026: ledger entry')).toBeVisible();
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByRole('form')).toHaveCount(0);
        expect(
          await page.locator('form:visible, button:visible, nav li:visible, input:visible').count(),
        ).toBe(0);
        await expect(page.locator('#cite-address')).toContainText('?asOf=2026-11-21');
        await expect(page.locator('#cite-bibtex')).toBeHidden();
        await expect(page.getByRole('link', { name: /Creative Commons/ })).toBeVisible();
        const colours = await page.evaluate(() => {
          const { backgroundColor, color } = getComputedStyle(document.documentElement);
          return [backgroundColor, color];
        });
        expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
      });
    }
  }

  test('sources have their addresses written out, and the pages are A4', async ({ page }) => {
    await page.goto(PLEDGE);
    await page.emulateMedia({ media: 'print' });
    const source = page
      .locator('#new-housing-commissioned-figures')
      .locator('..')
      .locator('a[rel~=external]')
      .first();
    const written = await source.evaluate((link) => getComputedStyle(link, '::after').content);
    expect(written).toContain(await source.getAttribute('href'));
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [
      Math.round(Number(w)),
      Math.round(Number(h)),
    ]);
    expect(boxes.length).toBeGreaterThan(0);
    for (const box of boxes)
      expect([595, 842].map((side, index) => Math.abs(side - (box[index] ?? 0)) <= 1)).toEqual([true, true]);
  });
});

test('a pledge is cited with the day, the entry and an address that keeps showing it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(PLEDGE);
  const apa = page.locator('#cite-apa');
  await expect(apa).toContainText(/^Pledgebook\. \(2026, November 21\)\. 111 million square metres/);
  await expect(apa).toContainText(/ledger entry \d+, method version 1\]/);
  await expect(page.locator('#cite-bibtex')).toContainText('@misc{housing-construction-2026-11-21,');

  await page.getByRole('button', { name: 'Copy BibTeX' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^@misc\{housing-construction-2026-11-21,\n {2}title {3}= \{\{111 million/);
  expect(copied).toMatch(/langid {2}= \{english\},\n\}$/);

  await page.locator('#cite-address a').click();
  await expect(page).toHaveURL(/\?asOf=2026-11-21$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('111 million');
  await page.getByRole('region', { name: 'Cite this page' }).locator('a[href*="/updates/"]').click();
  await expect(page.getByRole('main')).toContainText('Ledger entry');
});

test('a citation is in the language of the page', async ({ page }) => {
  await page.goto(`/kk/${PROGRAMME}/themes/energy`);
  await expect(page.locator('#cite-apa')).toContainText('(2026, 21 қараша). Энергетика [');
  await expect(page.locator('#cite-bibtex')).toContainText('langid  = {kazakh}');
});

test.describe('a past day', () => {
  test('is chosen by keyboard with a slider that says the day, and by the pointer', async ({ page }) => {
    await page.goto(`/kk/${PROGRAMME}`);
    await page.getByText('Өткен күнгі көрініс').click();
    const slider = page.getByRole('slider', { name: 'Бағдарлама мерзімі бойынша жылжу' });
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(slider).toHaveAttribute('aria-valuetext', /^2026\sжылғы 19 қараша$/);
    await expect(page.locator('#as-of')).toHaveValue('2026-11-19');
    await expect(page).toHaveURL(new RegExp(`/kk/${PROGRAMME}$`));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\?asOf=2026-11-19$/);

    await page.getByText('Басқа күн').click();
    const box = await slider.boundingBox();
    if (!box) throw new Error('The slider has no box');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect(page).toHaveURL(/\?asOf=2024-1[01]-\d\d$/);
  });

  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false });

    test('is chosen with the field, on every page that shows it, and keeps the rest of the address', async ({
      page,
    }) => {
      await page.goto(PLEDGE);
      await page.getByText('View as of a past date').click();
      await expect(page.locator('#as-of-slider')).toBeHidden();
      await page.getByLabel('Day').fill('2025-01-01');
      await page.getByRole('button', { name: 'Show that day' }).click();
      await expect(page).toHaveURL(`${PLEDGE}?asOf=2025-01-01`);
      await page.getByRole('link', { name: 'What has changed since' }).click();
      await expect(page).toHaveURL(`${HOME}/changes?from=2025-01-01`);

      await page.goto(`${HOME}/pledges?group=in_trouble&asOf=2025-01-01`);
      await page.getByText('Another day').click();
      await page.getByLabel('Day').fill('2025-12-31');
      await page.getByRole('button', { name: 'Show that day' }).click();
      await expect(page).toHaveURL(`${HOME}/pledges?group=in_trouble&asOf=2025-12-31`);
    });
  });
});
