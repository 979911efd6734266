import { expect, test } from '../fixtures';
import { API, FEED, HOME, pledgePath } from '../steps/addresses';

const PAGES = [HOME, `${HOME}/pledges`, pledgePath('housing-construction')];

for (const address of [...PAGES, FEED, `${API}/pledges`, '/en/no-such-page']) {
  test(`${address} carries the headers that protect its reader`, async ({ request }) => {
    const headers = (await request.get(address)).headers();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe-');
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  });
}

for (const address of PAGES) {
  test(`${address} comes without the framework’s scripts`, async ({ request }) => {
    const html = await (await request.get(address)).text();
    expect(html).not.toContain('/_next/static/chunks/main');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc="\/enhance\/)(?![^>]*type="application\/ld\+json")/);
    expect(html).not.toMatch(/<link[^>]+as="script"/);
  });
}

test('the address alone leads to the reader’s language, and to the one programme', async ({ request }) => {
  const kazakh = await request.get('/', { headers: { 'Accept-Language': 'tr, en;q=0.5' }, maxRedirects: 0 });
  expect(kazakh.status()).toBe(307);
  expect(kazakh.headers().location).toMatch(/\/en$/);
  const home = await request.get('/en', { maxRedirects: 0 });
  expect(home.status()).toBe(307);
  expect(home.headers().location).toMatch(new RegExp(`${HOME}$`));
});

test('the site says whether it lives and is ready', async ({ request }) => {
  expect((await request.get('/api/health/live')).status()).toBe(200);
  expect((await request.get('/api/health/ready')).status()).toBe(200);
});

for (const address of [`${HOME}/pledges`, '/en/sign-in']) {
  test.describe(`what somebody planted in ${address}`, () => {
    // The framework notes that the page is not the one it made.
    test.use({ expectedMessages: [/Content Security Policy|Minified React error #418/] });

    test('does not run', async ({ page }) => {
      await page.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
          sessionStorage.setItem(violatedDirective, 'stopped');
        });
      });
      await page.route(`**${address}`, async (route) => {
        const response = await route.fetch();
        const planted = `<script>document.title = 'planted'</script><script src="https://evil.example/x.js"></script>
          <img src="data:," alt="" style="position:fixed" onerror="document.title = 'planted'">`;
        await route.fulfill({
          response,
          body: (await response.text()).replace('</main>', `${planted}</main>`),
        });
      });
      await page.goto(address);
      const stopped = await page.evaluate(() => Object.keys(sessionStorage));
      expect(stopped).toEqual(
        expect.arrayContaining(['script-src-elem', 'script-src-attr', 'style-src-attr']),
      );
      expect(await page.title()).not.toBe('planted');
    });
  });
}
