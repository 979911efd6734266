import { useTranslations } from 'next-intl';
import { Day } from '@/components/ui/plain-date';
import type { PlainDate } from '@/lib/core/plain-date';

/** The days of an amount: whole calendar years as years, `2023–2024`. */
export function Period({ from, to }: { readonly from: PlainDate; readonly to: PlainDate }) {
  const t = useTranslations('pledge.figures');
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) {
    return (
      <>
        <Day on={from} /> – <Day on={to} />
      </>
    );
  }
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? t('wholeYear', { year: first }) : t('wholeYears', { from: first, to: last });
}
