import { useLocale, useTranslations } from 'next-intl';
import { toFraction } from '@/lib/core/decimal';
import { formatNumber, formatPercent } from '@/lib/core/i18n/format';
import * as constants from '@/lib/status/constants';
import { STATUSES, type Status } from '@/lib/status/types';

type Args = Readonly<Record<string, string | number>>;

/** Names of all statuses and every constant of the method, as the arguments of its texts: no number is typed in a text. */
export function useMethodArguments(): Args {
  const name = useTranslations('status.name');
  const t = useTranslations('method');
  const locale = useLocale();
  const names = Object.fromEntries(
    STATUSES.map((status) => [status, t('quoted', { status: name(status).toLocaleLowerCase(locale) })]),
  ) as Record<Status, string>;
  return {
    ...names,
    // `behind` is the pace, as in the constants.
    behindStatus: names.behind,
    onTrack: formatNumber(constants.ON_TRACK_PACE, locale),
    behind: formatNumber(constants.BEHIND_PACE, locale, 2),
    tooEarly: formatPercent(toFraction(constants.TOO_EARLY_EXPECTATION), locale, 0),
    days: formatNumber(constants.DAYS_PER_YEAR, locale),
    readings: constants.PROVISIONAL_BASELINE_MIN_READINGS,
    interval: constants.DEFAULT_REPORTING_INTERVAL_DAYS,
    grace: constants.STALE_GRACE_DAYS,
    points: constants.FORECAST_RANGE_MIN_POINTS,
    low: constants.FORECAST_LOW_PERCENTILE,
    high: constants.FORECAST_HIGH_PERCENTILE,
    minimum: formatNumber(constants.FORECAST_MINIMUM, locale),
    maximum: formatPercent(toFraction(constants.FORECAST_PERCENT_MAXIMUM).div(100), locale, 0),
    years: constants.FORECAST_HORIZON_YEARS,
  };
}
