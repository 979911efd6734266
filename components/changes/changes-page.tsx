import { useLocale, useTranslations } from 'next-intl';
import { RevisionCorrections } from '@/components/revisions/revision-corrections';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { formatDate } from '@/lib/core/i18n/format';
import { inLanguage } from '@/lib/core/localized-text';
import type { PlainDate } from '@/lib/core/plain-date';
import type { FeedNames } from '@/lib/feeds/feed-names';
import type { Figure } from '@/lib/figures/types';
import type { LedgerEntry, LedgerKind } from '@/lib/ledger/types';
import type { ChangeSpan, PledgeChange } from '@/lib/pledges/changes/types';
import type { StandingCounts } from '@/lib/pledges/standing-counts';
import { addressWith, methodAddress, type ProgrammePlace } from '@/lib/programmes/addresses';
import type { Revision } from '@/lib/revisions/types';
import { ChangesForm, ChangesPresets } from './changes-form';
import { GroupChanges } from './group-changes';
import { PublishedFigures } from './published-figures';
import { RecordedEntries } from './recorded-entries';
import { StatusChanges } from './status-changes';

export interface ChangesView {
  readonly span: ChangeSpan;
  /** Slug of the theme that the page is limited to. */
  readonly theme: string | null;
  readonly today: PlainDate;
  readonly names: FeedNames;
  readonly place: ProgrammePlace;
}

interface Props extends ChangesView {
  readonly changes: readonly PledgeChange[];
  /** Where the pledges stand on each of the two days. */
  readonly counts: { readonly before: StandingCounts; readonly after: StandingCounts };
  /** The newest of `total` figures that became known. */
  readonly figures: { readonly figures: readonly Figure[]; readonly total: number };
  /** Promises that were changed in between, newest first. */
  readonly revisions: readonly Revision[];
  /** The newest entries of the ledger made in between, and how many there are of each kind. */
  readonly record: {
    readonly entries: readonly LedgerEntry[];
    readonly totals: ReadonlyMap<LedgerKind, number>;
  };
}

/** What changed between two days: the finding, the statuses, the figures, the promises, and what this site recorded. */
export function ChangesPage({ changes, counts, figures, revisions, record, ...view }: Props) {
  const t = useTranslations('changes');
  const { span, place, names } = view;
  return (
    <>
      <PageHeading title={t('title')} lead={useFinding(view, changes, figures.total)}>
        <ChangesPresets {...view} />
        <ChangesForm {...view} />
        <p className="mt-4 max-w-text text-small text-muted">
          {t('how')} <a href={methodAddress(place, 'asOf')}>{t('method')}</a>
        </p>
      </PageHeading>
      <Section
        id="statuses"
        lead={changes.length > 0 ? t('statuses.lead', { targets: targetsIn(changes) }) : t('statuses.none')}
        title={t('statuses.title')}
      >
        <GroupChanges counts={counts} span={span} />
        {changes.length > 0 && <StatusChanges changes={changes} place={place} />}
      </Section>
      <Section
        id="figures"
        lead={figures.total > 0 ? t('figures.lead') : t('figures.none')}
        title={t('figures.title')}
      >
        {figures.total > 0 && <PublishedFigures names={names} place={place} {...figures} />}
      </Section>
      {revisions.length > 0 && (
        <Section id="revisions" lead={t('revisions.lead')} title={t('revisions.title')}>
          <RevisionCorrections names={names} place={place} revisions={revisions} />
        </Section>
      )}
      <Section id="record" lead={t('record.lead')} title={t('record.title')}>
        <RecordedEntries names={names} place={place} {...record} />
      </Section>
      <TakeAway {...view} />
    </>
  );
}

function targetsIn(changes: readonly PledgeChange[]): number {
  return changes.reduce((count, { targets }) => count + targets.length, 0);
}

function useFinding({ span, theme, names }: ChangesView, changes: readonly PledgeChange[], figures: number) {
  const t = useTranslations('changes');
  const locale = useLocale();
  const pledges = changes.filter(({ before, after }) => before !== after).length;
  const values = {
    from: formatDate(span.from, locale),
    to: formatDate(span.to, locale),
    pledges,
    figures,
  };
  const about = names.programme.themes.find(({ slug }) => slug === theme);
  return about
    ? t('findingOf', { ...values, theme: inLanguage(about.title, locale).text })
    : t('finding', values);
}

/** The same as files. */
function TakeAway({ span, theme, place }: ChangesView) {
  const t = useTranslations('changes.take');
  const programme = encodeURIComponent(place.programme);
  const query = { ...span, theme };
  return (
    <ul className="mt-8 flex flex-wrap gap-x-6 gap-y-1 print:hidden">
      <li>
        <a href={addressWith(`/export/${programme}/changes.csv`, query)}>{t('csv')}</a>
      </li>
      <li>
        <a href={addressWith(`/api/v1/programmes/${programme}/changes`, query)}>{t('json')}</a>
      </li>
    </ul>
  );
}
