import { publicOrigin } from '@/lib/core/env';
import type { Locale } from '@/lib/core/i18n/locales';

/** The whole address of a page that a secret opens, for a message or to be copied. */
export function pageAddress(locale: Locale, page: 'invitation' | 'password', token: string): string {
  return `${publicOrigin()}/${locale}/${page}?${new URLSearchParams({ token })}`;
}
