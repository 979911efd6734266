import { useLocale, useTranslations } from 'next-intl';
import { CiteSection, type PageRecord, PaperHead } from '@/components/cite/cite-section';
import { CountsSentence } from '@/components/dashboard/counts-sentence';
import { GroupOverview } from '@/components/dashboard/group-overview';
import { LinkedCount } from '@/components/dashboard/linked-count';
import { PartTable } from '@/components/dashboard/part-table';
import { FeedLinks } from '@/components/ledger/feed-links';
import { AsOfBar, AsOfForm } from '@/components/programmes/as-of-bar';
import { Breadcrumbs, type Crumb } from '@/components/ui/breadcrumbs';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { formatPercent } from '@/lib/core/i18n/format';
import { inLanguage, type LocalizedText } from '@/lib/core/localized-text';
import type { PlainDate } from '@/lib/core/plain-date';
import {
  countParts,
  countStandings,
  meanOfPledges,
  type PartCounts,
  type StandingCounts,
} from '@/lib/pledges/standing-counts';
import type { Coverage, PledgeStanding } from '@/lib/pledges/types';
import {
  overviewAddress,
  type ProgrammePlace,
  pledgesAddress,
  principleAddress,
  themeAddress,
} from '@/lib/programmes/addresses';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import type { MeanProgress } from '@/lib/status/overview';
import { fromRational } from '@/lib/status/rational';
import type { PointsOf } from './multiple-data';
import { MultiplesSection } from './multiples-section';
import { PledgeTable } from './pledge-table';
import { MOST_ROWS, RestOfList } from './rest-of-list';

interface PartPageProps {
  readonly kind: 'principle' | 'theme';
  readonly slug: string;
  readonly title: LocalizedText;
  readonly programme: Programme;
  /** All pledges of the programme. */
  readonly pledges: readonly PledgeStanding[];
  /** Of the targets that are drawn. */
  readonly points: PointsOf;
  readonly today: PlainDate;
  readonly day: ViewDay;
  readonly place: ProgrammePlace;
  readonly record: PageRecord;
}

/** A principle or a theme: the finding, the picture, its themes, its pledges. */
export function PartPage({
  kind,
  slug,
  title,
  programme,
  pledges,
  points,
  record,
  today,
  day,
  place,
}: PartPageProps) {
  const t = useTranslations('pledges.part');
  const own = pledges.filter((pledge) => pledge[kind] === slug);
  const counts = countStandings(own);
  const list = (query: Parameters<typeof pledgesAddress>[1] = {}) =>
    pledgesAddress(place, { [kind]: slug, ...query });
  const address = kind === 'theme' ? themeAddress : principleAddress;
  const here = address({ ...place, asOf: null }, slug);
  return (
    <>
      <AsOfBar programme={programme} today={today} day={day} here={here} place={place} />
      <PaperHead on={day.on} record={record} />
      <PartCrumbs kind={kind} slug={slug} programme={programme} place={place} />
      <PageHeading
        kicker={t(`kicker.${kind}`)}
        title={<TextInLanguage text={title} />}
        lead={<CountsSentence counts={counts} addressOf={(group) => list({ group })} />}
      />
      <GroupOverview counts={counts} addressOf={list} />
      <CoverageAndMean counts={counts} progress={meanOfPledges(own)} addressOf={list} />
      <AsOfForm programme={programme} today={today} day={day} here={here} />
      {kind === 'principle' && (
        <ThemeSection slug={slug} programme={programme} pledges={pledges} place={place} />
      )}
      <MultiplesSection
        points={points}
        day={day.on}
        place={place}
        pledges={own}
        subject={{ of: kind, slug }}
      />
      <Section id="pledges" title={t('pledges')}>
        <PledgeTable
          id="pledges-caption"
          caption={t('pledges')}
          pledges={own.slice(0, MOST_ROWS)}
          place={place}
        />
        <RestOfList count={own.length} href={list()} />
        <p className="mt-4 print:hidden">
          <FeedLinks label={t('feed')} place={place} query={{ [kind]: slug }} />
        </p>
      </Section>
      <CiteSection
        title={title}
        slug={slug}
        programme={programme}
        on={day.on}
        address={address({ ...place, asOf: day.on }, slug)}
        place={place}
        record={record}
      />
    </>
  );
}

function PartCrumbs({
  kind,
  slug,
  programme,
  place,
}: Pick<PartPageProps, 'kind' | 'slug' | 'programme' | 'place'>) {
  const t = useTranslations('site.nav');
  const locale = useLocale();
  const theme = kind === 'theme' ? programme.themes.find((one) => one.slug === slug) : undefined;
  const principle = programme.principles.find((one) => one.slug === theme?.principle);
  const crumbs: Crumb[] = [{ label: t('overview'), href: overviewAddress(place) }];
  if (principle !== undefined) {
    crumbs.push({
      label: inLanguage(principle.title, locale).text,
      href: principleAddress(place, principle.slug),
    });
  }
  return <Breadcrumbs crumbs={crumbs} />;
}

interface CoverageAndMeanProps {
  readonly counts: StandingCounts;
  readonly progress: MeanProgress;
  readonly addressOf: (filter?: { readonly coverage: Coverage }) => string;
}

/** Of how many pledges anything is known, and the mean progress with what it is a mean of (METHOD section 6). */
function CoverageAndMean({ counts: { coverage }, progress, addressOf }: CoverageAndMeanProps) {
  const t = useTranslations('pledges.part');
  const locale = useLocale();
  const mean =
    progress.mean === null
      ? t(progress.of === 0 ? 'noTargets' : 'noMean', { of: progress.of })
      : t('mean', {
          mean: formatPercent(fromRational(progress.mean), locale),
          n: progress.n,
          of: progress.of,
        });
  return (
    <p className="mt-4 max-w-text text-small">
      {t.rich('coverage', {
        ...coverage,
        toKnown: () => <LinkedCount count={coverage.known} href={addressOf({ coverage: 'known' })} />,
        toAll: () => <LinkedCount count={coverage.total} href={addressOf()} />,
      })}{' '}
      {mean}
    </p>
  );
}

function ThemeSection({
  slug,
  programme,
  pledges,
  place,
}: Pick<PartPageProps, 'slug' | 'programme' | 'pledges' | 'place'>) {
  const t = useTranslations('pledges.part');
  const mine = new Set(
    programme.themes.filter(({ principle }) => principle === slug).map((theme) => theme.slug),
  );
  const parts: PartCounts[] = countParts(programme, pledges).filter(
    (part) => part.kind === 'theme' && mine.has(part.slug),
  );
  return (
    <Section id="themes" title={t('themes')}>
      <PartTable
        caption={t('themes')}
        parts={parts}
        addressOf={(part) => themeAddress(place, part.slug)}
        listAddressOf={(part, filter) => pledgesAddress(place, { theme: part.slug, ...filter })}
      />
    </Section>
  );
}
