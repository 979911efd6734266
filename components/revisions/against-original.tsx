import { useTranslations } from 'next-intl';
import { useQuantityTexts } from '@/components/pledges/quantity-texts';
import { StatusMark } from '@/components/pledges/status-mark';
import type { TargetStanding } from '@/lib/pledges/types';
import { usePromiseText } from './term-texts';

/** Where a revised target would stand against what was first promised; nothing for others. */
export function AgainstOriginal({ target }: { readonly target: TargetStanding }) {
  const t = useTranslations('pledge.revised');
  const promise = usePromiseText();
  const { day } = useQuantityTexts();
  const { original } = target;
  if (original === null) return null;
  const date = day(original.target.due);
  const value = promise(original.target);
  return (
    <p className="mt-3 max-w-text">
      {value === null ? t('againstDue', { date }) : t('against', { value, date })}{' '}
      <StatusMark status={original.standing.status} />. <a href={`#${target.key}-revised`}>{t('show')}</a>
    </p>
  );
}
