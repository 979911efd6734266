import type { AuthOptions } from 'next-auth';
import type { CredentialsConfig } from 'next-auth/providers/credentials';
import { z } from 'zod';
import { publicOrigin } from '@/lib/core/env';
import { DEFAULT_LOCALE } from '@/lib/core/i18n/locales';
import { log } from '@/lib/core/log';
import { sessionSecret } from '@/lib/core/session-secret';
import { clientAddress } from './client-address';
import { signIn } from './mutations';
import type { SessionClaim } from './types';

declare module 'next-auth' {
  interface Session {
    claim: SessionClaim | null;
  }
  interface User {
    sessionVersion: number;
  }
}

/** A working day. Each figure published starts it anew. */
export const SESSION_SECONDS = 12 * 60 * 60;

const claimSchema = z.object({ sub: z.uuid(), sv: z.number().int(), by: z.literal('provider').optional() });

/** What next-auth stores in the cookie: whose session, of which version. Roles are read from the row each time. */
export function toToken(claim: SessionClaim): z.input<typeof claimSchema> {
  return { sub: claim.userId, sv: claim.sessionVersion, ...(claim.isByProvider && { by: 'provider' }) };
}

/** Reads what `toToken` wrote; null for anything else. */
export function toClaim(token: unknown): SessionClaim | null {
  const read = claimSchema.safeParse(token);
  if (!read.success) return null;
  const { sub, sv, by } = read.data;
  return { userId: sub, sessionVersion: sv, ...(by === 'provider' && { isByProvider: true }) };
}

export function isSecureSite(): boolean {
  return publicOrigin().startsWith('https://');
}

/** Bound to this very host and to https where the site has it, so that no neighbour under the same domain can set it. */
function cookieName(name: string): string {
  return `${isSecureSite() ? '__Host-' : ''}next-auth.${name}`;
}

/** Written out, because the sign-in form sets the cookie too. */
export function sessionCookieName(): string {
  return cookieName('session-token');
}

export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecureSite() } as const;
}

/** As long as somebody may take at the provider of sign-in. */
const PROVIDER_SECONDS = 15 * 60;

/** next-auth's cookies under its own names, but all with the stricter prefix. */
function cookieSettings(): NonNullable<AuthOptions['cookies']> {
  const options = sessionCookieOptions();
  const passing = { ...options, maxAge: PROVIDER_SECONDS };
  return {
    sessionToken: { name: sessionCookieName(), options },
    callbackUrl: { name: cookieName('callback-url'), options },
    csrfToken: { name: cookieName('csrf-token'), options },
    pkceCodeVerifier: { name: cookieName('pkce.code_verifier'), options: passing },
    state: { name: cookieName('state'), options: passing },
    nonce: { name: cookieName('nonce'), options: passing },
  };
}

const credentialsProvider: CredentialsConfig = {
  id: 'credentials',
  name: 'Credentials',
  type: 'credentials',
  credentials: { email: { type: 'email' }, password: { type: 'password' } },
  async authorize(typed, request) {
    const forwarded: unknown = request.headers?.['x-forwarded-for'];
    const signedIn = await signIn({
      email: String(typed?.email ?? ''),
      password: String(typed?.password ?? ''),
      address: clientAddress(typeof forwarded === 'string' ? forwarded : null),
    });
    if (signedIn.ok) {
      // This door has no second step: who needs one comes by the site's own page.
      if (signedIn.value.next === 'code') throw new Error('second_step');
      const { userId, sessionVersion } = signedIn.value.claim;
      return { id: userId, sessionVersion };
    }
    // Thrown, because next-auth shows nothing but the message of an error.
    if (signedIn.refusals.some(({ code }) => code === 'too_many_attempts'))
      throw new Error('too_many_attempts');
    return null;
  },
};

/** Cookies that are too old or not ours, and malformed addresses: everyday matters that say nothing about the site. */
const VISITORS_MATTERS = new Set(['JWT_SESSION_ERROR', 'INVALID_CALLBACK_URL_ERROR']);

/** The message of an error alone: what a provider answered could hold what lets somebody in. */
function reasonOf(metadata: unknown): string {
  const inner = metadata instanceof Error ? metadata : (metadata as { error?: unknown } | null)?.error;
  return inner instanceof Error ? inner.message : 'unknown';
}

/** next-auth's settings. A function, because the start completes the environment after this module is loaded. */
export function authOptions(): AuthOptions {
  const signInPage = `/${DEFAULT_LOCALE}/sign-in`;
  return {
    secret: sessionSecret(),
    // next-auth hands the options of a provider over a second time below this key.
    providers: [{ ...credentialsProvider, options: credentialsProvider }],
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    jwt: { maxAge: SESSION_SECONDS },
    useSecureCookies: isSecureSite(),
    cookies: cookieSettings(),
    pages: { signIn: signInPage, signOut: `/${DEFAULT_LOCALE}/account`, error: signInPage },
    callbacks: {
      jwt: ({ token, user }) =>
        user ? { ...toToken({ userId: user.id, sessionVersion: user.sessionVersion }) } : token,
      // No more than the claim: whether it still holds, the account's row says (session.ts).
      session: ({ session, token }) => ({ expires: session.expires, claim: toClaim(token) }),
    },
    logger: {
      error: (code, metadata) => {
        if (VISITORS_MATTERS.has(code)) log().debug({ code });
        // A provider that is down, a visitor who was too slow, a wrong client secret: the operator may want to know which.
        else if (code.includes('OAUTH')) log().warn({ code, reason: reasonOf(metadata) }, 'next-auth');
        else log().error({ code, reason: reasonOf(metadata) }, 'next-auth');
      },
      warn: (code) => log().debug({ code }, 'next-auth'),
      debug: () => {},
    },
  };
}
