import { createTranslator } from 'next-intl';
import type { Refusal } from '@/lib/core/errors';
import { DEFAULT_LOCALE } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import { refusalText } from '@/lib/core/i18n/refusal-text';

const messages = messagesOf(DEFAULT_LOCALE);
const t = createTranslator({ locale: DEFAULT_LOCALE, messages, namespace: 'refusals' });
const units = createTranslator({ locale: DEFAULT_LOCALE, messages, namespace: 'units' });

/** What the shell says of a refusal: the words of the forms. */
export function refusalWords(refusal: Refusal): string {
  const label = (refusal.field ?? 'this').replace(/^./, (letter) => letter.toUpperCase());
  return refusalText(refusal, label, DEFAULT_LOCALE, t, units);
}
