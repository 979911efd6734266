import { getLocale, getTranslations } from 'next-intl/server';
import { countWaiting } from '@/lib/reports/queries';

/** How many readers' reports of a programme wait for an answer, with the way to them. */
export async function ReportsWaiting({ programme }: { readonly programme: string }) {
  const t = await getTranslations('reports.desk');
  return (
    <p className="mt-2">
      <a href={`/${await getLocale()}/editor/${programme}/reports`}>{t('link')}</a>
      {': '}
      {t('waitingCount', { count: await countWaiting(programme) })}
    </p>
  );
}
