import { useTranslations } from 'next-intl';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import type { PledgeStanding, TargetStanding } from '@/lib/pledges/types';
import type { ProgrammePlace } from '@/lib/programmes/addresses';
import { METHOD_VERSION } from '@/lib/status/version';
import { FlagTable, KindTable, RankTable, RoleTable } from './method-lists';
import { useMethodArguments } from './method-names';
import { RuleList } from './rule-list';
import { SeverityList, StatusTable } from './status-table';
import { WorkedExample } from './worked-example';

/** The parts of the page, in order; each has a heading that can be linked to. */
const PARTS = [
  'targets',
  'figures',
  'current',
  'pace',
  'rules',
  'flags',
  'forecast',
  'pledges',
  'assessment',
  'asOf',
  'exact',
] as const;

export interface Example {
  readonly pledge: PledgeStanding;
  readonly target: TargetStanding;
}

interface Props {
  /** A target of the programme that the pace is explained with; null where none has a pace. */
  readonly example: Example | null;
  readonly place: ProgrammePlace;
}

/** How statuses come about, written from the constants and lists that the code uses. */
export function MethodPage({ example, place }: Props) {
  const t = useTranslations('method');
  return (
    <>
      <PageHeading lead={t('lead')} title={t('title')}>
        <p className="mt-3 max-w-text text-muted">{t('version', { version: METHOD_VERSION })}</p>
        <nav aria-label={t('contents')} className="mt-4 print:hidden">
          <ul className="flex flex-wrap gap-x-5 gap-y-1 text-small">
            {PARTS.map((part) => (
              <li key={part}>
                <a href={`#${part}`}>{t(`${part}.title`)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </PageHeading>
      <Measuring />
      <Section id="pace" title={t('pace.title')}>
        <Paragraphs of={['pace.origin', 'pace.progress', 'pace.expectation', 'pace.ratio', 'pace.rates']} />
        {example && <WorkedExample {...example} place={place} />}
      </Section>
      <Section id="rules" lead={t('rules.lead')} title={t('rules.title')}>
        <RuleList />
      </Section>
      <Section id="flags" title={t('flags.title')}>
        <FlagTable />
      </Section>
      <Section id="forecast" title={t('forecast.title')}>
        <Paragraphs of={['forecast.text', 'forecast.limits']} />
      </Section>
      <Section id="pledges" title={t('pledges.title')}>
        <Paragraphs of={['pledges.text']} />
        <SeverityList />
        <Paragraphs of={['pledges.overview']} />
        <StatusTable />
      </Section>
      {(['assessment', 'asOf', 'exact'] as const).map((part) => (
        <Section id={part} key={part} title={t(`${part}.title`)}>
          <Paragraphs of={[`${part}.text`]} />
        </Section>
      ))}
    </>
  );
}

/** What stands before the arithmetic: targets, figures, the current value. */
function Measuring() {
  const t = useTranslations('method');
  return (
    <>
      <Section id="targets" title={t('targets.title')}>
        <Paragraphs of={['targets.text']} />
        <KindTable />
        <Paragraphs of={['targets.checkpoints']} />
      </Section>
      <Section id="figures" title={t('figures.title')}>
        <Paragraphs of={['figures.text']} />
        <RoleTable />
        <Paragraphs of={['figures.overlap', 'figures.regions']} />
      </Section>
      <Section id="current" title={t('current.title')}>
        <Paragraphs of={['current.total', 'current.reading', 'current.milestone']} />
        <RankTable />
      </Section>
    </>
  );
}

type TextKey = Parameters<ReturnType<typeof useTranslations<'method'>>>[0];

function Paragraphs({ of: keys }: { readonly of: readonly TextKey[] }) {
  const t = useTranslations('method');
  const args = useMethodArguments();
  return keys.map((key) => (
    <p className="my-3 max-w-text first:mt-0" key={key}>
      {t(key, args)}
    </p>
  ));
}
