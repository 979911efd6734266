import { expect, test } from '../fixtures';
import { HOME, pledgePath } from '../steps/addresses';

const PLEDGE = pledgePath('housing-construction');

test('a chart is read out by keyboard, and Escape leaves', async ({ page }) => {
  await page.goto(PLEDGE);
  const slider = page.getByRole('slider', { name: 'Read the chart out point by point' });
  const readOut = page.locator('.read-out');
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
  await expect(page.locator('.read-out')).toContainText('million m²');
  await page.mouse.move(0, 0);
  await expect(page.locator('.read-out')).toHaveText('');
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

test('the overview shows how the statuses came about, as picture, table and file', async ({
  page,
  request,
}) => {
  await page.goto(HOME);
  const section = page.getByRole('region', { name: 'How it has changed' });
  await expect(section.getByRole('img').filter({ visible: true })).toHaveCount(1);
  await section.getByText('The chart as a table').click();
  const rows = section.getByRole('row');
  await expect(rows.nth(1)).toContainText('26 November 2022');
  const address = await section.getByRole('link', { name: 'CSV' }).getAttribute('href');
  const lines = (await (await request.get(address ?? '')).text()).trim().split('\r\n');
  expect(lines[0]).toContain('date,fulfilled,on_course,in_trouble,not_yet_known');
  // The last line is what the sentence at the top of the page says.
  const [, fulfilled = '', onCourse = ''] = (lines.at(-1) ?? '').split(',');
  await expect(page.getByRole('main')).toContainText(
    new RegExp(`${fulfilled} (is|are) fulfilled, ${onCourse} on course`),
  );
});

test('a theme shows its targets as small charts, each leading to its pledge', async ({ page }) => {
  await page.goto(pledgePath('housing-construction'));
  await page
    .getByRole('navigation')
    .getByRole('link', { name: 'Regions, housing and infrastructure' })
    .click();
  const section = page.getByRole('region', { name: 'Progress against expectation' });
  await section.getByRole('link', { name: 'New housing commissioned' }).first().click();
  await expect(page).toHaveURL(/housing-construction#new-housing-commissioned$/);
});
