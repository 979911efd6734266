import { createTranslator } from 'next-intl';
import { publicOrigin } from './env';
import type { Locale } from './i18n/locales';
import { messagesOf } from './i18n/messages';

/** The words of messages in a language, outside of any page, and what stands below each. */
export function mailTexts(locale: Locale) {
  const messages = messagesOf(locale);
  const t = createTranslator({ locale, messages, namespace: 'mail' });
  return {
    t,
    site: messages.site.name,
    // A line of two hyphens and a blank begins what mail programs take for a signature.
    signed: (text: string) => `${text}\n\n-- \n${t('footer', { origin: publicOrigin() })}\n`,
  };
}
