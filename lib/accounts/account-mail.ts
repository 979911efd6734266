import type { Locale } from '@/lib/core/i18n/locales';
import type { Mail } from '@/lib/core/mail';
import { mailTexts } from '@/lib/core/mail-texts';
import type { Role } from './types';

/** What an invitation says. `link` is its whole address. */
export function invitationMail(
  locale: Locale,
  { to, role, inviter, link }: { to: string; role: Role; inviter: string; link: string },
): Mail {
  const { t, site, signed } = mailTexts(locale);
  const text = t('invitation.text', { site, inviter, role, link });
  return { to, subject: t('invitation.subject', { site }), text: signed(text) };
}

/** What a link to a new password says. `by`: who asked for it. */
export function passwordMail(
  locale: Locale,
  mail: { to: string; name: string; by: 'holder' | 'admin'; hours: number; link: string },
): Mail {
  const { t, site, signed } = mailTexts(locale);
  const { to, name, by, hours, link } = mail;
  const text = t('password.text', { site, name, by, hours, link });
  return { to, subject: t('password.subject', { site }), text: signed(text) };
}
