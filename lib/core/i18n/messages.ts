import type { Locale } from './locales';
import { en, type Messages } from './messages-en';
import { kk } from './messages-kk';
import { ru } from './messages-ru';

export type { Messages };

const BY_LOCALE: Readonly<Record<Locale, Messages>> = { en, kk, ru };

export function messagesOf(locale: Locale): Messages {
  return BY_LOCALE[locale];
}
