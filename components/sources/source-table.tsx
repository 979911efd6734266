import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { Day } from '@/components/ui/plain-date';
import { dayInZone } from '@/lib/core/plain-date';
import type { SourceAddress } from '@/lib/sources/types';

interface Props {
  readonly id: string;
  readonly programme: string;
  readonly sources: readonly SourceAddress[];
  readonly timeZone: string;
}

/** Addresses at the desk, each with its state and whether a copy is known. */
export function SourceTable({ id, programme, sources, timeZone }: Props) {
  const t = useTranslations('sources.desk');
  const base = `/${useLocale()}/editor/${programme}/sources`;
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        {
          key: 'address',
          head: t('address'),
          kind: 'name',
          className: 'wrap-anywhere',
          cell: ({ id: source, url }) => <a href={`${base}/${source}`}>{url}</a>,
        },
        {
          key: 'state',
          head: t('state'),
          cell: ({ state, stateSince }) => (
            <>
              {t(`states.${state}`)}
              {stateSince !== null && (
                <span className="block text-muted">
                  {t.rich('since', { date: () => <Day on={dayInZone(new Date(stateSince), timeZone)} /> })}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'archive',
          head: t('archive'),
          cell: ({ archiveUrl }) => t(archiveUrl === null ? 'noArchive' : 'given'),
        },
      ]}
      id={id}
      isCaptionHidden
      rowKey={({ id: key }) => key}
      rows={sources}
    />
  );
}
