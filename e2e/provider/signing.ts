import { startMailServer, type TestMailServer } from '../../lib/core/testing/mail-server';
import { freeLocalPort } from '../../lib/server/free-port';
import { test as base } from '../fixtures';
import { type Site, startSite } from '../site';
import { startProvider, type TestProvider } from '../steps/provider';

export { expect } from '../fixtures';

export interface Signing {
  readonly site: Site;
  readonly provider: TestProvider;
  readonly mail: TestMailServer;
}

/** Addresses that begin so have a full box: the mail server refuses them. */
export const FULL_BOX = 'full.';

/** Tests on a site that sends mail and has a provider of sign-in. */
export const test = base.extend<object, { signing: Signing }>({
  signing: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the fixtures taken apart, also where there are none.
    async ({}, use) => {
      const port = String(await freeLocalPort());
      const mail = await startMailServer({ refuses: (address) => address.startsWith(FULL_BOX) });
      const provider = await startProvider(await freeLocalPort(), `http://localhost:${port}`);
      const site = await startSite('signing', {
        PORT: port,
        SMTP_URL: mail.url,
        MAIL_FROM: 'The pledges <pledges@example.org>',
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: provider.clientId,
        OIDC_CLIENT_SECRET: provider.clientSecret,
        OIDC_NAME: 'Newsroom ID',
      });
      await use({ site, provider, mail });
      await Promise.all([site.stop(), provider.stop(), mail.stop()]);
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ signing }, use) => {
    await use(signing.site.url);
  },
});
