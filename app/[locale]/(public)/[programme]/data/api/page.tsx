import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { exampleAnswers, exampleRefusal } from '@/app/_open-data/example-answers';
import { openApiDocument } from '@/app/_open-data/openapi';
import { loadView, noParameters, type PageProps, standingsOf } from '@/app/_public/load-view';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { RefusedPage } from '@/app/_public/refused-page';
import { ApiPage } from '@/components/data/api-page';
import { env, publicOrigin } from '@/lib/core/env';
import { ledgerHead } from '@/lib/ledger/queries';
import { exampleOf } from '@/lib/pledges/pace-example';
import { apiAddress } from '@/lib/programmes/addresses';

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const view = await loadView(props, noParameters);
  if (view.kind !== 'view') return refusedMetadata(view);
  const t = await getTranslations({ locale: view.locale, namespace: 'api' });
  return { title: t('title'), description: t('lead') };
}

export default async function Page(props: PageProps) {
  const view = await loadView(props, noParameters);
  if (view.kind !== 'view') return <RefusedPage refused={view} addressOf={apiAddress} />;
  const { locale, programme, today, place } = view;
  const head = await ledgerHead();
  const pledges = await standingsOf(programme, today, false);
  const pledge = (exampleOf(pledges)?.pledge ?? pledges[0])?.slug ?? null;
  const { PLEDGEBOOK_API_PER_MINUTE: perMinute } = env();
  return (
    <ApiPage
      description={openApiDocument(publicOrigin(), perMinute, locale)}
      examples={await exampleAnswers(programme.slug, pledge)}
      ledgerSeq={head.seq}
      perMinute={perMinute}
      place={place}
      refusal={await exampleRefusal(programme.slug)}
      today={today}
    />
  );
}
