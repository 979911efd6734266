import { useLocale } from 'next-intl';
import { Select } from '@/components/ui/select';
import { inLanguage } from '@/lib/core/localized-text';
import type { Programme } from '@/lib/programmes/types';

interface Props {
  readonly programme: Programme;
  /** Slug of the theme that is chosen; null: none. */
  readonly theme: string | null;
  readonly label: string;
  /** What choosing none is called. */
  readonly all: string;
}

/** Limits what a page shows to one theme of its programme. */
export function ThemeSelect({ programme, theme, label, all }: Props) {
  const locale = useLocale();
  const themes = programme.themes.map(({ slug, title }) => ({
    value: slug,
    label: inLanguage(title, locale).text,
  }));
  return (
    <Select
      defaultValue={theme ?? ''}
      id="theme"
      isCompact
      label={label}
      name="theme"
      options={[{ value: '', label: all }, ...themes]}
    />
  );
}
