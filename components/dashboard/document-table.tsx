import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { ExternalLink } from '@/components/ui/external-link';
import { OwnWords } from '@/components/ui/own-words';
import type { ProgrammeDocument } from '@/lib/programmes/types';

/** The documents that a programme was read from. */
export function DocumentTable({ documents }: { documents: readonly ProgrammeDocument[] }) {
  const t = useTranslations('dashboard.documents');
  const kinds = useTranslations('dashboard.sourceKind');
  return (
    <DataTable
      id="documents-caption"
      caption={t('caption')}
      isCaptionHidden
      rows={documents}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'document',
          head: t('document'),
          kind: 'name',
          cell: ({ title, url }) =>
            url === null ? (
              <>
                <OwnWords>{title}</OwnWords> <span className="text-muted">({t('noAddress')})</span>
              </>
            ) : (
              <ExternalLink href={url}>
                <OwnWords>{title}</OwnWords>
              </ExternalLink>
            ),
        },
        { key: 'publisher', head: t('publisher'), cell: ({ publisher }) => <OwnWords>{publisher}</OwnWords> },
        { key: 'kind', head: t('kind'), cell: ({ kind }) => kinds(kind) },
      ]}
    />
  );
}
