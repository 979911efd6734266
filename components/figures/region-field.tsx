'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Select } from '@/components/ui/select';
import { inLanguage } from '@/lib/core/localized-text';
import type { NamedRegion } from './form-props';

interface RegionFieldProps {
  readonly regions: readonly NamedRegion[];
  readonly typed: string;
  readonly error: string | undefined;
  /** A correction is about the region of the figure that it corrects. */
  readonly isFixed: boolean;
}

/** Whether the figure is about the whole country, as most are, or about one region. */
export function RegionField({ regions, typed, error, isFixed }: RegionFieldProps) {
  const t = useTranslations('regions.form');
  const locale = useLocale();
  const options = [
    { value: '', label: t('whole') },
    ...regions.map(({ code, name }) => ({ value: code, label: inLanguage(name, locale).text })),
  ];
  return (
    <Select
      defaultValue={typed}
      error={error}
      hint={t(isFixed ? 'fixed' : 'hint')}
      id="region"
      label={t('label')}
      name="region"
      options={isFixed ? options.filter(({ value }) => value === typed) : options}
    />
  );
}
