import { createTranslator } from 'next-intl';
import { decimal } from '@/lib/core/decimal';
import { formatDate, formatQuantity } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import type { FeedLanguage } from '@/lib/feeds/figure-words';
import { QUALIFIERS } from '@/lib/status/types';

/** How a language words entries outside of pages, in feeds and mail: numbers and dates as on the pages. */
export function entryLanguage(locale: Locale): FeedLanguage {
  const messages = messagesOf(locale);
  const t = createTranslator({ locale, messages, namespace: 'feed' });
  const units = createTranslator({ locale, messages, namespace: 'units' });
  return {
    locale,
    t,
    date: (day) => formatDate(day, locale),
    quantity: (value, unit, qualifier) => {
      const quantity = formatQuantity(decimal(value), unit, locale, units, { isCompact: true });
      const known = QUALIFIERS.find((one) => one === qualifier);
      return known ? units(`qualifier.${known}`, { quantity }) : quantity;
    },
  };
}
