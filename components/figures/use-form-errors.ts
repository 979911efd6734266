import { useLocale, useTranslations } from 'next-intl';
import type { SummarisedError } from '@/components/ui/error-summary';
import type { Refusal } from '@/lib/core/errors';
import { refusalText } from '@/lib/core/i18n/refusal-text';
import type { FormTarget } from '@/lib/figures/form-fields';
import { fieldOf } from './field-names';

/** Fields in the order in which they stand in the form; those of the sources follow. */
const ORDER = [
  'role',
  'shape',
  'value',
  'meant',
  'goesOn',
  'stage',
  'unit',
  'qualifier',
  'from',
  'to',
  'on',
  'region',
  'dateNote',
];

type FormTexts = ReturnType<typeof useTranslations<'desk.form'>>;

/** The name of a field, as its message uses it. */
function labelOf(field: string | null, t: FormTexts): string {
  switch (field) {
    case null:
      return t('title');
    case 'note':
    case 'reason':
    case 'dateNote':
    case 'role':
    case 'shape':
    case 'value':
    case 'meant':
    case 'unit':
    case 'from':
    case 'to':
    case 'on':
    case 'qualifier':
    case 'region':
      return t(`short.${field}`);
    case 'goesOn':
    case 'stage':
      return t('short.value');
    default: {
      const [, index = '0', part = ''] = field.split('.');
      const n = Number(index) + 1;
      if (part === 'publisher' || part === 'publishedOn' || part === 'kind') return t(`short.${part}`, { n });
      return t('short.url', { n });
    }
  }
}

/** Names of the fields, as messages use them. */
export function useFieldLabel(): (field: string) => string {
  const t = useTranslations('desk.form');
  return (field) => labelOf(field, t);
}

/** What the refusals say and where, in the order of the form; and the published figure that a refusal names, if one does. */
export function useFormErrors(refusals: readonly Refusal[], target: FormTarget) {
  const locale = useLocale();
  const t = useTranslations('desk.form');
  const texts = useTranslations('refusals');
  const units = useTranslations('units');

  const placeOf = (field: string | null) => {
    if (field === null) return -1;
    const known = ORDER.indexOf(field);
    return known < 0 ? ORDER.length : known;
  };
  const errors: SummarisedError[] = refusals
    .map((refusal) => ({ refusal, fieldId: fieldOf(refusal.field, target) }))
    .sort((a, b) => placeOf(a.fieldId) - placeOf(b.fieldId))
    .map(({ refusal, fieldId }) => ({
      fieldId,
      message: refusalText(refusal, labelOf(fieldId, t), locale, texts, units),
    }));
  const errorOf = (field: string) => errors.find(({ fieldId }) => fieldId === field)?.message;
  const named = refusals.map(({ values }) => values?.figure).find((figure) => figure !== undefined);
  return { errors, errorOf, collision: named === undefined ? null : String(named) };
}
