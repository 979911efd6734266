import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { Details } from '@/components/ui/details';
import type { ColumnPath } from '@/lib/export/columns';
import { TABLE_NAMES, TABLES } from '@/lib/export/tables';

/** The columns of each download, from the list that writes it. */
export function ColumnTables() {
  const t = useTranslations('data.columns');
  const meaning = useTranslations('columns');
  return TABLE_NAMES.map((table) => {
    const { columns } = TABLES[table];
    const heading = t('of', { file: `${table}.csv`, count: columns.length });
    return (
      <Details key={table} summary={heading}>
        <DataTable
          caption={heading}
          columns={[
            {
              key: 'name',
              head: t('name'),
              kind: 'name',
              cell: ({ name }) => <code className="font-mono">{name}</code>,
            },
            { key: 'type', head: t('type'), cell: ({ type }) => t(`types.${type}`) },
            // The name is one of this table's, which the compiler no longer knows after the loop.
            {
              key: 'meaning',
              head: t('meaning'),
              cell: ({ name }) => meaning(`${table}.${name}` as ColumnPath),
            },
          ]}
          id={`columns-${table}`}
          isCaptionHidden
          rowKey={({ name }) => name}
          rows={columns}
        />
      </Details>
    );
  });
}
