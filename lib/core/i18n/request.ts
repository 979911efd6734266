import { getRequestConfig } from 'next-intl/server';
import { DEFAULT_LOCALE, isLocale } from './locales';
import { messagesOf } from './messages';

/** What next-intl needs for a request: the language comes from the address alone, never from a cookie. */
export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale;
  const locale = asked !== undefined && isLocale(asked) ? asked : DEFAULT_LOCALE;
  // Dates are formatted from calendar days, so the zone only has to be the same everywhere.
  return { locale, messages: messagesOf(locale), timeZone: 'UTC' };
});
