import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { loadView, type PageProps, standingsOf } from '@/app/_public/load-view';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { RefusedPage } from '@/app/_public/refused-page';
import { DashboardPage } from '@/components/dashboard/dashboard-page';
import { inLanguage } from '@/lib/core/localized-text';
import { listEntries } from '@/lib/ledger/queries';

/** Entries of the ledger on the overview; the updates page has the rest. */
const LATEST_UPDATES = 6;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const view = await loadView(props);
  if (view.kind !== 'view') return refusedMetadata(view);
  const { locale, programme } = view;
  const t = await getTranslations({ locale, namespace: 'dashboard' });
  return {
    title: inLanguage(programme.title, locale).text,
    description: t('description', { promiser: inLanguage(programme.promiser, locale).text }),
  };
}

export default async function Page(props: PageProps) {
  const view = await loadView(props);
  if (view.kind !== 'view') return <RefusedPage refused={view} />;
  const { programme, today, day, place } = view;
  const [pledges, updates] = await Promise.all([
    standingsOf(programme, day.on, day.isAsOf),
    // What this site said, and when, is another question than what could be known then (METHOD 8).
    day.isAsOf ? [] : listEntries({ programme: programme.slug, limit: LATEST_UPDATES }),
  ]);
  return (
    <DashboardPage
      programme={programme}
      pledges={pledges}
      updates={updates}
      today={today}
      day={day}
      place={place}
    />
  );
}
