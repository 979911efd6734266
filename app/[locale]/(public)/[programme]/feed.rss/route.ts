import { getTranslations } from 'next-intl/server';
import { feedParameters } from '@/app/_open-data/parameters';
import { programmeView } from '@/app/_open-data/programme-view';
import { refusePlace } from '@/app/_open-data/refuse-place';
import { conditionally } from '@/lib/core/conditional';
import { decimal } from '@/lib/core/decimal';
import { publicOrigin } from '@/lib/core/env';
import { badParameter, notFound, OPEN_TO_ALL, problemText } from '@/lib/core/http';
import { formatDate, formatQuantity } from '@/lib/core/i18n/format';
import { isLocale, type Locale } from '@/lib/core/i18n/locales';
import { feedNames } from '@/lib/feeds/feed-names';
import type { FeedLanguage } from '@/lib/feeds/figure-words';
import { RSS_TYPE, rssText } from '@/lib/feeds/rss';
import { updatesFeed } from '@/lib/feeds/updates-feed';
import { listEntries } from '@/lib/ledger/queries';
import { listPledgeStandings } from '@/lib/pledges/queries';
import { QUALIFIERS } from '@/lib/status/types';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

/** Entries in a feed: months of an editor's work. */
const NEWEST = 50;

interface Context {
  readonly params: Promise<{ locale: string; programme: string }>;
}

/** How that language writes numbers and dates: as on the pages. */
async function languageOf(locale: Locale): Promise<FeedLanguage> {
  const t = await getTranslations({ locale, namespace: 'feed' });
  const units = await getTranslations({ locale, namespace: 'units' });
  return {
    locale,
    t,
    date: (day) => formatDate(day, locale),
    quantity: (value, unit, qualifier) => {
      const quantity = formatQuantity(decimal(value), unit, locale, units, { isCompact: true });
      const known = QUALIFIERS.find((one) => one === qualifier);
      return known ? units(`qualifier.${known}`, { quantity }) : quantity;
    },
  };
}

/** The newest updates of a programme as RSS 2.0; `?pledge= &theme= &principle= &kind=` choose among them. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, programme: slug } = await params;
  if (!isLocale(locale)) return problemText(notFound('There is no such language.').problem);
  const view = await programmeView(request, slug, feedParameters);
  if (!view.ok) return problemText(view.problem);
  const { programme, parameters, day, version } = view.value;
  const refused = refusePlace(programme, parameters);
  if (refused) return problemText(refused.problem);
  const names = feedNames(programme, await listPledgeStandings(programme, day));
  const { pledge = null, theme = null, principle = null, kind = null } = parameters;
  if (pledge !== null && !names.pledges.has(pledge)) {
    return problemText(badParameter('pledge', `The programme has no pledge “${pledge}”.`).problem);
  }
  return conditionally(request, version, { ...OPEN_TO_ALL, 'Content-Type': RSS_TYPE }, async () => {
    const entries = await listEntries({ programme: programme.slug, limit: NEWEST, ...parameters });
    const place = { origin: publicOrigin(), filter: { pledge, theme, principle, kind } };
    return rssText(updatesFeed(entries, names, await languageOf(locale), place));
  });
}
