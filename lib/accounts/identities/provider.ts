import type { Profile, TokenSet } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { env } from '@/lib/core/env';

/** What the provider is called below `/api/auth/`; its callback address is made of it. */
export const PROVIDER_ID = 'oidc';

/** A provider that does not answer for so long will not: somebody is waiting for the page. */
const SILENCE_MS = 5_000;

/** What the provider is called on the page; null when people sign in with passwords only. */
export function providerName(): string | null {
  const { OIDC_ISSUER, OIDC_NAME } = env();
  return OIDC_ISSUER === undefined ? null : (OIDC_NAME ?? new URL(OIDC_ISSUER).hostname);
}

/**
 * The provider for next-auth: found by discovery, with code flow, PKCE, state and nonce. The identity comes from the ID token, whose
 * signature, issuer, audience, time and nonce have been checked by then; who the person is, from there and from the userinfo.
 *
 * @throws when there is none (`providerName`)
 */
export function providerConfig(): OAuthConfig<Profile> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env();
  if (!issuer || !clientId || !clientSecret) throw new Error('OIDC_ISSUER is not set: there is no provider.');
  return {
    id: PROVIDER_ID,
    name: 'OpenID Connect',
    type: 'oauth',
    // OpenID Connect Discovery 1.0, section 4.
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    authorization: { params: { scope: 'openid email profile' } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    httpOptions: { timeout: SILENCE_MS },
    userinfo: {
      request: async ({ tokens, client }) => {
        const claims = claimsOf(tokens);
        // Most providers put the e-mail address into the ID token; those that keep to the letter do not.
        if ('email' in claims || client.issuer.metadata.userinfo_endpoint === undefined) return claims;
        const said = await client.userinfo(tokens.access_token ?? '');
        if (said.sub !== claims.sub) throw new Error('The userinfo is about somebody else.');
        return { ...said, ...claims };
      },
    },
    // Who it is here, the sign-in callback finds out: next-auth keeps no account.
    profile: ({ sub }) => ({ id: sub ?? '', sessionVersion: 0 }),
  };
}

/** What the ID token says. It has been verified before this is called (openid-client's `callback`). */
function claimsOf({ id_token: token = '' }: TokenSet): Profile {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  return typeof claims === 'object' && claims !== null ? { ...claims } : {};
}
