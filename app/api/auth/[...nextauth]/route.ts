import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { isAuthEndpoint } from '@/lib/accounts/auth-endpoints';
import { authOptions } from '@/lib/accounts/auth-options';
import { clientAddress } from '@/lib/accounts/client-address';
import { arrive, callbackProblem, problemPath, providerOptions } from '@/lib/accounts/identities/arrival';
import { currentJourney, endJourney } from '@/lib/accounts/identities/journey';
import { providerName } from '@/lib/accounts/identities/provider';
import { currentActor } from '@/lib/accounts/session';
import { DEFAULT_LOCALE } from '@/lib/core/i18n/locales';

interface Context {
  readonly params: Promise<{ nextauth: string[] }>;
}

/**
 * next-auth's own endpoints (session, csrf, sign-in for scripts, sign-out, the way back from a provider), as far as they are used.
 * It answers malformed addresses to return to with a 500; here they are what they are, a bad request.
 */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  const [first] = nextauth;
  // Where next-auth sends browsers when it fails; what went wrong stands in the log.
  if (first === 'error' && request.method === 'GET') return leadTo(`/${DEFAULT_LOCALE}/sign-in`);
  if (!isAuthEndpoint(request.method, nextauth, providerName() !== null))
    return Response.json({ message: 'There is nothing at this address.' }, { status: 404 });
  if (nextauth.join('/') === 'callback/oidc') return fromProvider(request, context);
  // The cookie of a session that was ended is still well formed: next-auth alone would take it for a session.
  if (first === 'session' && (await currentActor()) === null) return Response.json({});
  const response: Response = await NextAuth(request, context, authOptions());
  return response.status === 500
    ? Response.json({ message: 'This request cannot be answered.' }, { status: 400 })
    : response;
}

/** Somebody comes back from the provider: next-auth proves what they bring, and they land on a page of ours either way. */
async function fromProvider(request: NextRequest, context: Context): Promise<Response> {
  const journey = await currentJourney();
  const address = clientAddress(request.headers.get('x-forwarded-for'));
  let destination: string | null = null;
  const options = providerOptions(async (claims) => {
    destination = await arrive(claims, journey, address);
    return destination;
  });
  const hasState = request.cookies.getAll().some(({ name }) => name.endsWith('next-auth.state'));
  // What it answers does not matter: where to go, and with which cookies, is ours to say.
  await NextAuth(request, context, options);
  await endJourney();
  const problem = callbackProblem(request.nextUrl.searchParams, hasState);
  return leadTo(destination ?? problemPath(problem, journey?.locale));
}

function leadTo(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path } });
}

export { handler as GET, handler as POST };
