import { inLanguage, type LocalizedText } from '@/lib/core/localized-text';

/** The texts of a figure, each in as many languages as somebody wrote it. */
export interface FigureTexts {
  readonly note: LocalizedText | null;
  readonly dateNote: LocalizedText | null;
  readonly reason: LocalizedText | null;
}

/** A text in a language that the form does not show, and that stays as it is. */
export interface OtherLanguage {
  readonly lang: string;
  readonly text: string;
}

/** What a text says in other languages than the one that a form in `locale` shows of it. */
export function otherLanguages(text: LocalizedText | null | undefined, locale: string): OtherLanguage[] {
  if (!text) return [];
  const shown = inLanguage(text, locale).lang;
  return Object.entries(text).flatMap(([lang, words]) => (lang === shown ? [] : [{ lang, text: words }]));
}
