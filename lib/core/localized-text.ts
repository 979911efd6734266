/** A text the public reads: one value a language (BCP 47 code → text). At least one language is there. */
export type LocalizedText = Readonly<Record<string, string>>;

/** A text together with the language it is in, so that the page can mark a foreign passage with `lang`. */
export interface TextInLanguage {
  readonly text: string;
  readonly lang: string;
}

/** Where a language is missing, the next in this order is shown (DESIGN section 4). */
const FALLBACK = ['kk', 'ru', 'en'] as const;

/** The text in the wanted language, else in the first language of the fallback order that has one, else in any. */
export function inLanguage(text: LocalizedText, locale: string): TextInLanguage {
  const order = [locale, ...FALLBACK.slice(Math.max(0, FALLBACK.indexOf(locale as 'kk'))), ...FALLBACK];
  for (const lang of order) {
    const found = text[lang];
    if (found) return { text: found, lang };
  }
  const [first] = Object.entries(text);
  return first ? { text: first[1], lang: first[0] } : { text: '', lang: locale };
}

/**
 * A text after somebody changed what a form shows of it in one language; every other language stays as it was. A form that
 * shows another language because its own is missing, and comes back unchanged, changes nothing; emptied, it takes away what
 * it showed. Null when nothing is left.
 */
export function withLanguage(
  text: LocalizedText | null,
  locale: string,
  typed: string,
): LocalizedText | null {
  const shown = text === null ? { text: '', lang: locale } : inLanguage(text, locale);
  const words = typed.trim();
  if (words === shown.text.trim()) return text;
  const { [words === '' ? shown.lang : locale]: _, ...others } = text ?? {};
  const changed = words === '' ? others : { ...others, [locale]: words };
  return Object.keys(changed).length > 0 ? changed : null;
}
