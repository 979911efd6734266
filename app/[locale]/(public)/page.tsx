import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readSiteAddress, type SitePageProps, sitePage } from '@/app/_public/load-site-page';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { ProgrammeList } from '@/components/programmes/programme-list';
import { listProgrammes } from '@/lib/programmes/queries';

export async function generateMetadata(props: SitePageProps): Promise<Metadata> {
  const address = await readSiteAddress(props);
  if (address.kind !== 'view') return refusedMetadata(address);
  const t = await getTranslations({ locale: address.locale, namespace: 'site.programmes' });
  return { title: t('title'), description: t('lead') };
}

/** The programmes on record; with just one there is nothing to choose. */
export default function Programmes(props: SitePageProps) {
  return sitePage(props, '', async (locale) => {
    const programmes = await listProgrammes();
    const [only] = programmes;
    if (only !== undefined && programmes.length === 1) redirect(`/${locale}/${only.slug}`);
    return <ProgrammeList programmes={programmes} locale={locale} />;
  });
}
