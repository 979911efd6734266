import { createTranslator } from 'next-intl';
import type { Locale } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import { inLanguage } from '@/lib/core/localized-text';
import type { NamedTopic } from './types';

/** The words of subscriptions in a language, outside of any page. */
export function subscriptionWords(locale: Locale) {
  const messages = messagesOf(locale);
  const t = createTranslator({ locale, messages, namespace: 'subscriptions' });
  const topicName = ({ programmeTitle, part }: Pick<NamedTopic, 'programmeTitle' | 'part'>): string => {
    const programme = inLanguage(programmeTitle, locale).text;
    return part === null
      ? t('topic.programme', { programme })
      : t('topic.part', { programme, part: inLanguage(part, locale).text });
  };
  return { t, topicName };
}
