import { useTranslations } from 'next-intl';
import { AsOfBar } from '@/components/programmes/as-of-bar';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import type { PlainDate } from '@/lib/core/plain-date';
import type { PledgeListQuery } from '@/lib/pledges/list-address';
import type { PledgePageOf } from '@/lib/pledges/page-of-list';
import type { Guess, PledgeHits } from '@/lib/pledges/search/types';
import { type ProgrammePlace, pledgesAddress } from '@/lib/programmes/addresses';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import { ActiveFilters } from './active-filters';
import { PledgeFilters } from './pledge-filters';
import { PledgeTable } from './pledge-table';
import { SearchGuesses } from './search-hit';

interface PledgeListPageProps {
  readonly programme: Programme;
  readonly query: PledgeListQuery;
  readonly list: PledgePageOf;
  /** What the search found, for the pledges of this page; null without one. */
  readonly search: { readonly hits: PledgeHits; readonly guesses: readonly Guess[] } | null;
  /** Pledges of the programme, whatever the filters. */
  readonly total: number;
  readonly today: PlainDate;
  readonly day: ViewDay;
  readonly place: ProgrammePlace;
}

/** The list of pledges with its search and filters, how many fit them, and a page of them. */
export function PledgeListPage({
  programme,
  query,
  list,
  search,
  total,
  today,
  day,
  place,
}: PledgeListPageProps) {
  const t = useTranslations('pledges');
  const { asOf: _asOf, page: _page, ...asked } = query;
  const here = pledgesAddress({ ...place, asOf: null }, asked);
  return (
    <>
      <AsOfBar programme={programme} today={today} day={day} here={here} place={place} />
      <PageHeading title={t('title')} />
      <PledgeFilters programme={programme} query={query} place={place} />
      <ActiveFilters programme={programme} query={query} place={place} />
      <p role="status" className="mt-6 mb-2 font-semibold figures">
        {t('result', {
          count: list.count,
          isFiltered: String(list.count < total),
          total,
          page: query.page,
          pages: list.pages,
        })}
      </p>
      {search !== null && list.count > 0 && <SearchGuesses guesses={search.guesses} />}
      {list.count === 0 ? (
        <div className="max-w-text">
          <p>{t('none.text')}</p>
          <p className="mt-2">
            {t('none.remove')} <a href={pledgesAddress(place)}>{t('clear')}</a>
          </p>
        </div>
      ) : (
        <PledgeTable
          id="pledges-caption"
          caption={t('table.caption')}
          pledges={list.pledges}
          place={place}
          hits={search?.hits}
        />
      )}
      <Pagination
        page={query.page}
        pages={list.pages}
        addressOf={(page) => pledgesAddress(place, { ...asked, page: page === 1 ? null : page })}
      />
    </>
  );
}
