import { useTranslations } from 'next-intl';
import { overviewAddress, pledgesAddress } from '@/lib/programmes/addresses';
import { PageHeading } from './page-heading';
import { SearchForm } from './search-form';

/** What a 404 says, with ways on. `programme` is the slug of the one to lead to, if there is any. */
export function NotFoundContent({ locale, programme }: { locale: string; programme: string | null }) {
  const t = useTranslations('site.notFound');
  const place = programme === null ? null : { locale, programme };
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      {place !== null && (
        <SearchForm action={pledgesAddress(place)} label={t('search')} button={t('button')} />
      )}
      <h2 className="mt-8 font-semibold">{t('ways')}</h2>
      <ul className="mt-2 list-disc ps-5">
        {place !== null && (
          <>
            <li>
              <a href={overviewAddress(place)}>{t('overview')}</a>
            </li>
            <li>
              <a href={pledgesAddress(place)}>{t('pledges')}</a>
            </li>
          </>
        )}
        <li>
          <a href={`/${locale}`}>{t('programmes')}</a>
        </li>
      </ul>
    </>
  );
}
