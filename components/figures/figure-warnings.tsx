'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { formatQuantity } from '@/lib/core/i18n/format';
import type { EffectView } from '@/lib/figures/effect-view';
import type { FigureFormPlace } from './form-props';
import { formatPeriod } from './period';

/** What is allowed and yet worth a second look. */
export function FigureWarnings({ effect, place }: { effect: EffectView; place: FigureFormPlace }) {
  const t = useTranslations('desk.check');
  if (effect.warnings.length === 0) return null;
  return (
    <Notice title={t('warnings')}>
      <ul>
        {effect.warnings.map((warning) => (
          <li key={warning} className="mt-1">
            {t(`warning.${warning}`)}
            {warning === 'same_source' && <SameSource effect={effect} place={place} />}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function SameSource({ effect, place }: { effect: EffectView; place: FigureFormPlace }) {
  const locale = useLocale();
  const t = useTranslations('desk.check');
  const units = useTranslations('units');
  const quantityOf = ({ value, unit, qualifier }: EffectView['sameSource'][number]) => {
    const quantity = formatQuantity(value, unit, locale, units);
    return qualifier === null ? quantity : units(`qualifier.${qualifier}`, { quantity });
  };
  return (
    <ul className="list-disc ps-5">
      {effect.sameSource.map((figure) => (
        <li key={figure.id}>
          <a
            href={`/${locale}/${place.programme}/pledges/${figure.pledge}#figure-${figure.id}`}
            target="_blank"
            rel="noopener"
          >
            {t('sameSource', {
              quantity: quantityOf(figure),
              period: formatPeriod(figure, locale),
            })}
          </a>
        </li>
      ))}
    </ul>
  );
}
