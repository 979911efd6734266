import { expect, test } from '../fixtures';
import { HOME, PROGRAMME, pledgePath } from '../steps/addresses';

for (const [path, title] of [
  [HOME, 'A Just Kazakhstan'],
  [pledgePath('housing-construction'), '111 million square metres'],
  [`${HOME}/themes/energy`, 'Energy'],
  [`${HOME}/principles/fair-state`, ''],
  [`${HOME}/pledges`, ''],
  [`${pledgePath('housing-construction')}?asOf=2024-12-31`, '111 million'],
] as const) {
  test(`a link to ${path} is shown with a picture of its own`, async ({ page, request, baseURL }) => {
    await page.goto(path);
    const meta = async (name: string) =>
      (await page.locator(`head meta[property="${name}"]`).getAttribute('content')) ?? '';
    expect(await meta('og:title')).toContain(title);
    expect(await meta('og:image:alt')).not.toMatch(/^$|undefined|[<>{}]/);
    expect([await meta('og:image:width'), await meta('og:image:height')]).toEqual(['1200', '630']);
    await expect(page.locator('head meta[name="twitter:card"]')).toHaveAttribute(
      'content',
      'summary_large_image',
    );
    const address = await meta('og:image');
    expect(address.startsWith(`${baseURL}/en/${PROGRAMME}`)).toBe(true);
    expect(new URL(address).search).toBe(new URL(path, baseURL).search);
    const picture = await request.get(address);
    expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png']);
    const png = await picture.body();
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    const again = await request.get(address, { headers: { 'If-None-Match': picture.headers().etag ?? '' } });
    expect(again.status()).toBe(304);
  });
}
