import { startMailServer } from '../../lib/core/testing/mail-server';
import { test as base } from '../fixtures';
import { type Site, startSite } from '../site';
import { type Account, addAccount } from '../steps/accounts';
import { RawClient } from '../steps/raw-client';

export { expect } from '../fixtures';

/** Where the public finds it, through a proxy with TLS that these tests do without. */
export const PUBLIC_ORIGIN = 'https://pledges.example.org';

export interface HttpsSite {
  readonly site: Site;
  readonly admin: Account;
  /** A client that nobody has used before. */
  readonly visitor: () => RawClient;
}

/** Tests on a site of their own that is https for the public. */
export const test = base.extend<object, { https: HttpsSite }>({
  https: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the fixtures taken apart, also where there are none.
    async ({}, use) => {
      const mail = await startMailServer();
      const site = await startSite('hostile', {
        PLEDGEBOOK_URL: PUBLIC_ORIGIN,
        PLEDGEBOOK_CONTACT: 'newsroom@example.org',
        SMTP_URL: mail.url,
        MAIL_FROM: 'pledges@example.org',
      });
      const admin = await addAccount('admin', 'Saule', site.data);
      await use({ site, admin, visitor: () => new RawClient(site.url, PUBLIC_ORIGIN) });
      await Promise.all([site.stop(), mail.stop()]);
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});
