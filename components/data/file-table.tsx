import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { TABLE_COLUMNS, type TableName } from '@/lib/export/columns';
import type { ProgrammePlace } from '@/lib/programmes/addresses';

/** The downloads that are tables. */
export const TABLES = Object.keys(TABLE_COLUMNS) as TableName[]; // keys of a constant: no others are there

const LEDGER = { name: 'ledger', file: 'ledger.ndjson' } as const;

const FILES = [...TABLES.map((name) => ({ name, file: `${name}.csv` })), LEDGER] as const;

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
          cell: ({ file }) => <a href={`${folder}/${file}`}>{file}</a>,
        },
        {
          key: 'holds',
          head: t('holds'),
          cell: ({ name, file }) => (
            <>
              {t(`rows.${name}`)}
              {name === 'statuses' && (
                <p className="text-muted wrap-anywhere">
                  {t('asOf', { address: `${folder}/${file}?asOf=YYYY-MM-DD` })}
                </p>
              )}
            </>
          ),
        },
      ]}
      id="file-table"
      isCaptionHidden
      rowKey={({ name }) => name}
      rows={FILES}
    />
  );
}
