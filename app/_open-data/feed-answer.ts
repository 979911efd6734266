import { conditionally } from '@/lib/core/conditional';
import { publicOrigin } from '@/lib/core/env';
import { badParameter, notFound, OPEN_TO_ALL, problemText } from '@/lib/core/http';
import { isLocale } from '@/lib/core/i18n/locales';
import { feedNames } from '@/lib/feeds/feed-names';
import { feedText } from '@/lib/feeds/feed-text';
import { FEED_TYPES, type FeedFormat } from '@/lib/feeds/types';
import { updatesFeed } from '@/lib/feeds/updates-feed';
import { entryLanguage } from '@/lib/ledger/entry-language';
import { listEntries } from '@/lib/ledger/queries';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { feedParameters } from './parameters';
import { programmeView } from './programme-view';
import { refusePlace } from './refuse-place';

/** Entries in a feed: months of an editor's work. */
const NEWEST = 50;

export interface FeedContext {
  readonly params: Promise<{ locale: string; programme: string }>;
}

/** The newest updates of a programme in one of the formats; `?pledge= &theme= &principle= &kind=` choose among them. */
export async function feedAnswer(
  request: Request,
  { params }: FeedContext,
  format: FeedFormat,
): Promise<Response> {
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
  const headers = { ...OPEN_TO_ALL, 'Content-Type': `${FEED_TYPES[format]}; charset=utf-8` };
  return conditionally(request, version, headers, async () => {
    const entries = await listEntries({ programme: programme.slug, limit: NEWEST, ...parameters });
    const place = { origin: publicOrigin(), filter: { pledge, theme, principle, kind }, format };
    return feedText(updatesFeed(entries, names, entryLanguage(locale), place), format);
  });
}
