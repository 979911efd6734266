import { useLocale, useTranslations } from 'next-intl';
import { decimal } from '@/lib/core/decimal';
import { formatDate, formatQuantity } from '@/lib/core/i18n/format';
import type { FeedLanguage } from '@/lib/feeds/figure-words';
import { QUALIFIERS } from '@/lib/status/types';

/** How entries are worded on this page: exactly as in the feeds. */
export function useFeedLanguage(): FeedLanguage {
  const locale = useLocale();
  const t = useTranslations('feed');
  const units = useTranslations('units');
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
