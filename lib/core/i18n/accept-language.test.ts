import { describe, expect, it } from 'vitest';
import { localeFor } from './accept-language';
import { DEFAULT_LOCALE, LOCALES } from './locales';

describe('localeFor', () => {
  it('finds the site’s own languages, with or without a region', () => {
    for (const locale of LOCALES) {
      expect(localeFor(locale)).toBe(locale);
      expect(localeFor(`xx, ${locale.toUpperCase()}-XY;q=0.3`)).toBe(locale);
    }
  });

  it('falls back for anything else', () => {
    for (const header of [null, '', '*', 'tlh', ';;;', 'en;q=none', 'q=1', 'x'.repeat(9000)]) {
      expect(localeFor(header)).toBe(DEFAULT_LOCALE);
    }
  });
});
