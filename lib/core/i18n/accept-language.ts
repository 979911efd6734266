import { DEFAULT_LOCALE, isLocale, type Locale } from './locales';

/** Longest header that is read; browsers send a tenth of it. */
const MAX_LENGTH = 500;

/** A quality value as RFC 9110 section 12.4.2 writes it; 0 for anything else, so that it is never chosen. */
function qualityOf(parameters: readonly string[]): number {
  const given = parameters.map((text) => text.trim()).find((text) => /^q=/i.test(text));
  if (given === undefined) return 1;
  return /^q=(0(\.\d{0,3})?|1(\.0{0,3})?)$/i.test(given) ? Number(given.slice(2)) : 0;
}

/** The language to answer in, from an `Accept-Language` header: the wanted one that the site has, else the default. */
export function localeFor(header: string | null): Locale {
  const wanted = (header ?? '')
    .slice(0, MAX_LENGTH)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';');
      return { language: tag.trim().toLowerCase().split('-')[0] ?? '', quality: qualityOf(parameters) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    if (isLocale(language)) return language;
  }
  return DEFAULT_LOCALE;
}
