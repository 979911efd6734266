import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { refusalText } from '@/lib/core/i18n/refusal-text';
import type { RowOutcome, RowRefusal } from '@/lib/figures/import/types';

/** What would become of the rows of a file, with the column and reason of each refusal. */
export function ImportTable({ rows, all }: { rows: readonly RowOutcome[]; all: number }) {
  const t = useTranslations('imports');
  if (rows.length === 0) return null;
  return (
    <DataTable
      id="import-rows"
      caption={t('table', { shown: rows.length, all })}
      rows={rows}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: 'line', head: t('columns.line'), kind: 'name', cell: ({ line }) => line },
        { key: 'kind', head: t('columns.kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
        {
          key: 'what',
          head: t('columns.what'),
          cell: ({ pledge, target }) => [pledge, target].filter((part) => part !== '').join(' / '),
        },
        { key: 'value', head: t('columns.value'), kind: 'number', cell: ({ value }) => value },
        { key: 'period', head: t('columns.period'), cell: ({ period }) => period },
        {
          key: 'reason',
          head: t('columns.reason'),
          cell: ({ refusals }) => <Reasons refusals={refusals} />,
        },
      ]}
    />
  );
}

function Reasons({ refusals }: { refusals: readonly RowRefusal[] }) {
  const locale = useLocale();
  const t = useTranslations('imports');
  const texts = useTranslations('refusals');
  const units = useTranslations('units');
  return (
    <ul className="list-none">
      {refusals.map((refusal) => (
        <li key={`${refusal.field} ${refusal.code}`} className="max-w-text text-error">
          <code>{refusal.column ?? t('wholeRow')}</code>:{' '}
          {refusalText(refusal, refusal.column ?? t('wholeRow'), locale, texts, units)}
        </li>
      ))}
    </ul>
  );
}
