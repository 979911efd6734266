import type { Route } from 'next';
import type { AuthOptions } from 'next-auth';
import { env } from '@/lib/core/env';
import { DEFAULT_LOCALE } from '@/lib/core/i18n/locales';
import { log } from '@/lib/core/log';
import { authOptions } from '../auth-options';
import { followFirstStep } from '../second-step/pending-cookie';
import { readClaims } from './claims';
import type { Journey } from './journey';
import { signInByProvider } from './mutations';
import { providerConfig } from './provider';
import { PROVIDER_PROBLEMS, type ProviderProblem } from './types';

/** The page that says why nobody was signed in through the provider. */
export function problemPath(problem: ProviderProblem, locale: string = DEFAULT_LOCALE): Route {
  return `/${locale}/sign-in?${new URLSearchParams({ provider: problem })}` as Route;
}

/**
 * next-auth's settings for the way to the provider and back. next-auth proves what the provider says; the session is ours to begin,
 * as after a password, so its sign-in callback always answers with where to go instead of letting next-auth begin one.
 */
export function providerOptions(arrive: (claims: unknown) => Promise<string>): AuthOptions {
  const options = authOptions();
  return {
    ...options,
    providers: [providerConfig()],
    callbacks: { ...options.callbacks, signIn: ({ profile }) => arrive(profile) },
  };
}

/** Where to lead somebody whom the provider has sent, after what it says about them; begins their session. Only inside a route. */
export async function arrive(claims: unknown, journey: Journey | null, address: string): Promise<Route> {
  const { locale = DEFAULT_LOCALE, next = `/${locale}/editor`, invitation = null, name } = journey ?? {};
  try {
    const arrival = readClaims(claims);
    if (arrival === null || arrival.issuer !== env().OIDC_ISSUER) {
      log().error({ issuer: arrival?.issuer }, 'the provider names itself otherwise than OIDC_ISSUER');
      return problemPath('failed', locale);
    }
    const signedIn = await signInByProvider(
      { ...arrival, name: name ?? arrival.name },
      { address, invitation },
    );
    if (signedIn.ok) return await followFirstStep(signedIn.value, locale, next);
    const problem = PROVIDER_PROBLEMS.find((one) => one === signedIn.refusals[0]?.code);
    return problemPath(problem ?? 'failed', locale);
  } catch (error) {
    log().error({ err: error }, 'a sign-in through the provider failed');
    return problemPath('failed', locale);
  }
}

/** What went wrong before next-auth had anything to prove, from what the provider sent back with the visitor. */
export function callbackProblem(query: URLSearchParams, hasState: boolean): ProviderProblem {
  if (query.get('error') === 'access_denied') return 'denied';
  return hasState ? 'failed' : 'expired';
}
