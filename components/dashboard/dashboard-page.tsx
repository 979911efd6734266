import { useLocale, useTranslations } from 'next-intl';
import { CiteSection, type PageRecord, PaperHead } from '@/components/cite/cite-section';
import { EntryList } from '@/components/ledger/entry-days';
import { PledgeTable } from '@/components/pledges/pledge-table';
import { MOST_ROWS, RestOfList } from '@/components/pledges/rest-of-list';
import { AsOfBar, AsOfForm } from '@/components/programmes/as-of-bar';
import { Day } from '@/components/ui/plain-date';
import { SearchForm } from '@/components/ui/search-form';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { formatDate } from '@/lib/core/i18n/format';
import type { PlainDate } from '@/lib/core/plain-date';
import { feedNames } from '@/lib/feeds/feed-names';
import type { LedgerEntry } from '@/lib/ledger/types';
import { deadlinesAround } from '@/lib/pledges/deadlines';
import { sortPledges } from '@/lib/pledges/filter-pledges';
import { endingWith, type HistoryPoint } from '@/lib/pledges/history/status-history';
import { staleAmong } from '@/lib/pledges/stale';
import { countParts, countStandings, type PartCounts } from '@/lib/pledges/standing-counts';
import type { PledgeStanding } from '@/lib/pledges/types';
import {
  changesAddress,
  methodAddress,
  overviewAddress,
  type ProgrammePlace,
  pledgesAddress,
  principleAddress,
  themeAddress,
  updatesAddress,
} from '@/lib/programmes/addresses';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import { CountsSentence } from './counts-sentence';
import { CoverageSentence } from './coverage-sentence';
import { DashboardHead } from './dashboard-head';
import { DeadlineTable } from './deadline-table';
import { DocumentTable } from './document-table';
import { GroupOverview } from './group-overview';
import { HistorySection } from './history-section';
import { PartTable } from './part-table';

interface DashboardPageProps {
  readonly programme: Programme;
  readonly pledges: readonly PledgeStanding[];
  readonly updates: readonly LedgerEntry[];
  /** The groups over the term so far; the last point is the day of the view. */
  readonly history: readonly HistoryPoint[];
  readonly today: PlainDate;
  readonly day: ViewDay;
  readonly place: ProgrammePlace;
  readonly record: PageRecord;
}

/** A programme at a glance, in the order of DESIGN section 8: the finding, the picture, the tables. */
export function DashboardPage({
  programme,
  pledges,
  updates,
  history,
  today,
  day,
  place,
  record,
}: DashboardPageProps) {
  const t = useTranslations('dashboard');
  const counts = countStandings(pledges);
  const list = (query: Parameters<typeof pledgesAddress>[1] = {}) => pledgesAddress(place, query);
  const here = overviewAddress({ ...place, asOf: null });
  return (
    <>
      <AsOfBar programme={programme} today={today} day={day} here={here} place={place} />
      <PaperHead on={day.on} record={record} />
      <DashboardHead programme={programme} on={day.on} />
      <p className="mt-8 max-w-text text-lead">
        <CountsSentence counts={counts} addressOf={(group) => list({ group })} />
      </p>
      <GroupOverview counts={counts} addressOf={list} />
      <p className="mt-4 max-w-text text-small">
        <CoverageSentence counts={counts} addressOf={list} />{' '}
        <a href={methodAddress(place)}>{t('statuses.method')}</a> <StaleSentence pledges={pledges} />
      </p>
      <div className="mt-8 flex flex-wrap items-start justify-between gap-x-8 gap-y-2">
        <SearchForm
          action={list()}
          label={t('search.label')}
          button={t('search.button')}
          hidden={day.isAsOf ? { asOf: day.on } : {}}
        />
        <AsOfForm programme={programme} today={today} day={day} here={here} />
      </div>
      <PartSection programme={programme} pledges={pledges} place={place} />
      <TroubleSection pledges={pledges} place={place} />
      <HistorySection history={endingWith(history, counts.groups)} place={place} />
      {updates.length > 0 && (
        <Section id="updates" title={t('updates.title')}>
          <EntryList entries={updates} names={feedNames(programme, pledges)} place={place} />
          <p className="mt-3">
            <a href={updatesAddress(place)}>{t('updates.all')}</a> ·{' '}
            <a href={changesAddress(place)}>{t('updates.changes')}</a>
          </p>
        </Section>
      )}
      <DeadlineSection pledges={pledges} on={day.on} place={place} />
      {programme.note !== null && (
        <Section id="note" title={t('note.title')}>
          <p className="max-w-text">
            <TextInLanguage text={programme.note} />
          </p>
        </Section>
      )}
      {programme.documents.length > 0 && (
        <Section id="documents" title={t('documents.title')} lead={t('documents.lead')}>
          <DocumentTable documents={programme.documents} />
        </Section>
      )}
      <CiteSection
        title={programme.title}
        slug={programme.slug}
        programme={programme}
        on={day.on}
        address={overviewAddress({ ...place, asOf: day.on })}
        place={place}
        record={record}
      />
    </>
  );
}

/** How many statuses rest on old figures; nothing where none does. */
function StaleSentence({ pledges }: Pick<DashboardPageProps, 'pledges'>) {
  const t = useTranslations('dashboard.statuses');
  const stale = staleAmong(pledges.flatMap(({ targets }) => targets));
  if (stale === null) return null;
  return t.rich('stale', { count: stale.count, date: () => <Day on={stale.since} /> });
}

function PartSection({
  programme,
  pledges,
  place,
}: Pick<DashboardPageProps, 'programme' | 'pledges' | 'place'>) {
  const t = useTranslations('dashboard.themes');
  const addressOf = ({ kind, slug }: PartCounts) =>
    kind === 'theme' ? themeAddress(place, slug) : principleAddress(place, slug);
  return (
    <Section id="themes" title={t('title')} lead={t('lead')}>
      <PartTable
        caption={t('caption')}
        parts={countParts(programme, pledges)}
        addressOf={addressOf}
        listAddressOf={({ kind, slug }, filter) => pledgesAddress(place, { [kind]: slug, ...filter })}
      />
    </Section>
  );
}

function TroubleSection({ pledges, place }: Pick<DashboardPageProps, 'pledges' | 'place'>) {
  const t = useTranslations('dashboard.trouble');
  const locale = useLocale();
  const troubled = sortPledges(
    pledges.filter(({ group }) => group === 'in_trouble'),
    'severity',
    locale,
  );
  return (
    <Section id="trouble" title={t('title')} lead={troubled.length > 0 ? t('lead') : t('none')}>
      {troubled.length > 0 && (
        <PledgeTable
          id="trouble-caption"
          caption={t('title')}
          pledges={troubled.slice(0, MOST_ROWS)}
          place={place}
        />
      )}
      <RestOfList
        count={troubled.length}
        href={pledgesAddress(place, { group: 'in_trouble', sort: 'severity' })}
      />
    </Section>
  );
}

function DeadlineSection({
  pledges,
  on,
  place,
}: Pick<DashboardPageProps, 'pledges' | 'place'> & { on: PlainDate }) {
  const t = useTranslations('dashboard.deadlines');
  const { passed, coming } = deadlinesAround(pledges, on);
  return (
    <Section id="deadlines" title={t('title')} lead={t('lead', { date: formatDate(on, useLocale()) })}>
      <div className="grid gap-8">
        <DeadlineTable
          id="passed-caption"
          caption={t('passed')}
          deadlines={passed}
          place={place}
          none={t('nonePassed')}
        />
        <DeadlineTable
          id="coming-caption"
          caption={t('coming')}
          deadlines={coming}
          place={place}
          none={t('noneComing')}
        />
      </div>
    </Section>
  );
}
