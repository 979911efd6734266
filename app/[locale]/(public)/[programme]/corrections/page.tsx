import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { loadView, noParameters, type PageProps, standingsOf } from '@/app/_public/load-view';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { RefusedPage } from '@/app/_public/refused-page';
import { CorrectionsPage } from '@/components/ledger/corrections-page';
import { listAssessmentCorrections } from '@/lib/assessments/queries';
import { feedNames } from '@/lib/feeds/feed-names';
import { correctionsAddress } from '@/lib/programmes/addresses';
import { listCorrectionEntries, listCorrections } from '@/lib/reviews/queries';
import { listRevisions } from '@/lib/revisions/queries';

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const view = await loadView(props, noParameters);
  if (view.kind !== 'view') return refusedMetadata(view);
  const t = await getTranslations({ locale: view.locale, namespace: 'corrections' });
  return { title: t('title'), description: t('description') };
}

export default async function Page(props: PageProps) {
  const view = await loadView(props, noParameters);
  if (view.kind !== 'view') return <RefusedPage refused={view} addressOf={correctionsAddress} />;
  const { programme, today, place } = view;
  return (
    <CorrectionsPage
      corrections={await listCorrections(programme)}
      assessments={await listAssessmentCorrections(programme)}
      revisions={await listRevisions(programme)}
      entries={await listCorrectionEntries(programme)}
      // The names of today: what was corrected does not depend on the day of the view.
      names={feedNames(programme, await standingsOf(programme, today, false))}
      place={place}
    />
  );
}
