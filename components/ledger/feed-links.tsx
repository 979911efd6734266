import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { FEED_FORMATS, FEED_TYPES } from '@/lib/feeds/types';
import { feedAddress, type ProgrammePlace, type Query } from '@/lib/programmes/addresses';

interface Props {
  readonly place: ProgrammePlace;
  /** What it is a feed of. */
  readonly label: string;
  readonly query?: Query;
}

/** A feed in each of its formats, on one line. */
export function FeedLinks({ place, label, query }: Props) {
  const t = useTranslations('feed');
  return (
    <>
      {t('of', { feed: label })}{' '}
      {FEED_FORMATS.map((format, index) => {
        const name = t(`format.${format}`);
        return (
          <Fragment key={format}>
            {index > 0 && ' · '}
            <a
              // Several feeds may stand on a page: in a list of its links, the format alone would not tell them apart.
              aria-label={t('inFormat', { feed: label, format: name })}
              className="whitespace-nowrap"
              href={feedAddress(place, format, query)}
              type={FEED_TYPES[format]}
            >
              {name}
            </a>
          </Fragment>
        );
      })}
    </>
  );
}
