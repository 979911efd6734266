import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readSiteAddress, type SitePageProps, sitePage } from '@/app/_public/load-site-page';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { AccessibilityStatement } from '@/components/statements/accessibility-statement';
import { siteKeeper } from '@/lib/core/env';

export async function generateMetadata(props: SitePageProps): Promise<Metadata> {
  const address = await readSiteAddress(props);
  if (address.kind !== 'view') return refusedMetadata(address);
  const t = await getTranslations({ locale: address.locale, namespace: 'statements.accessibility' });
  return { title: t('title'), description: t('lead') };
}

export default function Page(props: SitePageProps) {
  return sitePage(props, '/accessibility', () => <AccessibilityStatement keeper={siteKeeper()} />);
}
