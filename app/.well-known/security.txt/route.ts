import { connection } from 'next/server';
import { now } from '@/lib/core/clock';
import { publicOrigin, siteKeeper } from '@/lib/core/env';
import { notFound, problemText } from '@/lib/core/http';
import { LOCALES } from '@/lib/core/i18n/locales';

/** The standard wants a date less than a year ahead; it is made anew with each day. */
const VALID_MS = 180 * 24 * 3_600_000;

/** Whom to tell about weaknesses (RFC 9116), where the operator has named a contact. */
export async function GET(): Promise<Response> {
  // Address and contact are known when the site runs, not when it is built.
  await connection();
  const { contact } = siteKeeper();
  if (contact === null) return problemText(notFound('The operator has named no contact.').problem);
  const lines = [
    `Contact: ${contact.includes('://') ? contact : `mailto:${contact}`}`,
    `Expires: ${new Date(now().getTime() + VALID_MS).toISOString()}`,
    `Preferred-Languages: ${LOCALES.join(', ')}`,
    `Canonical: ${publicOrigin()}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
