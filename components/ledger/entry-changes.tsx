import { useMessages, useTranslations } from 'next-intl';
import { useId } from 'react';
import { DataTable } from '@/components/ui/data-table';
import type { FieldChange } from '@/lib/ledger/entry-changes';
import { ContentValue } from './entry-content';

/** What a correction or revision changed, field by field: the old value struck through, the new one beside it. */
export function EntryChanges({ changes }: { readonly changes: readonly FieldChange[] }) {
  const id = useId();
  const t = useTranslations('updates.entry');
  const labels: Readonly<Record<string, string>> = useMessages().ledger.field;
  if (changes.length === 0) return <p>{t('noChanges')}</p>;
  return (
    <DataTable
      caption={t('changes')}
      columns={[
        { key: 'field', head: t('field'), kind: 'name', cell: ({ field }) => labels[field] ?? field },
        {
          key: 'before',
          head: t('before'),
          className: 'wrap-anywhere',
          cell: ({ before }) => (
            <del>
              <ContentValue value={before} />
            </del>
          ),
        },
        {
          key: 'after',
          head: t('after'),
          className: 'wrap-anywhere',
          cell: ({ after }) => (
            <ins className="no-underline">
              <ContentValue value={after} />
            </ins>
          ),
        },
      ]}
      id={`changes-${id}`}
      isCaptionHidden
      rowKey={({ field }) => field}
      rows={changes}
    />
  );
}
