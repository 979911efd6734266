/**
 * Languages of the site (DESIGN section 5). Adding one is a folder below `messages/`, its file beside `messages.ts`, and its
 * code here.
 */
export const LOCALES = ['en', 'kk', 'ru'] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = 'en';

export function isLocale(text: string): text is Locale {
  return (LOCALES as readonly string[]).includes(text);
}

/** The language to speak at an address whose first part may be no language at all: its 404 needs one too. */
export function localeOrDefault(text: string): Locale {
  return isLocale(text) ? text : DEFAULT_LOCALE;
}

/** Each language by its own name, as its readers look for it. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', kk: 'Қазақша', ru: 'Русский' };
