import type { Route } from 'next';
import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { sessionSecret } from '@/lib/core/session-secret';
import { isSecureSite, sessionCookieOptions } from '../auth-options';
import { rememberDevice } from '../known-places/device-cookie';
import { beginSession } from '../session';
import type { FirstStep, PendingSignIn } from './types';

/** Long enough to find the phone, no longer: so long the password is not asked for again. */
const PENDING_SECONDS = 5 * 60;

/** Makes the key another than the session's, so that this cookie can never be taken for a session. */
const PURPOSE = 'second step of signing in';

const pendingSchema = z.object({
  sub: z.uuid(),
  sv: z.number().int(),
  line: z.string().regex(/^\d{1,18}$/),
  by: z.literal('provider').optional(),
  from: z.string().nullable(),
});

function cookieName(): string {
  return `${isSecureSite() ? '__Host-' : ''}pledgebook.second-step`;
}

/** What the cookie of the second step holds, encrypted; for five minutes. */
export function sealPending(pending: PendingSignIn): Promise<string> {
  const { userId, sessionVersion, signInId, knownAs, isByProvider } = pending;
  const token: z.input<typeof pendingSchema> = {
    sub: userId,
    sv: sessionVersion,
    line: signInId,
    from: knownAs,
    ...(isByProvider && { by: 'provider' }),
  };
  return encode({ token, secret: sessionSecret(), salt: PURPOSE, maxAge: PENDING_SECONDS });
}

/** Reads what `sealPending` wrote; null for anything else, and when the time is over. */
export async function openPending(sealed: string): Promise<PendingSignIn | null> {
  try {
    const read = pendingSchema.safeParse(
      await decode({ token: sealed, secret: sessionSecret(), salt: PURPOSE }),
    );
    if (!read.success) return null;
    const { sub, sv, line, from, by } = read.data;
    return {
      userId: sub,
      sessionVersion: sv,
      signInId: line,
      knownAs: from,
      ...(by === 'provider' && { isByProvider: true }),
    };
  } catch {
    // Too old, touched, or made with another secret: all the same to whoever begins again.
    return null;
  }
}

/** The sign-in of this browser that waits for a code; null when there is none (any more). */
export async function currentPending(): Promise<PendingSignIn | null> {
  const sealed = (await cookies()).get(cookieName())?.value;
  return sealed === undefined ? null : openPending(sealed);
}

/** Ends the waiting. Only inside an action or route. */
export async function dropPending(): Promise<void> {
  (await cookies()).set(cookieName(), '', { ...sessionCookieOptions(), maxAge: 0 });
}

/**
 * Goes on from the first step: begins the session, or holds the sign-in until the code is given. Says where to lead; `next` is
 * where the visitor was going. Only inside an action or route.
 */
export async function followFirstStep(step: FirstStep, locale: string, next: string): Promise<Route> {
  if (step.next === 'session') {
    await beginSession(step.claim);
    await rememberDevice(step.claim.userId);
    return next as Route;
  }
  const sealed = await sealPending(step.pending);
  (await cookies()).set(cookieName(), sealed, { ...sessionCookieOptions(), maxAge: PENDING_SECONDS });
  return `/${locale}/sign-in/code?${new URLSearchParams({ next })}` as Route;
}
