import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { publicOrigin } from '@/lib/core/env';
import { LOCALES, type Locale } from '@/lib/core/i18n/locales';
import { CARD_HEIGHT, CARD_WIDTH } from '@/lib/export/cards/share-card';
import { pictureAddress } from '@/lib/programmes/addresses';

/** Languages as Open Graph writes them, with the country whose conventions the site keeps to. */
const OPEN_GRAPH_LOCALES: Readonly<Record<Locale, string>> = { en: 'en_GB', kk: 'kk_KZ', ru: 'ru_RU' };

interface Shared {
  readonly locale: Locale;
  /** Address of the page whose picture is shown: itself, or the overview. */
  readonly page: string;
  /** Without the site's name, which stands beside it; null where each page says its own, and is not the one of the picture. */
  readonly title: string | null;
  /** What the picture says, for those who do not see it. */
  readonly alt: string;
}

/**
 * What messengers and social networks show beside a link (Open Graph, and the cards that follow it). Title and description
 * are those of the page. A page that gives its own replaces those of the layout.
 */
export async function shareMetadata({
  locale,
  page,
  title,
  alt,
}: Shared): Promise<Pick<Metadata, 'openGraph' | 'twitter'>> {
  const site = await getTranslations({ locale, namespace: 'site' });
  const url = `${publicOrigin()}${pictureAddress(page)}`;
  return {
    openGraph: {
      type: 'website',
      siteName: site('name'),
      locale: OPEN_GRAPH_LOCALES[locale],
      alternateLocale: LOCALES.filter((other) => other !== locale).map((other) => OPEN_GRAPH_LOCALES[other]),
      ...(title !== null && { title, url: `${publicOrigin()}${page}` }),
      images: [{ url, type: 'image/png', width: CARD_WIDTH, height: CARD_HEIGHT, alt }],
    },
    twitter: { card: 'summary_large_image' },
  };
}
