import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { LOCALES } from '@/lib/core/i18n/locales';
import { sessionSecret } from '@/lib/core/session-secret';
import { isSecureSite, sessionCookieOptions } from '../auth-options';
import { nameField } from '../schema';

/** As long as next-auth's own cookies for the way to the provider and back. */
const JOURNEY_SECONDS = 15 * 60;

/** Makes the key another than the session's, so that this cookie can never be taken for a session. */
const PURPOSE = 'the way to the provider';

const journeySchema = z.object({
  locale: z.enum(LOCALES),
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

/** The journey that this browser is on; null when there is none (any more). */
export async function currentJourney(): Promise<Journey | null> {
  const sealed = (await cookies()).get(cookieName())?.value;
  if (sealed === undefined) return null;
  try {
    const token = await decode({ token: sealed, secret: sessionSecret(), salt: PURPOSE });
    return journeySchema.safeParse(token).data ?? null;
  } catch {
    return null;
  }
}

/** next-auth's cookies for one way to the provider and back; Next would not take its own removal of them over. */
const OF_NEXT_AUTH = /next-auth\.(?:state|nonce|pkce\.code_verifier)$/;

/** Forgets the journey, and what next-auth kept for it. Only inside a route, when next-auth has read it. */
export async function endJourney(): Promise<void> {
  const jar = await cookies();
  for (const { name } of jar.getAll()) {
    if (name === cookieName() || OF_NEXT_AUTH.test(name))
      jar.set(name, '', { ...sessionCookieOptions(), maxAge: 0 });
  }
}
