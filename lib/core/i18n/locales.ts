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
