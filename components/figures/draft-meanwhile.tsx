'use client';

import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import type { DraftDifference } from '@/lib/figures/form-state';
import { useFieldLabel } from './use-form-errors';

/** The two versions of a draft side by side, field by field, where it was saved from another window meanwhile. */
export function DraftMeanwhile({ differences }: { differences: readonly DraftDifference[] }) {
  const t = useTranslations('desk.form.meanwhile');
  const labelOf = useFieldLabel();
  return (
    <section aria-labelledby="meanwhile" className="my-6 max-w-text">
      <h2 id="meanwhile" className="font-semibold">
        {t('title')}
      </h2>
      <p className="mb-2">{t('lead')}</p>
      <DataTable
        id="meanwhile-table"
        caption={t('title')}
        isCaptionHidden
        rows={differences}
        rowKey={({ field }) => field}
        columns={[
          {
            key: 'field',
            head: t('field'),
            kind: 'name',
            cell: ({ field }) => (field === 'sources' ? t('sources') : labelOf(field)),
          },
          {
            key: 'saved',
            head: t('saved'),
            className: 'wrap-anywhere',
            cell: ({ saved }) => <Words text={saved} />,
          },
          {
            key: 'typed',
            head: t('typed'),
            className: 'wrap-anywhere',
            cell: ({ typed }) => <Words text={typed} />,
          },
        ]}
      />
    </section>
  );
}

function Words({ text }: { text: string }) {
  const t = useTranslations('desk.form.meanwhile');
  return text === '' ? (
    <span className="text-muted">{t('empty')}</span>
  ) : (
    <span className="whitespace-pre-line">{text}</span>
  );
}
