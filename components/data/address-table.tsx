import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import type { ProgrammePlace } from '@/lib/programmes/addresses';

const ROWS = [
  'programmes',
  'programme',
  'pledges',
  'pledge',
  'figures',
  'ledger',
  'changes',
  'openapi',
] as const;

/** The addresses for programs, each a link to a real answer. `slug` is a pledge to show as an example. */
export function AddressTable({
  place,
  slug,
}: {
  readonly place: ProgrammePlace;
  readonly slug: string | null;
}) {
  const t = useTranslations('data.api');
  const programmes = '/api/v1/programmes';
  const programme = `${programmes}/${encodeURIComponent(place.programme)}`;
  const addresses: Readonly<Record<(typeof ROWS)[number], string>> = {
    programmes,
    programme,
    pledges: `${programme}/pledges`,
    pledge: `${programme}/pledges/${slug}`,
    figures: `${programme}/figures`,
    ledger: `${programme}/ledger`,
    changes: `${programme}/changes`,
    openapi: '/api/v1/openapi.json',
  };
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        {
          key: 'address',
          head: t('address'),
          kind: 'name',
          className: 'w-1/2 wrap-anywhere',
          cell: (row) => <a href={addresses[row]}>{addresses[row]}</a>,
        },
        { key: 'answers', head: t('answers'), className: 'wrap-anywhere', cell: (row) => t(`rows.${row}`) },
      ]}
      id="address-table"
      isCaptionHidden
      rowKey={String}
      rows={ROWS.filter((row) => row !== 'pledge' || slug !== null)}
    />
  );
}
