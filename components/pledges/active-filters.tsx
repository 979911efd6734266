import { useLocale, useTranslations } from 'next-intl';
import { inLanguage } from '@/lib/core/localized-text';
import { PLEDGE_FILTERS, type PledgeFilter, type PledgeListQuery } from '@/lib/pledges/list-address';
import { type ProgrammePlace, pledgesAddress } from '@/lib/programmes/addresses';
import type { Programme } from '@/lib/programmes/types';

interface ActiveFiltersProps {
  readonly programme: Programme;
  readonly query: PledgeListQuery;
  readonly place: ProgrammePlace;
}

/** The filters in use, each a link to the same list without it. */
export function ActiveFilters({ programme, query, place }: ActiveFiltersProps) {
  const t = useTranslations('pledges');
  const wordsOf = useFilterValue(programme);
  const active = PLEDGE_FILTERS.filter((filter) => query[filter] !== null && query[filter] !== '');
  if (active.length === 0) return null;
  const { page: _page, asOf: _asOf, ...kept } = query;
  return (
    <div className="mt-4 flex flex-wrap items-baseline gap-x-4 gap-y-2 text-small print:hidden">
      <h2 className="font-semibold">{t('active')}</h2>
      <ul className="contents">
        {active.map((filter) => {
          const words = { name: t(`filters.${filter}`), value: wordsOf(filter, query[filter] ?? '') };
          return (
            <li key={filter}>
              <a
                href={pledgesAddress(place, { ...kept, [filter]: null })}
                aria-label={t('remove', words)}
                className="quiet-link inline-block border border-control px-2 py-1"
              >
                {t('activeFilter', words)} <span aria-hidden="true">×</span>
              </a>
            </li>
          );
        })}
        {active.length > 1 && (
          <li>
            <a href={pledgesAddress(place, { sort: query.sort })}>{t('clear')}</a>
          </li>
        )}
      </ul>
    </div>
  );
}

/** The value of a filter as the reader knows it. */
function useFilterValue(programme: Programme): (filter: PledgeFilter, value: string) => string {
  const t = useTranslations('pledges');
  const status = useTranslations('status');
  const locale = useLocale();
  return (filter, value) => {
    const titleIn = (parts: Programme['principles']) => {
      const part = parts.find(({ slug }) => slug === value);
      return part === undefined ? value : inLanguage(part.title, locale).text;
    };
    switch (filter) {
      case 'q':
        return t('quoted', { text: value });
      case 'principle':
        return titleIn(programme.principles);
      case 'theme':
        return titleIn(programme.themes);
      default:
        return nameIn(status, filter, value);
    }
  };
}

type StatusTexts = ReturnType<typeof useTranslations<'status'>>;

function nameIn(
  t: StatusTexts,
  filter: 'group' | 'status' | 'coverage' | 'testability' | 'verdict',
  value: string,
): string {
  const key = `${filter === 'status' ? 'name' : filter}.${value}` as Parameters<StatusTexts>[0]; // the address was checked
  return t(key);
}
