import Fraction from 'fraction.js';
import type { useTranslations } from 'next-intl';
import { type Decimal, roundFraction } from '@/lib/core/decimal';
import type { PlainDate } from '@/lib/core/plain-date';
import { digitsToKeepSide } from './kept-side';
import { fractionDigits, type Scale, scaleDown, scaleFor } from './scale';
import { isUnitCode } from './units';

/** The translator of the `units` messages. */
export type UnitTexts = ReturnType<typeof useTranslations<'units'>>;

/** ECMA-402 formats at most this many digits after the point; longer ones are set by hand. */
const MAX_FRACTION_DIGITS = 20;

/** Narrow no-break space: groups digits without a mark that some languages read as a decimal point. */
const GROUP_SEPARATOR = '\u202f';

/** The conventions of a language where its bare code would give another country's: day before month in English. */
const CONVENTIONS: Readonly<Record<string, string>> = { en: 'en-GB' };

function conventionsOf(locale: string): string {
  return CONVENTIONS[locale] ?? locale;
}

/** Plain decimals are numeric text, which `Intl` reads without going through a float. */
function numeric(value: Decimal): `${number}` {
  return value as string as `${number}`;
}

/**
 * A number in a language's notation, exact to the last digit: the text of the decimal goes to `Intl` as it is, so no
 * float comes in between. `minDigits` pads with zeros after the point.
 */
export function formatNumber(value: Decimal, locale: string, minDigits = 0): string {
  const digits = Math.max(fractionDigits(value), minDigits);
  if (digits > MAX_FRACTION_DIGITS) return value;
  const format = new Intl.NumberFormat(conventionsOf(locale), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: 'always',
  });
  return format
    .formatToParts(numeric(value))
    .map((part) => (part.type === 'group' ? GROUP_SEPARATOR : part.type === 'minusSign' ? '−' : part.value))
    .join('');
}

/** What is short of all of something is not rounded to all of it. */
const ALL = new Fraction(1);

/**
 * A share as a percentage with at least so many digits after the point: 19/37 → `51.4%`. Exact before it is rounded; it has
 * more digits where fewer would say nothing or all of what is neither, or carry it over one of the `borders`.
 */
export function formatPercent(
  share: Fraction,
  locale: string,
  minDigits = 1,
  borders: readonly Fraction[] = [],
): string {
  const digits = digitsToKeepSide(share, [ALL, ...borders], minDigits + 2) - 2;
  const rounded = roundFraction(share, digits + 2);
  const format = new Intl.NumberFormat(conventionsOf(locale), {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format
    .formatToParts(numeric(rounded))
    .map((part) => (part.type === 'minusSign' ? '−' : part.value))
    .join('');
}

export interface QuantityStyle {
  /** Write millions as a word where that loses nothing: `111 million m²`. */
  readonly isCompact?: boolean;
  /** The scale to use, where several numbers stand together (`scaleFor`). Overrides `isCompact`. */
  readonly scale?: Scale;
  /** Digits after the point to pad to, at that scale. */
  readonly minDigits?: number;
}

/** A number at a scale, with the scale's word: `57.0 million`. */
export function formatScaled(
  value: Decimal,
  scale: Scale,
  locale: string,
  t: UnitTexts,
  minDigits = 0,
): string {
  return t(`scale.${scale.name}`, { value: formatNumber(scaleDown(value, scale.power), locale, minDigits) });
}

/**
 * A number with its unit in the plural form that the language wants: `1 job`, `677 km`, `111 million m²`. A unit without
 * a name is shown as its code; a null unit adds nothing.
 */
export function formatQuantity(
  value: Decimal,
  unit: string | null,
  locale: string,
  t: UnitTexts,
  style: QuantityStyle = {},
): string {
  const scale = style.scale ?? scaleFor(style.isCompact ? [value] : []);
  const number = formatScaled(value, scale, locale, t, style.minDigits);
  if (unit === null) return number;
  if (!isUnitCode(unit)) return `${number}\u00a0${unit}`;
  // A float is good enough to choose between "job" and "jobs"; it is never shown.
  return t(`quantity.${unit}`, { value: number, count: Number(value) });
}

/** The name of a unit by itself, for the head of a column. */
export function formatUnit(unit: string, t: UnitTexts): string {
  return isUnitCode(unit) ? t(`name.${unit}`) : unit;
}

/** What `Intl` abbreviates after the year, written out: an abbreviation's full stop would meet that of the sentence. */
const YEAR_WORDS: Readonly<Record<string, readonly [abbreviation: RegExp, word: string]>> = {
  kk: [/\s?ж\./, '\u00a0жылғы'],
  ru: [/\s?г\./, '\u00a0года'],
};

function dateText(format: Intl.DateTimeFormat, locale: string, date: Date): string {
  const [abbreviation, word] = YEAR_WORDS[locale] ?? [/$^/, ''];
  return format
    .formatToParts(date)
    .map(({ type, value }) => (type === 'literal' ? value.replace(abbreviation, word) : value))
    .join('');
}

/** A calendar day, written out: `31 December 2025`, «31 декабря 2025 года», «2025 жылғы 31 желтоқсан». */
export function formatDate(day: PlainDate, locale: string): string {
  return dateText(
    dateFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }),
    locale,
    utcNoon(day),
  );
}

/** A day with its year first, as references in the style of the APA have it: `2026, November 21`, «2026, 21 ноября». */
export function formatDayAfterYear(day: PlainDate, locale: string): string {
  // That style is American.
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-US' : locale, {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return `${day.slice(0, 4)}, ${format.format(utcNoon(day))}`;
}

/** A date as far as it is known (`2022`, `2022-11`, `2022-11-26`): `2022`, `November 2022`, `26 November 2022`. */
export function formatPartialDate(date: string, locale: string): string {
  const [year, month, day] = date.split('-');
  if (year === undefined || month === undefined) return date;
  if (day !== undefined) return formatDate(date as PlainDate, locale);
  return dateText(dateFormat(locale, { month: 'long', year: 'numeric' }), locale, utcNoon(`${date}-01`));
}

/** An instant (ISO 8601) on the clocks of a zone, with its offset: `21 November 2026 at 23:40 GMT+5`. */
export function formatInstant(iso: string, timeZone: string, locale: string): string {
  const format = new Intl.DateTimeFormat(conventionsOf(locale), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  });
  return dateText(format, locale, new Date(iso));
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(conventionsOf(locale), { ...options, timeZone: 'UTC' });
}

function utcNoon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
