import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { loadView, type PageProps, standingsOf } from '@/app/_public/load-view';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { RefusedPage } from '@/app/_public/refused-page';
import { ChangesPage } from '@/components/changes/changes-page';
import { feedNames } from '@/lib/feeds/feed-names';
import { countEntries, listEntries } from '@/lib/ledger/queries';
import { changeSpan } from '@/lib/pledges/changes/change-days';
import { changeParameters } from '@/lib/pledges/changes/change-parameters';
import { ledgerTime, listChanges } from '@/lib/pledges/changes/queries';
import { countStandings } from '@/lib/pledges/standing-counts';
import { changesAddress } from '@/lib/programmes/addresses';

/** Figures and entries that the page lists; the downloads have the others. */
const LISTED = 200;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const view = await loadView(props, changeParameters);
  if (view.kind !== 'view') return refusedMetadata(view);
  const t = await getTranslations({ locale: view.locale, namespace: 'changes' });
  const { from, to } = view.query;
  return {
    title: t('title'),
    description: t('description'),
    // Every pair of days is a page: search engines need only the one without.
    ...((from !== null || to !== null) && { robots: { index: false } }),
  };
}

export default async function Page(props: PageProps) {
  const view = await loadView(props, changeParameters);
  if (view.kind !== 'view') return <RefusedPage refused={view} addressOf={changesAddress} />;
  const { programme, today, place, query } = view;
  const { theme } = query;
  const span = changeSpan(programme, query, today);
  const written = { programme: programme.slug, ...ledgerTime(programme, span), theme: theme ?? undefined };
  const [changes, entries, totals, pledges] = await Promise.all([
    listChanges(programme, { ...span, theme }, LISTED),
    listEntries({ ...written, limit: LISTED }),
    countEntries(written),
    // The names of today.
    standingsOf(programme, today, false),
  ]);
  return (
    <ChangesPage
      changes={changes.pledges}
      counts={{ before: countStandings(changes.before), after: countStandings(changes.after) }}
      figures={{ figures: changes.figures, total: changes.figuresPublished }}
      names={feedNames(programme, pledges)}
      place={place}
      record={{ entries, totals }}
      revisions={changes.revisions}
      span={span}
      theme={theme}
      today={today}
    />
  );
}
