import { useLocale } from 'next-intl';
import { inLanguage, type LocalizedText } from '@/lib/core/localized-text';

/** A text of the record in the page's language, else in the next one that there is, marked with its own `lang`. */
export function TextInLanguage({ text }: { text: LocalizedText }) {
  const locale = useLocale();
  const shown = inLanguage(text, locale);
  if (shown.lang === locale) return shown.text;
  return <span lang={shown.lang}>{shown.text}</span>;
}
