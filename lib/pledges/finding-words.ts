import Fraction from 'fraction.js';
import type { useTranslations } from 'next-intl';
import { type Decimal, roundFraction, toFraction } from '@/lib/core/decimal';
import {
  formatDate,
  formatNumber,
  formatQuantity,
  formatScaled,
  type UnitTexts,
} from '@/lib/core/i18n/format';
import { fractionDigits, type Scale, scaleDown, scaleFor } from '@/lib/core/i18n/scale';
import type { PlainDate } from '@/lib/core/plain-date';
import { PERCENT_UNIT } from '@/lib/status/constants';
import { fromRational } from '@/lib/status/rational';
import type { Qualifier } from '@/lib/status/types';
import type { TargetStanding } from './types';

/** What a finding is worded with. */
export interface FindingTexts {
  readonly locale: string;
  readonly t: ReturnType<typeof useTranslations<'status'>>;
  readonly units: UnitTexts;
}

/** `by the end of 2025`, `on 20 February 2026`; `by` for what adds up, `at` for a level. */
export function dateWords(texts: FindingTexts, preposition: 'by' | 'at', day: PlainDate): string {
  const isEndOfYear = day.endsWith('-12-31');
  const date = isEndOfYear ? day.slice(0, 4) : formatDate(day, texts.locale);
  return texts.t(`finding.${preposition}.${isEndOfYear ? 'endOfYear' : 'day'}`, { date });
}

/** A value with its unit, large numbers as words, and the word that its source put before it. */
export function valueWords(
  texts: FindingTexts,
  value: Decimal,
  unit: string | null,
  qualifier: Qualifier | null = null,
): string {
  const quantity = formatQuantity(value, unit, texts.locale, texts.units, { isCompact: true });
  return qualifier === null ? quantity : texts.units(`qualifier.${qualifier}`, { quantity });
}

/** `at least 60%`. */
export function targetWords(texts: FindingTexts, target: TargetStanding): string | null {
  const { comparison, targetValue } = target.standing.reason;
  if (targetValue === null) return null;
  return texts.t(`finding.comparison.${comparison}`, { value: valueWords(texts, targetValue, target.unit) });
}

/** How far the current value is from the expected one. */
export interface Distance {
  /** Without a sign, at most as exact as the current value unless it is exact itself. */
  readonly value: Decimal;
  readonly isAhead: boolean;
  /** Whether nothing was rounded away. */
  readonly isExact: boolean;
}

/** The distance from the expected course at the reference date; null where none is expected. */
export function distanceOf(target: TargetStanding): Distance | null {
  const { current, expectedValue, origin, targetValue } = target.standing.reason;
  if (current === null || expectedValue === null || origin === null || targetValue === null) return null;
  const delta = toFraction(current).sub(fromRational(expectedValue));
  const isRising = toFraction(targetValue).gt(toFraction(origin.value));
  const value = roundLike(delta.abs(), current);
  const isExact = toFraction(value).equals(delta.abs());
  return { value, isAhead: isRising ? delta.gt(0) : delta.lt(0), isExact };
}

/** Significant digits of a computed distance: it cannot be known better than the figures it comes from. */
const DISTANCE_DIGITS = 3;

/** An exact decimal as it is, as long as it has no more digits after the point than the value; else three digits. */
function roundLike(distance: Fraction, value: Decimal): Decimal {
  const places = fractionDigits(value);
  const atPlaces = roundFraction(distance, places);
  if (toFraction(atPlaces).equals(distance)) return atPlaces;
  const wholeDigits = distance.floor().toString().length;
  const surplus = Math.max(0, wholeDigits - DISTANCE_DIGITS);
  const step = new Fraction(10n ** BigInt(surplus));
  const rounded = toFraction(roundFraction(distance.div(step), surplus > 0 ? 0 : places)).mul(step);
  return roundFraction(rounded, places);
}

/** `10.3 million ahead of the plan`, `872 km behind an even pace`; without the unit where it was just named. */
export function paceWords(texts: FindingTexts, target: TargetStanding, scale: Scale | null): string | null {
  const distance = distanceOf(target);
  if (distance === null) return null;
  const course = target.checkpoints.length > 0 ? 'Plan' : 'Even';
  if (distance.value === '0') return texts.t(`finding.as${course}`);
  const value = distanceWords(texts, distance.value, target.unit, scale);
  return texts.t(`finding.${distance.isAhead ? 'ahead' : 'behind'}${course}`, { value });
}

function distanceWords(
  texts: FindingTexts,
  value: Decimal,
  unit: string | null,
  scale: Scale | null,
): string {
  const { locale, units } = texts;
  if (unit === PERCENT_UNIT) {
    return units('percentagePoints', { value: formatNumber(value, locale), count: Number(value) });
  }
  if (scale !== null && scale.power > 0) return formatScaled(value, scale, locale, units);
  return formatQuantity(value, unit, locale, units, scale === null ? { isCompact: true } : { scale });
}

/** `57.0 of 111 million m²`: both numbers at one scale, the current one with as many digits as an exact distance beside it. */
export function progressWords(
  texts: FindingTexts,
  target: TargetStanding,
): { text: string; scale: Scale } | null {
  const { current, targetValue } = target.standing.reason;
  if (current === null || targetValue === null) return null;
  const distance = distanceOf(target);
  const scale = scaleFor([current, targetValue, ...(distance === null ? [] : [distance.value])]);
  // A rounded distance has digits that the source never gave: they must not be put on the published number.
  const digits = Math.max(
    fractionDigits(scaleDown(current, scale.power)),
    distance?.isExact ? fractionDigits(scaleDown(distance.value, scale.power)) : 0,
  );
  const number = formatNumber(scaleDown(current, scale.power), texts.locale, digits);
  const qualifier = target.qualifier ?? null;
  const quantity = qualifier === null ? number : texts.units(`qualifier.${qualifier}`, { quantity: number });
  const goal = formatQuantity(targetValue, target.unit, texts.locale, texts.units, { scale });
  return { text: texts.t('finding.of', { current: quantity, target: goal }), scale };
}
