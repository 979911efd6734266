import { useLocale, useTranslations } from 'next-intl';
import type { ProgressData } from '@/components/charts/progress-data';
import { type Decimal, decimal, roundFraction, toFraction } from '@/lib/core/decimal';
import { formatDate, formatNumber, formatQuantity, formatUnit } from '@/lib/core/i18n/format';
import { digitsToKeepSide } from '@/lib/core/i18n/kept-side';
import { type Scale, scaleDown, scaleFor } from '@/lib/core/i18n/scale';
import type { PlainDate } from '@/lib/core/plain-date';
import { type FindingTexts, targetWords } from '@/lib/pledges/finding-words';
import type { TargetDetail } from '@/lib/pledges/types';
import { PERCENT_UNIT } from '@/lib/status/constants';
import { fromRational } from '@/lib/status/rational';
import type { ChartWords } from './chart-data';
import { quantityTexts, toReadingPrecision } from './quantity-texts';

/** Digits after the point up to which an axis may be marked. */
const TICK_DIGITS = 6;

/** Digits after the point of a label on a scaled axis; current value and target never have more (`scaleFor`). */
const LABEL_DIGITS = 3;

/** A value as a label writes it: in the scale of its axis, where it may be rounded; the table below has the exact one. */
export function atAxisScale(value: Decimal, { power }: Scale): Decimal {
  const scaled = scaleDown(value, power);
  if (power === 0) return scaled;
  const fraction = toFraction(scaled);
  return roundFraction(fraction, digitsToKeepSide(fraction, [], LABEL_DIGITS));
}

/** What charts of targets are worded with: the same on a page and in a file. */
export interface ChartTexts extends FindingTexts {
  readonly chart: ReturnType<typeof useTranslations<'pledge.chart'>>;
}

/** The texts for charts in the language of the page. */
export function useChartTexts(): ChartTexts {
  return {
    locale: useLocale(),
    t: useTranslations('status'),
    units: useTranslations('units'),
    chart: useTranslations('pledge.chart'),
  };
}

/** The texts of the chart of a target, and how its vertical axis is marked. */
export function chartWords(
  target: TargetDetail,
  day: PlainDate,
  given: ChartTexts,
): { words: ChartWords; formatTick: (value: number) => string } {
  const { chart: t, units, locale } = given;
  const texts = quantityTexts(locale, units);
  const goal = targetWords(given, target) ?? '';
  const { current, targetValue } = target.summary;
  const known = [current, targetValue, target.original?.summary.targetValue].flatMap((value) => value ?? []);
  const scale = scaleFor(known.map((value) => roundFraction(toFraction(value), 0)));
  const unit = target.unit === null ? '' : formatUnit(target.unit, units);
  const scaleName = t(`scale.${scale.name}`);
  const bare = (value: Decimal) => {
    const number = atAxisScale(value, scale);
    return target.unit === PERCENT_UNIT
      ? formatQuantity(number, PERCENT_UNIT, locale, units)
      : formatNumber(number, locale);
  };
  return {
    words: {
      value: (value, qualifier) =>
        qualifier ? units(`qualifier.${qualifier}`, { quantity: bare(value) }) : bare(value),
      baseline: (value) => t('baseline', { value: bare(value) }),
      target: (value) => ({
        long: t('target', { value: goal, date: texts.day(target.due) }),
        short: t('targetShort', { value: bare(value) }),
      }),
      original: (value, due) => ({
        long: t('original', { value: bare(value), date: texts.day(due) }),
        short: t('originalShort', { value: bare(value) }),
      }),
      course: { long: t('course'), short: t('courseShort') },
      forecast: (value) => {
        const short = bare(toReadingPrecision(fromRational(value), target.unit));
        return { long: t('forecast', { value: short }), short };
      },
      viewDay: t('viewDay', { date: texts.day(day) }),
      axis: [scaleName, unit].filter((part) => part !== '').join(' '),
    },
    formatTick: (value) => {
      // From 1e21 on, toFixed answers in exponents, which are no plain decimal.
      const plain = Math.abs(value) < 1e21 ? value.toFixed(TICK_DIGITS) : BigInt(value).toString();
      const exact = roundFraction(toFraction(decimal(plain)), TICK_DIGITS);
      return formatNumber(scaleDown(exact, scale.power), locale);
    },
  };
}

/** The first and the last day of a chart, for its description. */
function chartSpan(data: ProgressData): { from: PlainDate; to: PlainDate } {
  const days = [
    data.from,
    data.viewDay,
    ...data.course,
    ...data.marks,
    ...[data.target, data.original].flatMap((goal) => goal ?? []),
  ]
    .map((item) => (typeof item === 'string' ? item : item.day))
    .sort();
  return { from: days[0] ?? data.from, to: days.at(-1) ?? data.viewDay };
}

/** What a chart of a target shows, for a reader who does not see it. */
export function chartDescription(data: ProgressData, { chart, locale }: ChartTexts): string {
  const span = chartSpan(data);
  return chart('description', {
    from: formatDate(span.from, locale),
    to: formatDate(span.to, locale),
    axis: data.axisText,
  });
}
