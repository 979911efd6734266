import { useLocale, useTranslations } from 'next-intl';
import { decimal } from '@/lib/core/decimal';
import { formatNumber } from '@/lib/core/i18n/format';
import type { TargetStanding } from '@/lib/pledges/types';
import { useQuantityTexts } from './quantity-texts';

/** What has to be kept in mind about a status: the flags of the method, in words. */
export function TargetFlags({ target }: { readonly target: TargetStanding }) {
  const t = useTranslations('pledge.flagMeaning');
  const name = useTranslations('status.flag');
  const { value, day } = useQuantityTexts();
  const locale = useLocale();
  const number = (count: number) => formatNumber(decimal(String(count)), locale);
  const { flags, reason } = target.standing;
  if (flags.length === 0) return null;
  return (
    <ul className="mt-3 max-w-text border-s-4 border-line ps-4 text-small">
      {flags.map((flag) => (
        <li className="mt-1 first:mt-0" key={flag}>
          <strong>{name(flag)}.</strong>{' '}
          {t(flag === 'stale' && reason.completedOn !== null ? 'staleMilestone' : flag, {
            count: reason.daysSinceReference ?? 0,
            days: number(reason.daysSinceReference ?? 0),
            limit: number(reason.staleAfterDays),
            since: reason.reference ? day(reason.reference) : '',
            origin: reason.origin ? value(reason.origin.value, target.unit, target.originQualifier) : '',
            originDate: reason.origin ? day(reason.origin.date) : '',
          })}
        </li>
      ))}
    </ul>
  );
}
