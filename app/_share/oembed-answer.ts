import { createTranslator } from 'next-intl';
import { frameCode } from '@/components/embeds/embed-code';
import { EMBED_WIDTH, embedHeight } from '@/components/embeds/embed-size';
import { now } from '@/lib/core/clock';
import { publicOrigin } from '@/lib/core/env';
import { isSlug } from '@/lib/core/http';
import { isLocale, type Locale } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import { inLanguage } from '@/lib/core/localized-text';
import { parsePlainDate } from '@/lib/core/plain-date';
import { CARD_HEIGHT, CARD_WIDTH } from '@/lib/export/cards/share-card';
import { OEMBED_FORMATS, OEMBED_TYPES, type OEmbedFacts, type OEmbedFormat } from '@/lib/feeds/oembed';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { addressWith, pictureAddress, pledgeAddress } from '@/lib/programmes/addresses';
import { asOfProblem } from '@/lib/programmes/as-of';
import { getProgramme } from '@/lib/programmes/queries';
import { viewDay } from '@/lib/programmes/view-day';

/** A pledge's page, or its card. */
const PATH = /^\/([a-z]{2})\/([^/]+)\/(?:pledges|embed)\/([^/]+)\/?$/;

interface Place {
  readonly locale: Locale;
  readonly programme: string;
  readonly slug: string;
  readonly asOf: string | null;
}

/** Which of our pledges an address is of; null for all other addresses. */
function placeAt(address: string): Place | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const [, locale = '', programme = '', slug = ''] = PATH.exec(url.pathname) ?? [];
  if (url.origin !== publicOrigin() || !isLocale(locale) || !isSlug(programme) || !isSlug(slug)) return null;
  return { locale, programme, slug, asOf: url.searchParams.get('asOf') };
}

/** What is to be embedded for an address of ours, as of the day that it asks for; null where nothing is. */
export async function oembedFacts(address: string): Promise<OEmbedFacts | null> {
  const asked = placeAt(address);
  const programme = asked && (await getProgramme(asked.programme));
  if (!asked || !programme) return null;
  const { locale, slug } = asked;
  const asOf = asked.asOf === null ? null : parsePlainDate(asked.asOf);
  const today = viewDay(programme, now(), null).on;
  if (asked.asOf !== null && (asOf === null || asOfProblem(programme, asOf, today) !== null)) return null;
  const pledge = await getPledgeDetail(programme, slug, viewDay(programme, now(), asOf));
  if (pledge === null) return null;
  const site = createTranslator({ locale, messages: messagesOf(locale), namespace: 'site' });
  const origin = publicOrigin();
  const place = { locale, programme: programme.slug, asOf };
  const title = inLanguage(pledge.title, locale).text;
  return {
    title,
    provider: { name: site('name'), url: `${origin}/${locale}` },
    htmlOf: (width, height) => frameCode({ origin, place, pledge, title }, width, height),
    width: EMBED_WIDTH,
    height: embedHeight(pledge),
    thumbnail: {
      url: `${origin}${pictureAddress(pledgeAddress(place, slug))}`,
      width: CARD_WIDTH,
      height: CARD_HEIGHT,
    },
  };
}

/** Links by which programs find how to embed a page: media type → address. `title` tells them apart. */
export function oembedLinks(page: string, title: string): Record<string, { url: string; title: string }[]> {
  const address = (format: OEmbedFormat) =>
    `${publicOrigin()}${addressWith('/api/oembed', { url: `${publicOrigin()}${page}`, format })}`;
  return Object.fromEntries(
    OEMBED_FORMATS.map((format) => [OEMBED_TYPES[format].link, [{ url: address(format), title }]]),
  );
}
