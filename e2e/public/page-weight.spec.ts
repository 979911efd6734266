import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { HOME, PROGRAMME, pledgePath } from '../steps/addresses';

/** What a first visit may transfer in all, headers included: page, styles, scripts of ours, icon. */
const FIRST_VISIT_BYTES = 40 * 1024;
/** What each later page may. */
const LATER_PAGE_BYTES = 15 * 1024;

/** Counts what the browser itself says came over the wire, from now on. */
async function countTransfers(page: Page): Promise<{ session: CDPSession; take: () => Transfers }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const urls = new Map<string, string>();
  let bytes: [string, number][] = [];
  session.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    bytes.push([urls.get(requestId) ?? requestId, encodedDataLength]),
  );
  return {
    session,
    take: () => {
      const taken = bytes;
      bytes = [];
      return { all: taken.reduce((sum, [, length]) => sum + length, 0), each: taken };
    },
  };
}

interface Transfers {
  readonly all: number;
  readonly each: readonly [string, number][];
}

const FIRST = { dashboard: '', pledge: '/pledges/housing-construction' } as const;

for (const locale of ['en', 'kk', 'ru']) {
  for (const [name, path] of Object.entries(FIRST)) {
    test(`a first visit to the ${name} in ${locale} is light, and the next page lighter`, async ({
      page,
    }) => {
      const { take } = await countTransfers(page);
      await page.goto(`/${locale}/${PROGRAMME}${path}`, { waitUntil: 'networkidle' });
      const first = take();
      expect(first.all, JSON.stringify(first.each)).toBeGreaterThan(5_000);
      expect(first.all, JSON.stringify(first.each)).toBeLessThanOrEqual(FIRST_VISIT_BYTES);
      const other = path === '' ? FIRST.pledge : '/pledges/irrigation-canals';
      await page.goto(`/${locale}/${PROGRAMME}${other}`, { waitUntil: 'networkidle' });
      const later = take();
      expect(later.all, JSON.stringify(later.each)).toBeGreaterThan(1_000);
      expect(later.all, JSON.stringify(later.each)).toBeLessThanOrEqual(LATER_PAGE_BYTES);
    });
  }
}

test('a page that is visited again comes from the browser’s own memory', async ({ page }) => {
  const { take } = await countTransfers(page);
  await page.goto(HOME, { waitUntil: 'networkidle' });
  await page.goto(pledgePath('housing-construction'), { waitUntil: 'networkidle' });
  take();
  const again = await page.goto(HOME, { waitUntil: 'networkidle' });
  expect([200, 304]).toContain(again?.status());
  const { all, each } = take();
  expect(all, JSON.stringify(each)).toBeLessThan(2_000);
});
