import { expect, test } from '../fixtures';
import { pledgePath } from '../steps/addresses';

const PLEDGE = pledgePath('housing-construction');

test('a chart is read out by keyboard, and Escape leaves', async ({ page }) => {
  await page.goto(PLEDGE);
  const slider = page.getByRole('slider', { name: 'Read the chart out point by point' });
  const readOut = page.getByRole('status');
  await slider.focus();
  await page.keyboard.press('End');
  await expect(readOut).toContainText('31 December 2029');
  // Back over the forecast, the target and the range of the forecast to the last value that counts.
  const words = /57 million m² · Expected by then: 46.7 million m² · Source: \S/;
  for (let step = 0; step < 8; step += 1) {
    if (words.test((await readOut.textContent()) ?? '')) break;
    await page.keyboard.press('ArrowLeft');
  }
  await expect(readOut).toHaveText(words);
  await page.keyboard.press('Escape');
  await expect(readOut).toHaveText('');
  await expect(slider).not.toBeFocused();
});

test('a chart is read out where the pointer is', async ({ page }) => {
  await page.goto(PLEDGE);
  const chart = page.getByRole('img', { name: /57/ }).first();
  const box = await chart.boundingBox();
  if (!box) throw new Error('The chart is not shown.');
  await chart.hover({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect(page.getByRole('status')).toContainText('million m²');
  await page.mouse.move(0, 0);
  await expect(page.getByRole('status')).toHaveText('');
});

test('without scripts the table has what would be read out', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(PLEDGE);
  await expect(page.getByRole('slider')).toHaveCount(0);
  await page.getByText('The chart as a table').first().click();
  const row = page.getByRole('row', { name: '31 December 2025' }).filter({ hasText: '46.7 million m²' });
  await expect(row.filter({ hasText: '57 million m²' })).toBeVisible();
  await context.close();
});

for (const [name, type] of [
  ['SVG', 'image/svg+xml'],
  ['PNG', 'image/png'],
  ['CSV', 'text/csv'],
] as const) {
  test(`a chart can be taken away as ${name}, also of a past day`, async ({ page, request }) => {
    await page.goto(`${PLEDGE}?asOf=2026-06-30`);
    const address = await page.getByRole('link', { name, exact: true }).first().getAttribute('href');
    expect(address).toContain('asOf=2026-06-30');
    const answer = await request.get(address ?? '');
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toContain(type);
    expect(answer.headers().etag).toBeTruthy();
    expect((await request.get(`${address}&width=9`)).status()).toBe(400);
  });
}
