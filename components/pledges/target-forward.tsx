import { useTranslations } from 'next-intl';
import { DefinitionList } from '@/components/ui/definition-list';
import type { TargetStanding } from '@/lib/pledges/types';
import { FORECAST_HORIZON_YEARS } from '@/lib/status/constants';
import { useQuantityTexts } from './quantity-texts';
import { useTargetWords } from './target-words';

/** Whether there is a rate or a forecast to show. */
export function hasForward({ summary }: TargetStanding): boolean {
  return summary.achievedPerYear !== null || summary.forecast !== null;
}

/** The rate achieved so far, the rate needed from now on, and where the pace so far leads (METHOD sections 3 and 5). */
export function TargetForward({ target }: { readonly target: TargetStanding }) {
  const t = useTranslations('pledge.forward');
  const { perYear, day } = useQuantityTexts();
  const { origin, reference, achievedPerYear, requiredPerYear, isMet } = target.summary;
  if (origin === null || reference === null || achievedPerYear === null) return null;
  const isRequired = requiredPerYear !== null && !isMet && reference < target.due;
  return (
    <DefinitionList
      items={[
        {
          key: 'achieved',
          term: t('achieved'),
          value: t('achievedHow', {
            rate: perYear(achievedPerYear, target.unit),
            originDate: day(origin.date),
            reference: day(reference),
          }),
        },
        ...(isRequired
          ? [
              {
                key: 'required',
                term: t('required'),
                value: t('requiredHow', {
                  rate: perYear(requiredPerYear, target.unit),
                  reference: day(reference),
                  due: day(target.due),
                }),
              },
            ]
          : []),
        ...(target.summary.forecast
          ? [{ key: 'forecast', term: t('forecast'), value: <ForecastText target={target} /> }]
          : []),
      ]}
    />
  );
}

function ForecastText({ target }: { readonly target: TargetStanding }) {
  const t = useTranslations('pledge.forward');
  const { computed, day } = useQuantityTexts();
  const words = useTargetWords();
  const { forecast, targetValue } = target.summary;
  if (forecast === null || targetValue === null) return null;
  const range =
    forecast.low && forecast.high
      ? t('forecastRange', {
          low: computed(forecast.low, target.unit),
          high: computed(forecast.high, target.unit),
        })
      : t('forecastNoRange');
  const parts = { target: words(target) ?? '' };
  return (
    <>
      <p>
        {t('forecastValue', { value: computed(forecast.value, target.unit), due: day(target.due) })} ({range})
      </p>
      <p className="text-small text-muted">
        {forecast.date
          ? t('forecastDate', { ...parts, date: day(forecast.date) })
          : t('forecastNever', { ...parts, years: FORECAST_HORIZON_YEARS })}
      </p>
    </>
  );
}
