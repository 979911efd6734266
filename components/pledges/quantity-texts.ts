import type Fraction from 'fraction.js';
import { useLocale, useTranslations } from 'next-intl';
import { type Decimal, decimal, roundFraction, toFraction } from '@/lib/core/decimal';
import {
  formatDate,
  formatNumber,
  formatPercent,
  formatQuantity,
  type UnitTexts,
} from '@/lib/core/i18n/format';
import { digitsToKeepSide } from '@/lib/core/i18n/kept-side';
import type { PlainDate } from '@/lib/core/plain-date';
import { BEHIND_PACE, ON_TRACK_PACE, PERCENT_UNIT, TOO_EARLY_EXPECTATION } from '@/lib/status/constants';
import { fromRational } from '@/lib/status/rational';
import type { Qualifier, Rational } from '@/lib/status/types';

/** Digits that matter in a computed number: more would claim a precision that the figures behind it do not have. */
const READING_DIGITS = 4;

/** Digits after the point of a pace, unless that would carry it over one of the rules' limits. */
const PACE_DIGITS = 2;

const PACE_LIMITS = [BEHIND_PACE, ON_TRACK_PACE].map(toFraction);
const EXPECTATION_LIMITS = [toFraction(TOO_EARLY_EXPECTATION)];

/** A pace in a language's notation, on the side of the rules' limits that it is on. */
export function formatPace(pace: Fraction, locale: string): string {
  const digits = digitsToKeepSide(pace, PACE_LIMITS, PACE_DIGITS);
  return formatNumber(roundFraction(pace, digits), locale, digits);
}

/** An expected share in per cent, on the side of the rules' limit that it is on. */
export function formatExpectation(share: Fraction, locale: string): string {
  return formatPercent(share, locale, 1, EXPECTATION_LIMITS);
}

/** Stands for the unit of a rate, of which parts are named whatever is counted: 0.715 reservoirs a year. */
const RATE = 'rate';

/** Units of things that come in wholes. */
const WHOLE_UNITS: readonly (string | null)[] = ['count', 'people', 'jobs', null];

/**
 * A computed number to four significant digits: 132 982 664.5 → 133 000 000, 10.0712 → 10.07; below 1
 * three after the point. Of things that come in wholes
 * no parts are named, unless there is less than one of them: 5.006 → 5.
 */
export function toReadingPrecision(value: Fraction, unit: string | null): Decimal {
  const whole = value.abs().floor().toString();
  const digits = whole === '0' ? READING_DIGITS - 1 : READING_DIGITS - whole.length;
  const places = whole !== '0' && WHOLE_UNITS.includes(unit) ? Math.min(digits, 0) : digits;
  if (places >= 0) return roundFraction(value, places);
  const rounded = roundFraction(value.div(10n ** BigInt(-places)), 0);
  return decimal(rounded === '0' ? '0' : `${rounded}${'0'.repeat(-places)}`);
}

/** Numbers of the record as text in the reader's language. */
export interface QuantityTexts {
  /** A published value, exact, with its qualifier: `over 30 000 jobs`. */
  readonly value: (value: Decimal, unit: string | null, qualifier?: Qualifier | null | undefined) => string;
  /** A computed value, to four significant digits. */
  readonly computed: (value: Rational, unit: string | null) => string;
  /** A computed rate; of percentages in percentage points. */
  readonly perYear: (value: Rational, unit: string | null) => string;
  readonly percent: (share: Rational) => string;
  readonly expectation: (share: Rational) => string;
  readonly pace: (pace: Rational | Decimal) => string;
  readonly day: (day: PlainDate) => string;
}

/** The number texts for the language of the page. */
export function useQuantityTexts(): QuantityTexts {
  return quantityTexts(useLocale(), useTranslations('units'));
}

/** The number texts of a language. */
export function quantityTexts(locale: string, t: UnitTexts): QuantityTexts {
  const quantity = (value: Decimal, unit: string | null) =>
    formatQuantity(value, unit, locale, t, { isCompact: true });
  const rate = (value: Decimal, unit: string | null) =>
    unit === PERCENT_UNIT
      ? t('percentagePoints', { value: formatNumber(value, locale), count: Number(value) })
      : quantity(value, unit);
  return {
    value: (value, unit, qualifier) => {
      const text = quantity(value, unit);
      return qualifier ? t(`qualifier.${qualifier}`, { quantity: text }) : text;
    },
    computed: (value, unit) => quantity(toReadingPrecision(fromRational(value), unit), unit),
    perYear: (value, unit) =>
      t('perYear', { quantity: rate(toReadingPrecision(fromRational(value), RATE), unit) }),
    percent: (share) => formatPercent(fromRational(share), locale),
    expectation: (share) => formatExpectation(fromRational(share), locale),
    // A decimal is also a rational's text form.
    pace: (pace) => formatPace(fromRational(pace as Rational), locale),
    day: (day) => formatDate(day, locale),
  };
}
