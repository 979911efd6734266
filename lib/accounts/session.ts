import type { Route } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import { encode } from 'next-auth/jwt';
import { cache } from 'react';
import {
  authOptions,
  SESSION_SECONDS,
  sessionCookieName,
  sessionCookieOptions,
  sessionSecret,
  toToken,
} from './auth-options';
import type { Actor, SessionClaim } from './types';

/**
 * Who asks: the account of the session cookie, checked against its row on each request (version of its sessions, not disabled);
 * the role is the row's. Null for a visitor and for a session that has ended.
 */
export const currentActor: () => Promise<Actor | null> = cache(async () => {
  const session = await getServerSession(authOptions());
  return session?.actor ?? null;
});

/** The actor of a page of the desk; a visitor is led to signing in and back. `path` has no host. */
export async function requireActor(locale: string, path: string): Promise<Actor> {
  const actor = await currentActor();
  if (actor) return actor;
  redirect(`/${locale}/sign-in?${new URLSearchParams({ next: path })}` as Route);
}

/** Begins a session, or renews it: sets the cookie that next-auth itself would set. Only inside an action or route. */
export async function beginSession(claim: SessionClaim): Promise<void> {
  const token = await encode({ token: toToken(claim), secret: sessionSecret(), maxAge: SESSION_SECONDS });
  const jar = await cookies();
  jar.set(sessionCookieName(), token, { ...sessionCookieOptions(), maxAge: SESSION_SECONDS });
}

/** Ends the session of this browser. Only inside an action or route. */
export async function endSession(): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(), '', { ...sessionCookieOptions(), maxAge: 0 });
}
