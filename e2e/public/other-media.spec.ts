import { expect, test } from '../fixtures';
import { HOME } from '../steps/addresses';

test('on paper the data of a chart stands open', async ({ page }) => {
  await page.goto(`${HOME}/pledges/housing-construction`);
  const table = page.locator('details table').first();
  await expect(table).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(table).toBeVisible();
});

test('in the colours of the reader the current page of the navigation has a frame of its own', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`${HOME}/method`);
  const tabs = page.getByRole('navigation').locator('li a');
  const framed = await tabs.evaluateAll((links) =>
    links.filter((link) => getComputedStyle(link).borderTopWidth !== '0px').map((link) => link.ariaCurrent),
  );
  expect(framed).toEqual(['page']);
});
