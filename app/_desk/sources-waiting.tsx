import { getLocale, getTranslations } from 'next-intl/server';
import type { Programme } from '@/lib/programmes/types';
import { listSourceAddresses } from '@/lib/sources/queries';

/** How many sources of a programme wait to be looked at, with the way to them. */
export async function SourcesWaiting({ programme }: { readonly programme: Programme }) {
  const t = await getTranslations('sources.desk');
  const count = (await listSourceAddresses(programme)).filter(({ isWaiting }) => isWaiting).length;
  return (
    <p className="mt-6">
      <a href={`/${await getLocale()}/editor/${programme.slug}/sources`}>{t('link')}</a>
      {': '}
      {t('waitingCount', { count })}
    </p>
  );
}
