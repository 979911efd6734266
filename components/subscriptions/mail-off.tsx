import { useTranslations } from 'next-intl';
import { FeedLinks } from '@/components/ledger/feed-links';
import { PageHeading } from '@/components/ui/page-heading';
import { overviewAddress, type ProgrammePlace, type Query } from '@/lib/programmes/addresses';

/** What stands in place of the form on a site that sends no mail. */
export function MailOff({ place, query }: { place: ProgrammePlace; query: Query }) {
  const t = useTranslations('subscriptions');
  return (
    <>
      <PageHeading title={t('off.title')} lead={t('off.text')} />
      <p>
        <FeedLinks label={t('feedsLabel')} place={place} query={query} />
      </p>
      <p className="mt-6">
        <a href={overviewAddress(place)}>{t('off.back')}</a>
      </p>
    </>
  );
}
