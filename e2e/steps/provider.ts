import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import Provider from 'oidc-provider';

/** Somebody who has an account at the provider; `login` is what they type there. */
export interface ProviderPerson {
  readonly login: string;
  readonly email?: string;
  readonly isVerified?: boolean;
  readonly name?: string;
}

export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Makes somebody known; again, with another address, where the login is known. */
  add(person: ProviderPerson): void;
  stop(): Promise<void>;
}

/** An OpenID Connect provider on this machine, with pages to sign in and consent on, for the site at `siteUrl`. */
export async function startProvider(port: number, siteUrl: string): Promise<TestProvider> {
  const issuer = `http://localhost:${port}`;
  const people = new Map<string, ProviderPerson>();
  const clientId = 'pledges';
  const clientSecret = 'a secret between the two of them';
  const provider = quietly(
    () =>
      new Provider(issuer, {
        clients: [
          {
            client_id: clientId,
            client_secret: clientSecret,
            redirect_uris: [`${siteUrl}/api/auth/callback/oidc`],
          },
        ],
        cookies: { keys: ['only for this test'] },
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
        pkce: { required: () => true },
        findAccount: (_, accountId) => ({
          accountId,
          claims: () => {
            const { email, isVerified, name } = people.get(accountId) ?? {};
            return {
              sub: accountId,
              ...(email !== undefined && { email, email_verified: isVerified === true }),
              ...(name !== undefined && { name }),
            };
          },
        }),
      }),
  );
  const handle = provider.callback();
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  return {
    issuer,
    clientId,
    clientSecret,
    add: (person) => people.set(person.login, person),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Its built-in pages and keys are for tests only, and it says so at length. */
function quietly<T>(work: () => T): T {
  const { warn, info } = console;
  console.warn = () => {};
  console.info = () => {};
  try {
    return work();
  } finally {
    console.warn = warn;
    console.info = info;
  }
}

/** Signs in at the provider, whose page is open, and consents. */
export async function passProvider(page: Page, login: string): Promise<void> {
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill('anything');
  await page.locator('button[type=submit]').click();
  await page.locator('button[type=submit]').click();
}
