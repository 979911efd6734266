import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { loadView, noParameters, type PageProps, standingsOf } from '@/app/_public/load-view';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { RefusedPage } from '@/app/_public/refused-page';
import { MethodPage } from '@/components/method/method-page';
import { exampleOf } from '@/lib/pledges/pace-example';
import { methodAddress } from '@/lib/programmes/addresses';

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const view = await loadView(props, noParameters);
  if (view.kind !== 'view') return refusedMetadata(view);
  const t = await getTranslations({ locale: view.locale, namespace: 'method' });
  return { title: t('title'), description: t('lead') };
}

export default async function Page(props: PageProps) {
  const view = await loadView(props, noParameters);
  if (view.kind !== 'view') return <RefusedPage refused={view} addressOf={methodAddress} />;
  const { programme, day, place } = view;
  const example = exampleOf(await standingsOf(programme, day.on, day.isAsOf));
  return <MethodPage example={example} place={place} />;
}
