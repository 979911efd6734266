import type { useTranslations } from 'next-intl';
import { parseDecimal } from '@/lib/core/decimal';
import { formatQuantity, type UnitTexts } from '@/lib/core/i18n/format';
import { type FormTarget, valueControl } from '@/lib/figures/form-fields';
import type { Qualifier } from '@/lib/status/types';

interface Valued {
  readonly value: string;
  readonly unit?: string | null | undefined;
  readonly qualifier?: Qualifier | null | undefined;
  /** Write millions as a word where that loses nothing. */
  readonly isCompact?: boolean;
}

type FormTexts = ReturnType<typeof useTranslations<'desk.form'>>;

/** A figure's value in words: yes or no, the stage, or the quantity with its qualifier, as the target's kind has it. */
export function figureQuantity(
  { value, unit = null, qualifier = null, isCompact = false }: Valued,
  target: FormTarget,
  locale: string,
  t: FormTexts,
  units: UnitTexts,
): string {
  const control = valueControl(target);
  if (control === 'yes_no') return value === '1' ? t('goesOnYes') : t('goesOnNo');
  if (control === 'stage') {
    const stages = target?.stages ?? 1;
    return stages === 1 ? t('stageOne') : t('stageN', { n: Number(value), stages });
  }
  const number = parseDecimal(value);
  if (number === null) return value;
  const quantity = formatQuantity(number, unit, locale, units, { isCompact });
  return qualifier === null ? quantity : units(`qualifier.${qualifier}`, { quantity });
}
