import type { Route } from 'next';
import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import { decode, encode } from 'next-auth/jwt';
import { cache } from 'react';
import { log } from '@/lib/core/log';
import { sessionSecret } from '@/lib/core/session-secret';
import {
  authOptions,
  SESSION_SECONDS,
  sessionCookieName,
  sessionCookieOptions,
  toClaim,
  toToken,
} from './auth-options';
import { can } from './permissions';
import { getSessionActor } from './queries';
import type { Actor, SessionClaim } from './types';

/**
 * Who asks: the account of the session cookie, checked against its row on each request (version of its sessions, not disabled);
 * the role is the row's. Null for a visitor and for a session that has ended.
 */
export const currentActor: () => Promise<Actor | null> = cache(async () => {
  const claim = await currentClaim();
  return claim && getSessionActor(claim);
});

async function currentClaim(): Promise<SessionClaim | null> {
  try {
    return (await getServerSession(authOptions()))?.claim ?? null;
  } catch (error) {
    // next-auth throws when one of its other cookies was tampered with. Whoever did that is not signed in.
    log().debug({ err: error }, 'next-auth refused the cookies of a request');
    return null;
  }
}

/** Where somebody who is held back sets up the second factor that their role needs. */
export function setUpPath(locale: string, next: string): Route {
  return `/${locale}/account/second-factor?${new URLSearchParams({ next })}` as Route;
}

/**
 * The actor of a page of the desk; a visitor is led to signing in and back, and whoever is held back to setting up their second
 * factor. `path` has no host.
 */
export async function requireActor(locale: string, path: string): Promise<Actor> {
  const actor = await currentActor();
  if (actor?.isHeldBack) redirect(setUpPath(locale, path));
  if (actor && !can(actor, 'desk.enter')) notFound();
  if (actor) return actor;
  redirect(`/${locale}/sign-in?${new URLSearchParams({ next: path })}` as Route);
}

/** Begins a session, or renews it: sets the cookie that next-auth itself would set. Only inside an action or route. */
export async function beginSession(claim: SessionClaim): Promise<void> {
  const token = await encode({ token: toToken(claim), secret: sessionSecret(), maxAge: SESSION_SECONDS });
  const jar = await cookies();
  jar.set(sessionCookieName(), token, { ...sessionCookieOptions(), maxAge: SESSION_SECONDS });
}

/** Goes on with a session whose others were ended: it stays what it was, also one that came by a provider. */
export async function continueSession(claim: SessionClaim): Promise<void> {
  const present = await currentClaim();
  await beginSession({ ...claim, ...(present?.isByProvider && { isByProvider: true }) });
}

/** Starts the session's time anew: whoever goes on working is not signed out in the middle. Only inside an action. */
export async function renewSession(): Promise<void> {
  const token = (await cookies()).get(sessionCookieName())?.value;
  if (token === undefined) return;
  const claim = toClaim(await decode({ token, secret: sessionSecret() }));
  if (claim) await beginSession(claim);
}

/** Ends the session of this browser. Only inside an action or route. */
export async function endSession(): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(), '', { ...sessionCookieOptions(), maxAge: 0 });
}
