import { useLocale, useTranslations } from 'next-intl';
import type { SummarisedError } from '@/components/ui/error-summary';
import type { Refusal } from '@/lib/core/errors';
import { refusalText } from '@/lib/core/i18n/refusal-text';

const NAMED = [
  'title',
  'summary',
  'metric',
  'dueBasis',
  'kind',
  'direction',
  'unit',
  'comparison',
  'value',
  'factor',
  'stages',
  'start',
  'due',
  'baseline',
  'revisedOn',
  'reason',
] as const;

/** Texts are refused as a whole or in a language; a whole one is shown at the first of its fields. */
const TEXTS: readonly string[] = ['title', 'summary', 'metric', 'dueBasis', 'reason'];

/** The id of the field that a refusal belongs to, as the form has it. */
function fieldIdOf(field: string | null, locale: string): string | null {
  if (field === null) return null;
  if (field === 'sources') return 'sources.0.url';
  if (TEXTS.includes(field)) return `${field}.${locale}`;
  return field;
}

/** What the refusals say and where, in the order of the refusals. */
export function useRevisionErrors(refusals: readonly Refusal[]) {
  const locale = useLocale();
  const t = useTranslations('revisions.form.short');
  const desk = useTranslations('desk.form.short');
  const texts = useTranslations('refusals');
  const units = useTranslations('units');
  const labelOf = (field: string | null): string => {
    const [first = '', index = '0', part] = (field ?? '').split('.');
    const n = Number(index) + 1;
    if (first === 'checkpoints') return t('checkpoint', { n });
    if (first === 'sources') {
      return part === 'publisher' || part === 'publishedOn' || part === 'kind'
        ? desk(part, { n })
        : desk('url', { n });
    }
    const named = NAMED.find((name) => name === first);
    return t(named ?? 'form');
  };
  const errors: SummarisedError[] = refusals.map((refusal) => {
    const fieldId = fieldIdOf(refusal.field, locale);
    return { fieldId, message: refusalText(refusal, labelOf(fieldId), locale, texts, units) };
  });
  const errorOf = (field: string) => errors.find(({ fieldId }) => fieldId === field)?.message;
  return { errors, errorOf };
}
