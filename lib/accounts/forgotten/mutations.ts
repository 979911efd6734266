import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { type Db, db } from '@/lib/core/db';
import { type Result, refuse, succeed } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/i18n/locales';
import { isMailConfigured, sendMail } from '@/lib/core/mail';
import { toRefusals } from '@/lib/core/refusal-issues';
import { passwordMail } from '../account-mail';
import { countLinkRequest } from '../attempt-limits';
import { pageAddress } from '../link-address';
import { LIFETIMES_MS, newToken } from '../one-time-token';
import { canSignIn } from '../queries';
import { emailField } from '../schema';

const HOUR_MS = 3_600_000;

const wishSchema = z.object({ email: emailField });

/**
 * Reads and counts somebody's wish for a link to a new password; what it answers is the same whoever has an account. Refuses what
 * is no address at `email`, and with `too_many_links` and the `minutes` to wait.
 */
export async function askForLink(
  typed: string,
  address: string,
  on: Db = db(),
): Promise<Result<{ email: string }>> {
  if (!isMailConfigured()) throw new Error('A link was asked for, but this site sends no mail.');
  const wish = wishSchema.safeParse({ email: typed });
  if (!wish.success) return refuse(...toRefusals(wish.error));
  const minutes = await countLinkRequest(on, wish.data.email, address);
  return minutes === null
    ? succeed(wish.data)
    : refuse({ code: 'too_many_links', field: null, values: { minutes } });
}

/**
 * Sends a link to a new password to the holder of the account with that address, if there is one who can sign in; to anybody
 * else nothing. A link that could not be sent is taken back. Older links stay: else whoever knows an address could end them.
 *
 * @returns whether a link is on its way, for tests; nobody who asked is told
 */
export async function sendForgottenLink(
  { email, locale }: { readonly email: string; readonly locale: Locale },
  on: Db = db(),
): Promise<boolean> {
  const user = await on.user.findFirst({
    where: { ...canSignIn(), email },
    select: { id: true, email: true, name: true },
  });
  if (!user?.email) return false;
  const { token, tokenHash } = newToken();
  const createdAt = now();
  const lifetime = LIFETIMES_MS.forgotten;
  const { id } = await on.passwordLink.create({
    data: { tokenHash, userId: user.id, createdAt, expiresAt: new Date(createdAt.getTime() + lifetime) },
  });
  const mail = passwordMail(locale, {
    // As the account has it, not as it was typed: the two may differ in capitals.
    to: user.email,
    name: user.name,
    by: 'holder',
    hours: lifetime / HOUR_MS,
    link: pageAddress(locale, 'password', token),
  });
  if (await sendMail(mail)) return true;
  await on.passwordLink.update({ where: { id }, data: { revokedAt: now() } });
  return false;
}
