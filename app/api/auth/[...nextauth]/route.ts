import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/accounts/auth-options';

interface Context {
  readonly params: Promise<{ nextauth: string[] }>;
}

/**
 * next-auth's own endpoints (session, csrf, sign-in for scripts, sign-out). It answers malformed addresses to return to with
 * a 500; here they are what they are, a bad request.
 */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  const response: Response = await NextAuth(request, context, authOptions());
  return response.status === 500
    ? Response.json({ message: 'This request cannot be answered.' }, { status: 400 })
    : response;
}

export { handler as GET, handler as POST };
