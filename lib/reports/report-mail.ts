import { createTranslator } from 'next-intl';
import { publicOrigin } from '@/lib/core/env';
import { messagesOf } from '@/lib/core/i18n/messages';
import { inLanguage } from '@/lib/core/localized-text';
import type { Mail } from '@/lib/core/mail';
import { mailTexts } from '@/lib/core/mail-texts';
import { pledgeAddress, updatesAddress } from '@/lib/programmes/addresses';
import type { ErrorReport } from './types';

interface Answer {
  readonly entrySeq: string | null;
  readonly answer: string | null;
}

/** The answer to a reader, in the language in which the error was reported; null where no address was given. */
export function answerMail(
  programme: string,
  report: ErrorReport,
  { entrySeq, answer }: Answer,
): Mail | null {
  const { email, locale } = report;
  if (email === null) return null;
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'reports.mail' });
  const { site, signed } = mailTexts(locale);
  const place = { locale, programme };
  const origin = publicOrigin();
  const parts = [
    t('about', {
      title: inLanguage(report.pledge.title, locale).text,
      address: `${origin}${pledgeAddress(place, report.pledge.slug)}`,
    }),
    entrySeq === null
      ? t('notCorrected')
      : t('corrected', { seq: entrySeq, address: `${origin}${updatesAddress(place, entrySeq)}` }),
    answer,
    t('deleted'),
  ];
  return {
    to: email,
    subject: t('subject', { site }),
    text: signed(parts.filter((part) => part !== null).join('\n\n')),
  };
}
