import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import type { ProgrammePlace } from '@/lib/programmes/addresses';

/** The downloads that there are. */
export const TABLES = ['pledges', 'targets', 'figures', 'statuses'] as const;
export type Table = (typeof TABLES)[number];

/** The downloads of a programme with what each holds. */
export function FileTable({ place }: { readonly place: ProgrammePlace }) {
  const t = useTranslations('data.files');
  const folder = `/export/${encodeURIComponent(place.programme)}`;
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        {
          key: 'file',
          head: t('file'),
          kind: 'name',
          className: 'whitespace-nowrap',
          cell: (name) => <a href={`${folder}/${name}.csv`}>{name}.csv</a>,
        },
        {
          key: 'holds',
          head: t('holds'),
          cell: (name) => (
            <>
              {t(`rows.${name}`)}
              {name === 'statuses' && (
                <p className="text-muted wrap-anywhere">
                  {t('asOf', { address: `${folder}/${name}.csv?asOf=YYYY-MM-DD` })}
                </p>
              )}
            </>
          ),
        },
      ]}
      id="file-table"
      isCaptionHidden
      rowKey={String}
      rows={TABLES}
    />
  );
}
