import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { FEED_FORMATS, FEED_TYPES } from '@/lib/feeds/types';
import { feedAddress, type ProgrammePlace } from '@/lib/programmes/addresses';

/** The feed of all updates in each of its formats. */
export function FeedTable({ place }: { readonly place: ProgrammePlace }) {
  const t = useTranslations('data.feed');
  return (
    <DataTable
      caption={t('link')}
      columns={[
        {
          key: 'address',
          head: t('address'),
          kind: 'name',
          className: 'w-1/2 wrap-anywhere',
          cell: (format) => (
            <a href={feedAddress(place, format)} type={FEED_TYPES[format]}>
              {feedAddress(place, format)}
            </a>
          ),
        },
        { key: 'format', head: t('format'), cell: (format) => t(`rows.${format}`) },
      ]}
      id="feed-table"
      isCaptionHidden
      rowKey={String}
      rows={FEED_FORMATS}
    />
  );
}
