import { useTranslations } from 'next-intl';
import { FeedLinks } from '@/components/ledger/feed-links';
import { addressWith, type ProgrammePlace } from '@/lib/programmes/addresses';

interface Props {
  readonly slug: string;
  readonly place: ProgrammePlace;
}

/** The ways to follow and download a pledge. */
export function PledgeReuse({ slug, place }: Props) {
  const t = useTranslations('pledge.reuse');
  const programme = encodeURIComponent(place.programme);
  const json = `/api/v1/programmes/${programme}/pledges/${encodeURIComponent(slug)}`;
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1">
      <li>
        <FeedLinks label={t('feed')} place={place} query={{ pledge: slug }} />
      </li>
      <li>
        <a href={addressWith(json, { asOf: place.asOf })}>{t('json')}</a>
      </li>
      <li>
        <a href={`/export/${programme}/figures.csv`}>{t('figures')}</a>
      </li>
    </ul>
  );
}
