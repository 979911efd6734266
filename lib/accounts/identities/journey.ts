import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { ADDRESS_LOCALES } from '@/lib/core/i18n/locales';
import { isSecureSite, sessionCookieOptions } from '../auth-options';
import { nameField } from '../schema';
import { sessionSecret } from '../session-secret';

/** As long as next-auth's own cookies for the way to the provider and back. */
const JOURNEY_SECONDS = 15 * 60;

/** Makes the key another than the session's, so that this cookie can never be taken for a session. */
const PURPOSE = 'the way to the provider';

const journeySchema = z.object({
  locale: z.enum(ADDRESS_LOCALES),
  next: z.string(),
  invitation: z.string().nullable(),
  name: nameField.nullable().catch(null),
});

/** What a visitor was about when they left for the provider: language, where to go then, an invitation's secret and their name. */
export type Journey = z.output<typeof journeySchema>;

function cookieName(): string {
  return `${isSecureSite() ? '__Host-' : ''}pledgebook.provider`;
}

/** Remembers the journey in this browser. Only inside an action or route. */
export async function beginJourney(journey: Journey): Promise<void> {
  const sealed = await encode({
    token: journey,
    secret: sessionSecret(),
    salt: PURPOSE,
    maxAge: JOURNEY_SECONDS,
  });
  (await cookies()).set(cookieName(), sealed, { ...sessionCookieOptions(), maxAge: JOURNEY_SECONDS });
}

/** The journey that this browser is on, which ends here; null when there is none (any more). Only inside a route. */
export async function endJourney(): Promise<Journey | null> {
  const jar = await cookies();
  const sealed = jar.get(cookieName())?.value;
  if (sealed === undefined) return null;
  jar.set(cookieName(), '', { ...sessionCookieOptions(), maxAge: 0 });
  try {
    const token = await decode({ token: sealed, secret: sessionSecret(), salt: PURPOSE });
    return journeySchema.safeParse(token).data ?? null;
  } catch {
    return null;
  }
}
