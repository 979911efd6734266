import { useTranslations } from 'next-intl';
import { AssessmentSection } from '@/components/assessments/assessment-section';
import { CiteSection, type PageRecord, PaperHead } from '@/components/cite/cite-section';
import { EmbedSection } from '@/components/embeds/embed-section';
import { EntryList } from '@/components/ledger/entry-days';
import { AsOfBar, AsOfForm } from '@/components/programmes/as-of-bar';
import { RegionalSection } from '@/components/regions/regional-section';
import { PublicAnswers } from '@/components/reports/public-answers';
import { AgainstOriginal } from '@/components/revisions/against-original';
import { WordingHistory } from '@/components/revisions/wording-history';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHeading } from '@/components/ui/page-heading';
import { Day } from '@/components/ui/plain-date';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { PlainDate } from '@/lib/core/plain-date';
import type { FeedNames } from '@/lib/feeds/feed-names';
import type { LedgerEntry } from '@/lib/ledger/types';
import {
  addressWith,
  pledgeAddress,
  principleAddress,
  reportAddress,
  themeAddress,
  updatesAddress,
} from '@/lib/programmes/addresses';
import type { PublicAnswer } from '@/lib/reports/types';
import { FigureTable } from './figure-table';
import { PledgeFinding } from './finding';
import { PledgeFacts } from './pledge-facts';
import { PledgeReuse } from './pledge-reuse';
import { PledgeSources } from './pledge-sources';
import { StatusMark } from './status-mark';
import { type PledgeView, TargetSection } from './target-section';
import { UnclearList } from './unclear-list';
import { hasUnclear } from './unclear-points';

interface Props extends PledgeView {
  readonly entries: readonly LedgerEntry[];
  readonly names: FeedNames;
  /** What came of readers' reports. */
  readonly answers: readonly PublicAnswer[];
  readonly today: PlainDate;
  readonly record: PageRecord;
}

/** A pledge, top to bottom as DESIGN section 8 has it. */
export function PledgePage({ entries, names, answers, today, record, ...view }: Props) {
  const t = useTranslations('pledge');
  const report = useTranslations('reports');
  const { pledge, place, programme, day } = view;
  const here = pledgeAddress({ ...place, asOf: null }, pledge.slug);
  const [only] = pledge.targets;
  const rewordings = pledge.revisions.filter(({ target }) => target === null);
  const own = pledge.figures.filter(({ target }) => target === null);
  return (
    <>
      <AsOfBar day={day} here={here} place={place} programme={programme} today={today} />
      <PaperHead on={day.on} record={record} />
      <Breadcrumbs crumbs={useCrumbs(view)} />
      <PageHeading
        kicker={t('kicker')}
        lead={<TextInLanguage text={pledge.summary} />}
        title={<TextInLanguage text={pledge.title} />}
      >
        <p className="mt-6 max-w-text border-s-4 border-rule ps-4 text-lead">
          <PledgeFinding pledge={pledge} />.
        </p>
        {only !== undefined && pledge.targets.length === 1 && <AgainstOriginal target={only} />}
        <Reworded revisions={rewordings} />
        <Weakest {...view} />
        <AsOfForm day={day} here={here} programme={programme} today={today} />
      </PageHeading>
      <PledgeFacts pledge={pledge} />
      <AssessmentSection
        assessments={pledge.assessments}
        marks={pledge.marks}
        place={place}
        timeZone={programme.timeZone}
      />
      {pledge.targets.length === 0 && (
        <Section id="no-target" title={t('noTargets.title')}>
          <p className="max-w-text">{t('noTargets.text')}</p>
        </Section>
      )}
      {pledge.targets.map((target) => (
        <TargetSection key={target.key} target={target} {...view} />
      ))}
      {own.length > 0 && (
        <Section id="figures" lead={t('figures.pledgeLead')} title={t('figures.pledgeTitle')}>
          <FigureTable
            caption={t('figures.pledgeTitle')}
            figures={own}
            id="figures-caption"
            marks={pledge.marks}
            place={place}
            target={null}
            timeZone={programme.timeZone}
          />
        </Section>
      )}
      <RegionalSection {...view} />
      {hasUnclear(pledge) && (
        <Section id="unclear" lead={t('unclear.lead')} title={t('unclear.title')}>
          <UnclearList pledge={pledge} />
        </Section>
      )}
      <WordingHistory place={place} revisions={rewordings} timeZone={programme.timeZone} />
      <Section id="sources" title={t('sources.title')}>
        <PledgeSources marks={pledge.marks} sources={pledge.sources} />
      </Section>
      {!day.isAsOf && <PublicAnswers answers={answers} place={place} timeZone={programme.timeZone} />}
      <div className="print:hidden">
        {!day.isAsOf && (
          <Section id="history" lead={t('history.lead')} title={t('history.title')}>
            <EntryList entries={entries} names={names} place={place} />
            <p className="mt-3">
              <a href={addressWith(updatesAddress(place), { pledge: pledge.slug })}>{t('history.all')}</a>
            </p>
          </Section>
        )}
        <Section id="reuse" title={t('reuse.title')}>
          <PledgeReuse place={place} slug={pledge.slug} />
          <EmbedSection origin={record.origin} place={place} pledge={pledge} />
        </Section>
        <p className="mt-8">
          <a href={reportAddress(place, pledge.slug)} rel="nofollow">
            {report('link')}
          </a>
        </p>
      </div>
      <CiteSection
        address={pledgeAddress({ ...place, asOf: day.on }, pledge.slug)}
        on={day.on}
        place={place}
        programme={programme}
        record={record}
        slug={pledge.slug}
        title={pledge.title}
      />
    </>
  );
}

function useCrumbs({ pledge, programme, place }: PledgeView) {
  const principle = programme.principles.find(({ slug }) => slug === pledge.principle);
  const theme = programme.themes.find(({ slug }) => slug === pledge.theme);
  return [
    ...(principle
      ? [{ href: principleAddress(place, principle.slug), label: <TextInLanguage text={principle.title} /> }]
      : []),
    ...(theme
      ? [{ href: themeAddress(place, theme.slug), label: <TextInLanguage text={theme.title} /> }]
      : []),
  ];
}

/** That the words above are not those that were first published. */
function Reworded({ revisions }: Pick<PledgeView['pledge'], 'revisions'>) {
  const t = useTranslations('pledge.revised');
  const last = revisions.at(-1);
  if (!last) return null;
  return (
    <p className="mt-3 max-w-text">
      {t.rich('reworded', { date: () => <Day on={last.revisedOn} /> })} <a href="#wording">{t('show')}</a>
    </p>
  );
}

/** How the status of several targets becomes that of the pledge. */
function Weakest({ pledge }: PledgeView) {
  const t = useTranslations('pledge');
  const count = pledge.targets.length;
  if (count < 2) return null;
  const hasIt = pledge.targets.some(({ standing }) => standing.status === pledge.status);
  return (
    <div className="mt-3 max-w-text text-small">
      {pledge.status !== 'no_data' && (
        <p className="text-muted">{t(hasIt ? 'weakest' : 'weakestPartly', { count })}</p>
      )}
      <nav aria-label={t('targetList')}>
        <ul className="mt-2">
          {pledge.targets.map((target) => (
            <li className="gap-x-4 border-t border-line py-1.5 sm:flex" key={target.key}>
              <a className="block sm:basis-2/3" href={`#${target.key}`}>
                <TextInLanguage text={target.metric} />
              </a>
              <StatusMark status={target.standing.status} />
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
