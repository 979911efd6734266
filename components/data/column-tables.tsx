import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { Details } from '@/components/ui/details';
import {
  type Column,
  FIGURE_COLUMNS,
  PLEDGE_COLUMNS,
  SOURCE_COLUMNS,
  STATUS_COLUMNS,
  TARGET_COLUMNS,
} from '@/lib/export/columns';
import { TABLES, type Table } from './file-table';

const COLUMNS: Readonly<Record<Table, readonly Column[]>> = {
  pledges: PLEDGE_COLUMNS,
  targets: TARGET_COLUMNS,
  figures: FIGURE_COLUMNS,
  statuses: STATUS_COLUMNS,
  sources: SOURCE_COLUMNS,
};

/** The columns of each download, from the list that writes it. */
export function ColumnTables() {
  const t = useTranslations('data.columns');
  return TABLES.map((table) => (
    <Details key={table} summary={t('of', { file: `${table}.csv`, count: COLUMNS[table].length })}>
      <DataTable
        caption={t('of', { file: `${table}.csv`, count: COLUMNS[table].length })}
        columns={[
          {
            key: 'name',
            head: t('name'),
            kind: 'name',
            cell: ({ name }) => <code className="font-mono">{name}</code>,
          },
          { key: 'type', head: t('type'), cell: ({ type }) => t(`types.${type}`) },
          { key: 'meaning', head: t('meaning'), cell: ({ meaning }) => <span lang="en">{meaning}</span> },
        ]}
        id={`columns-${table}`}
        isCaptionHidden
        rowKey={({ name }) => name}
        rows={COLUMNS[table]}
      />
    </Details>
  ));
}
