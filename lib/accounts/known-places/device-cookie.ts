import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { sessionSecret } from '@/lib/core/session-secret';
import { isSecureSite, sessionCookieOptions } from '../auth-options';
import type { KnownDevice } from './types';

/** As long as somebody may stay away and still be known. */
const DEVICE_SECONDS = 180 * 24 * 60 * 60;

/** People who share one browser. */
const MOST_ACCOUNTS = 8;

/** Makes the key another than the session's, so that this cookie can never be taken for a session. */
const PURPOSE = 'a browser that somebody signed in with';

const deviceSchema = z.object({ sub: z.uuid(), users: z.array(z.uuid()).max(MOST_ACCOUNTS) });

function cookieName(): string {
  return `${isSecureSite() ? '__Host-' : ''}pledgebook.device`;
}

/** What the cookie of a browser holds, encrypted. */
export function sealDevice({ id, userIds }: KnownDevice): Promise<string> {
  const token: z.input<typeof deviceSchema> = { sub: id, users: [...userIds] };
  return encode({ token, secret: sessionSecret(), salt: PURPOSE, maxAge: DEVICE_SECONDS });
}

/** Reads what `sealDevice` wrote; null for anything else, and when the time is over. */
export async function openDevice(sealed: string): Promise<KnownDevice | null> {
  try {
    const read = deviceSchema.safeParse(
      await decode({ token: sealed, secret: sessionSecret(), salt: PURPOSE }),
    );
    return read.success ? { id: read.data.sub, userIds: read.data.users } : null;
  } catch {
    // Too old, touched, or made with another secret: a browser like any other.
    return null;
  }
}

/** The browser at hand, if anybody has signed in with it before. */
export async function currentDevice(): Promise<KnownDevice | null> {
  const sealed = (await cookies()).get(cookieName())?.value;
  return sealed === undefined ? null : openDevice(sealed);
}

/**
 * Lets this browser be known to the account from now on: whoever guesses elsewhere does not keep its holder out here. It opens
 * nothing. Only inside an action or route.
 */
export async function rememberDevice(userId: string): Promise<void> {
  const known = await currentDevice();
  const others = known?.userIds.filter((id) => id !== userId) ?? [];
  const userIds = [userId, ...others].slice(0, MOST_ACCOUNTS);
  const sealed = await sealDevice({ id: known?.id ?? randomUUID(), userIds });
  (await cookies()).set(cookieName(), sealed, { ...sessionCookieOptions(), maxAge: DEVICE_SECONDS });
}
