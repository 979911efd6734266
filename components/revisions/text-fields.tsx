'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/text-area';
import type { TypedRevision } from '@/lib/revisions/form-state';

const LONGEST = 4_000;
const LABELS = {
  title: 'title',
  summary: 'summary',
  metric: 'metric',
  dueBasis: 'dueBasis',
  'baseline.note': 'baselineNote',
  reason: 'reason',
} as const;

interface Props {
  readonly name: keyof typeof LABELS;
  readonly typed: TypedRevision;
  readonly errorOf: (field: string) => string | undefined;
  readonly hint?: string;
  /** Of the field; a single line without it. */
  readonly rows?: number;
}

/** A text in each of its languages. */
export function TextFields({ name, typed, errorOf, hint, rows }: Props) {
  const t = useTranslations('revisions.form');
  const given = Object.entries(typed.fields).filter(([field]) => field.startsWith(`${name}.`));
  return given.map(([field, words]) => {
    const code = field.slice(name.length + 1);
    const known = code === 'en' || code === 'kk' || code === 'ru' ? code : 'other';
    const common = {
      id: field,
      name: field,
      lang: code,
      label: t(LABELS[name], { language: t(`language.${known}`, { code }) }),
      defaultValue: words,
      error: errorOf(field),
      maxLength: LONGEST,
      ...(hint !== undefined && { hint }),
    };
    return rows === undefined ? (
      <Field {...common} key={field} />
    ) : (
      <TextArea {...common} key={field} rows={rows} />
    );
  });
}
