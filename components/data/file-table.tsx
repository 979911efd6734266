import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { TABLE_NAMES } from '@/lib/export/tables';
import type { ProgrammePlace } from '@/lib/programmes/addresses';

const FILES = [
  ...TABLE_NAMES.map((name) => ({ name, file: `${name}.csv` })),
  { name: 'ledger', file: 'ledger.ndjson' },
  { name: 'changes', file: 'changes.csv' },
] as const;

/** The downloads of a programme with what each holds. */
export function FileTable({ place }: { readonly place: ProgrammePlace }) {
  const t = useTranslations('data.files');
  const folder = `/export/${encodeURIComponent(place.programme)}`;
  return (
    <>
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
                {name === 'changes' && (
                  <p className="text-muted wrap-anywhere">{`${folder}/${file}?from=YYYY-MM-DD&to=YYYY-MM-DD`}</p>
                )}
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
      <p className="mt-3 max-w-text">
        {t.rich('together', {
          zip: (name) => <a href={`${folder}/all.zip`}>{name}</a>,
          package: (name) => <a href={`${folder}/datapackage.json`}>{name}</a>,
        })}
      </p>
    </>
  );
}
