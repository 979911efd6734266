import { expect, test } from '../fixtures';

test.describe('what is not there', () => {
  for (const path of [
    '/en/nowhere',
    '/en/tokayev-2022/pledges/no-such-pledge',
    '/xx',
    '/en/tokayev-2022/updates/999999',
  ]) {
    test(`${path} is a real 404`, async ({ request }) => {
      const response = await request.get(path);
      expect(response.status()).toBe(404);
      expect(response.headers()['content-type']).toContain('text/html');
    });
  }
});
