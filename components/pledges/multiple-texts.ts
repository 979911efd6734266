import type { useTranslations } from 'next-intl';
import type { DayRange } from '@/components/charts/multiple-shapes';
import { formatDate } from '@/lib/core/i18n/format';
import { aheadOf, type MultipleTarget } from './multiple-data';
import { quantityTexts } from './quantity-texts';

/** What small charts are worded with. */
export interface MultipleTexts {
  readonly locale: string;
  readonly charts: ReturnType<typeof useTranslations<'charts'>>;
  readonly units: ReturnType<typeof useTranslations<'units'>>;
}

/** The finding over the targets of a part, in a sentence. */
export function multiplesFinding(targets: readonly MultipleTarget[], { charts }: MultipleTexts): string {
  return charts('multiples.finding', aheadOf(targets));
}

/** How the small charts are read. */
export function multiplesKey([from, to]: DayRange, { charts }: MultipleTexts): string {
  return charts('multiples.level', { from: from.slice(0, 4), to: to.slice(0, 4) });
}

/** The numbers of a small chart; null for what there is none of. */
export function multipleNumbers({ target }: MultipleTarget, { locale, units }: MultipleTexts) {
  const { progress, expectation, reference } = target.summary;
  const texts = quantityTexts(locale, units);
  return {
    progress: progress && texts.percent(progress),
    expected: expectation && texts.expectation(expectation),
    date: reference && formatDate(reference, locale),
  };
}

/** The numbers of a small chart in words: `51.4% of the way by 31 December 2025; 42.1% expected`. */
export function multipleWords(one: MultipleTarget, texts: MultipleTexts): string {
  const { progress, expected, date } = multipleNumbers(one, texts);
  const { charts } = texts;
  const share = charts('multiples.share', { progress: progress ?? '', date: date ?? '' });
  return `${share}; ${charts('multiples.expected', { expected: expected ?? '' })}`;
}
