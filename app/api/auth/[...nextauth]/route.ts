import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { isAuthEndpoint } from '@/lib/accounts/auth-endpoints';
import { authOptions } from '@/lib/accounts/auth-options';
import { currentActor } from '@/lib/accounts/session';
import { DEFAULT_LOCALE } from '@/lib/core/i18n/locales';

interface Context {
  readonly params: Promise<{ nextauth: string[] }>;
}

/**
 * next-auth's own endpoints (session, csrf, sign-in for scripts, sign-out), as far as they are used. It answers malformed
 * addresses to return to with a 500; here they are what they are, a bad request.
 */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  const [first] = nextauth;
  // Where next-auth sends browsers when it fails; what went wrong stands in the log.
  if (first === 'error' && request.method === 'GET')
    return new Response(null, { status: 303, headers: { Location: `/${DEFAULT_LOCALE}/sign-in` } });
  if (!isAuthEndpoint(request.method, nextauth))
    return Response.json({ message: 'There is nothing at this address.' }, { status: 404 });
  // The cookie of a session that was ended is still well formed: next-auth alone would take it for a session.
  if (first === 'session' && (await currentActor()) === null) return Response.json({});
  const response: Response = await NextAuth(request, context, authOptions());
  return response.status === 500
    ? Response.json({ message: 'This request cannot be answered.' }, { status: 400 })
    : response;
}

export { handler as GET, handler as POST };
