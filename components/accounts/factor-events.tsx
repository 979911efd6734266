import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/plain-date';
import type { SecondFactorEvent } from '@/lib/accounts/second-factor/types';

/** What was done to somebody's second factor; nothing where nothing was. */
export function FactorEvents({ events }: { events: readonly SecondFactorEvent[] }) {
  const t = useTranslations('secondFactor.keep');
  if (events.length === 0) return null;
  return (
    <DataTable<SecondFactorEvent>
      id="factor-events-caption"
      caption={t('events')}
      rows={events}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'at',
          head: t('at'),
          kind: 'name',
          className: 'text-start',
          cell: ({ at }) => <Instant at={at} timeZone="UTC" />,
        },
        { key: 'what', head: t('what'), cell: ({ kind }) => t(kind) },
        { key: 'by', head: t('by'), cell: ({ actor }) => actor ?? t('shell') },
      ]}
    />
  );
}
