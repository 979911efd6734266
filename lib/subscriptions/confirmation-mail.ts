import { publicOrigin } from '@/lib/core/env';
import type { Locale } from '@/lib/core/i18n/locales';
import type { Mail } from '@/lib/core/mail';
import { mailTexts } from '@/lib/core/mail-texts';
import { subscriberAddress } from './addresses';
import { subscriptionWords } from './mail-words';

/** What somebody is asked who asked for updates, or in whose name somebody else did. It says nothing that others typed. */
export function confirmationMail(locale: Locale, to: string, token: string): Mail {
  const { t } = subscriptionWords(locale);
  const { site, signed } = mailTexts(locale);
  const link = `${publicOrigin()}${subscriberAddress(locale, 'confirm', token)}`;
  return {
    to,
    subject: t('mail.confirmSubject', { site }),
    text: signed(t('mail.confirmText', { site, link })),
  };
}
