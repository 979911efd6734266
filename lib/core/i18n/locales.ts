/** Languages that the addresses know (DESIGN section 5). */
export const ADDRESS_LOCALES = ['en', 'kk', 'ru'] as const;

/**
 * Languages whose messages are complete. An address in another language of the contract leads (307) to the same page in
 * the default one, so that no page claims a language it is not in. Adding a language is a folder below `messages/`, its
 * line in `messages.ts`, and its code here.
 */
export const LOCALES = ['en'] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = 'en';

export function isLocale(text: string): text is Locale {
  return (LOCALES as readonly string[]).includes(text);
}

/** The language to speak at an address whose first part may be no language at all: its 404 needs one too. */
export function localeOrDefault(text: string): Locale {
  return isLocale(text) ? text : DEFAULT_LOCALE;
}
