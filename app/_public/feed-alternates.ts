import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { publicOrigin } from '@/lib/core/env';
import type { Locale } from '@/lib/core/i18n/locales';
import { inLanguage, type LocalizedText } from '@/lib/core/localized-text';
import { FEED_FORMATS, FEED_TYPES } from '@/lib/feeds/types';
import { feedAddress } from '@/lib/programmes/addresses';
import type { Programme } from '@/lib/programmes/types';

/** What a page is about, with the parameter that asks for its updates. */
interface About {
  readonly parameter: 'pledge' | 'theme' | 'principle';
  readonly slug: string;
  readonly title: LocalizedText;
}

/**
 * Where readers' programs find the feeds of a page, in each format under the feed's own title: that of what the page is
 * about, then that of the programme. A page that gives its own replaces those of the layout.
 */
export async function feedAlternates(
  { slug, title }: Programme,
  locale: Locale,
  about: About | null = null,
): Promise<NonNullable<Metadata['alternates']>> {
  const t = await getTranslations({ locale, namespace: 'feed' });
  const programme = inLanguage(title, locale).text;
  const own = about && {
    title: t('titleOf', { programme, subject: inLanguage(about.title, locale).text }),
    query: { [about.parameter]: about.slug },
  };
  const feeds = [...(own ? [own] : []), { title: t('title', { programme }), query: {} }];
  const links = FEED_FORMATS.map((format) => [
    FEED_TYPES[format],
    feeds.map((feed) => ({
      url: `${publicOrigin()}${feedAddress({ locale, programme: slug }, format, feed.query)}`,
      title: t('inFormat', { feed: feed.title, format: t(`format.${format}`) }),
    })),
  ]);
  return { types: Object.fromEntries(links) };
}
