import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Enhance } from '@/app/_public/enhance';
import { loadView, type PageProps, standingsOf } from '@/app/_public/load-view';
import { pageRecord } from '@/app/_public/page-record';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { RefusedPage } from '@/app/_public/refused-page';
import { shareMetadata } from '@/app/_public/share-metadata';
import { countsOf } from '@/app/_share/card-texts';
import { DashboardPage } from '@/components/dashboard/dashboard-page';
import { inLanguage } from '@/lib/core/localized-text';
import { listEntries } from '@/lib/ledger/queries';
import { getStatusHistory } from '@/lib/pledges/history/queries';
import { overviewAddress } from '@/lib/programmes/addresses';

/** Entries of the ledger on the overview; the updates page has the rest. */
const LATEST_UPDATES = 6;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const view = await loadView(props);
  if (view.kind !== 'view') return refusedMetadata(view);
  const { locale, programme, day, place } = view;
  const page = overviewAddress(place);
  const title = inLanguage(programme.title, locale).text;
  const alt = countsOf(await standingsOf(programme, day.on, day.isAsOf), locale);
  const t = await getTranslations({ locale, namespace: 'dashboard' });
  return {
    title,
    description: t('description', { promiser: inLanguage(programme.promiser, locale).text }),
    ...(await shareMetadata({ locale, page, title, alt })),
  };
}

export default async function Page(props: PageProps) {
  const view = await loadView(props);
  if (view.kind !== 'view') return <RefusedPage refused={view} />;
  const { programme, today, day, place } = view;
  const [pledges, updates, history] = await Promise.all([
    standingsOf(programme, day.on, day.isAsOf),
    // What this site said, and when, is another question than what could be known then (METHOD 8).
    day.isAsOf ? [] : listEntries({ programme: programme.slug, limit: LATEST_UPDATES }),
    getStatusHistory(programme, day),
  ]);
  return (
    <>
      <DashboardPage
        programme={programme}
        pledges={pledges}
        updates={updates}
        history={history}
        today={today}
        day={day}
        place={place}
        record={await pageRecord(programme)}
      />
      <Enhance by="chart-read-out" />
      <Enhance by="copy-text" />
      <Enhance by="day-slider" />
    </>
  );
}
