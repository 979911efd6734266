import type { useTranslations } from 'next-intl';
import { parseDecimal } from '../decimal';
import type { Refusal } from '../errors';
import { parsePlainDate } from '../plain-date';
import { formatDate, formatQuantity, type UnitTexts } from './format';
import type { Messages } from './messages';

/** The translator of the `refusals` messages. */
export type RefusalTexts = ReturnType<typeof useTranslations<'refusals'>>;

type RefusalCode = keyof Messages['refusals'];

/**
 * What a refusal says to the person, with days, numbers and units as they read elsewhere. `label` is the name of the field
 * that it belongs to.
 */
export function refusalText(
  { code, values = {} }: Refusal,
  label: string,
  locale: string,
  t: RefusalTexts,
  units: UnitTexts,
): string {
  const shown: Record<string, string | number> = { label };
  for (const [name, value] of Object.entries(values)) shown[name] = shownDays(value, locale);
  const number = parseDecimal(String(values.value ?? ''));
  if (number !== null) {
    const quantity = formatQuantity(number, String(values.unit ?? '') || null, locale, units);
    const key = `qualifier.${values.qualifier ?? ''}` as Parameters<UnitTexts>[0];
    shown.quantity = units.has(key) ? units(key, { quantity } as never) : quantity;
  }
  const was = parseDecimal(String(values.wasValue ?? ''));
  if (was !== null) {
    shown.wasQuantity = formatQuantity(was, String(values.wasUnit ?? '') || null, locale, units);
  }
  const known: RefusalCode = t.has(code as RefusalCode) ? (code as RefusalCode) : 'unexpected';
  // The messages differ in what they name; a name that one does not use does no harm.
  return t(known, shown as never);
}

/** A day, or two with a slash between them, in words; anything else as it is. */
function shownDays(value: string | number, locale: string): string | number {
  const days = String(value).split('/').map(parsePlainDate);
  return days.every((day) => day !== null) ? days.map((day) => formatDate(day, locale)).join(' – ') : value;
}
