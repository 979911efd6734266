import { useLocale, useTranslations } from 'next-intl';
import { formatDate } from '@/lib/core/i18n/format';
import type { TargetStanding } from '@/lib/pledges/types';
import { figureQuantity } from './figure-quantity';

/** The current value of a target and the day it speaks about, or that there is none. `isNamed` says what it is. */
export function LastFigure({ target, isNamed }: { target: TargetStanding; isNamed?: boolean }) {
  const locale = useLocale();
  const t = useTranslations('desk');
  const form = useTranslations('desk.form');
  const units = useTranslations('units');
  const { current, reference } = target.summary;
  if (current === null || reference === null) return t('lastNone');
  const value =
    target.kind === 'milestone'
      ? form('stagesReached', { reached: current, stages: target.stages })
      : figureQuantity(
          { value: current, unit: target.unit, qualifier: target.qualifier, isCompact: true },
          target,
          locale,
          form,
          units,
        );
  return t(isNamed ? 'last' : 'lastValue', { value, date: formatDate(reference, locale) });
}
