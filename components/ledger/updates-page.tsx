import { useLocale, useTranslations } from 'next-intl';
import { PageHeading } from '@/components/ui/page-heading';
import { inLanguage } from '@/lib/core/localized-text';
import type { FeedNames } from '@/lib/feeds/feed-names';
import type { LedgerEntry } from '@/lib/ledger/types';
import { addressWith, changesAddress, type ProgrammePlace, updatesAddress } from '@/lib/programmes/addresses';
import { EntryDays } from './entry-days';
import { FeedLinks } from './feed-links';
import { UpdatesFilter, type UpdatesQuery } from './updates-filter';

interface Props {
  readonly query: UpdatesQuery;
  /** Newest first. */
  readonly entries: readonly LedgerEntry[];
  /** Whether there are older ones. */
  readonly hasOlder: boolean;
  readonly names: FeedNames;
  readonly place: ProgrammePlace;
}

/** The ledger for people: everything that was published, by day and kind, newest first. */
export function UpdatesPage({ query, entries, hasOlder, names, place }: Props) {
  const t = useTranslations('updates');
  const locale = useLocale();
  const pledge = names.pledges.get(query.pledge ?? '');
  const first = entries[0];
  const last = entries.at(-1);
  const { kind, theme, pledge: slug } = query;
  return (
    <>
      <PageHeading
        lead={t('lead')}
        title={pledge ? t('titleOf', { pledge: inLanguage(pledge.title, locale).text }) : t('title')}
      >
        <p className="mt-3">
          <FeedLinks label={t('feed')} place={place} query={{ pledge: slug, theme, kind }} />
        </p>
        <p className="mt-1">
          <a href={changesAddress(place, { theme })}>{t('changes')}</a>
        </p>
        <UpdatesFilter names={names} place={place} query={query} />
      </PageHeading>
      {first && last ? (
        <>
          <p className="text-small text-muted">
            {t('count', { count: entries.length, from: last.seq, to: first.seq })}
          </p>
          <EntryDays entries={entries} names={names} place={place} timeZone={names.programme.timeZone} />
        </>
      ) : (
        <p>{t('none')}</p>
      )}
      <nav aria-label={t('paging')} className="mt-8 flex flex-wrap gap-x-6 gap-y-2 print:hidden">
        {query.before && (
          <a href={addressWith(updatesAddress(place), { kind, theme, pledge: slug })}>{t('newest')}</a>
        )}
        {hasOlder && last && (
          <a
            href={addressWith(updatesAddress(place), { kind, theme, pledge: slug, before: last.seq })}
            rel="next"
          >
            {t('older')}
          </a>
        )}
      </nav>
    </>
  );
}
