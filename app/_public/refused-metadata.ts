import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { Refused } from './load-view';

/** The title of a page that cannot be shown; search engines should not keep it. */
export async function refusedMetadata({ kind, locale }: Pick<Refused, 'kind' | 'locale'>): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'site' });
  return {
    title: t(kind === 'missing' ? 'notFound.title' : 'badAddress.title'),
    robots: { index: false },
  };
}
