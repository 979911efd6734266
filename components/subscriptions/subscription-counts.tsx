import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { LOCALE_NAMES, LOCALES } from '@/lib/core/i18n/locales';
import type { SubscriptionCounts as Counts } from '@/lib/subscriptions/types';

const ROWS = [
  'instantly',
  'weekly',
  'programmes',
  'themes',
  'pledges',
  'unconfirmed',
  'suspended',
  'sent',
  'unsent',
] as const;

/** How many subscribe to what, and how their mail does. */
export function SubscriptionCounts({ counts }: { counts: Counts }) {
  const t = useTranslations('subscriptions.desk');
  const rows = [
    ...ROWS.map((key) => ({ key: String(key), name: t(key), count: counts[key] })),
    ...LOCALES.map((locale) => ({
      key: locale,
      name: t('locale', { language: LOCALE_NAMES[locale] }),
      count: counts.locales[locale],
    })),
  ];
  return (
    <div className="max-w-text">
      <DataTable
        id="counts-caption"
        caption={t('caption')}
        columns={[
          { key: 'name', head: t('what'), cell: ({ name }) => name, kind: 'name' },
          { key: 'count', head: t('count'), cell: ({ count }) => count, kind: 'number' },
        ]}
        rows={rows}
        rowKey={({ key }) => key}
      />
    </div>
  );
}
