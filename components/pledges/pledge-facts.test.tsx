import { readFileSync } from 'node:fs';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { DEFAULT_LOCALE, LOCALES, type Locale } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import type { PledgeDetail } from '@/lib/pledges/types';
import { PledgeFacts } from './pledge-facts';

const catalogue: { origin: string }[] = JSON.parse(readFileSync('prisma/catalogue/pledges.json', 'utf8'));
const ORIGINS = [...new Set(catalogue.map(({ origin }) => origin))];

function shown(origin: string, locale: Locale): string {
  const pledge = { origin, testability: 'quantified' } as PledgeDetail; // all of it that is shown here
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messagesOf(locale)} timeZone="UTC">
      <PledgeFacts pledge={pledge} />
    </NextIntlClientProvider>,
  );
}

it.each(
  LOCALES.filter((locale) => locale !== DEFAULT_LOCALE).flatMap((locale) =>
    ORIGINS.map((origin) => [locale, origin] as const),
  ),
)('says in %s where a pledge was read: %s', (locale, origin) => {
  const html = shown(origin, locale);
  expect(html).not.toContain(origin);
  expect(Object.values(messagesOf(locale).pledge.origins).filter((text) => html.includes(text))).toHaveLength(
    1,
  );
});

it('shows words of the record for which there is no message', () => {
  expect(shown('an interview', 'kk')).toContain('an interview');
});
