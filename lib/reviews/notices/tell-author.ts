import { publicOrigin } from '@/lib/core/env';
import type { Locale } from '@/lib/core/i18n/locales';
import { inLanguage } from '@/lib/core/localized-text';
import { isMailConfigured, type Mail, sendMail } from '@/lib/core/mail';
import { mailTexts } from '@/lib/core/mail-texts';
import { getReturn, type Return } from './queries';

/** Tells the author by mail that a figure has come back, where the site sends mail; the desk says it in any case. */
export async function tellAuthor(figureId: string, locale: Locale): Promise<void> {
  const returned = isMailConfigured() ? await getReturn(figureId) : null;
  if (returned) await sendMail(returnMail(locale, figureId, returned));
}

/** What the author is told; the reason is set off as a quotation. */
export function returnMail(locale: Locale, figureId: string, returned: Return): Mail {
  const { t, signed } = mailTexts(locale);
  const { to, name, reviewer, programme } = returned;
  const pledge = inLanguage(returned.pledge, locale).text;
  const reason = returned.reason.replace(/^/gm, '> ');
  const link = `${publicOrigin()}/${locale}/editor/${programme}/figures/${figureId}`;
  const text = t('returned.text', { name, reviewer, pledge, reason, link });
  return { to, subject: t('returned.subject', { pledge }), text: signed(text) };
}
