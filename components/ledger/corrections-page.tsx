import { useTranslations } from 'next-intl';
import { AssessmentCorrections } from '@/components/assessments/assessment-corrections';
import { FigureDays, useFigureText } from '@/components/pledges/figure-value';
import { NoteText } from '@/components/pledges/note-text';
import { RegionName } from '@/components/regions/region-name';
import { RevisionCorrections } from '@/components/revisions/revision-corrections';
import { PageHeading } from '@/components/ui/page-heading';
import { Instant } from '@/components/ui/plain-date';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { AssessmentCorrection } from '@/lib/assessments/types';
import type { FeedNames } from '@/lib/feeds/feed-names';
import { type ProgrammePlace, pledgeAddress, updatesAddress } from '@/lib/programmes/addresses';
import type { Correction } from '@/lib/reviews/types';
import type { Revision } from '@/lib/revisions/types';
import { FeedLinks } from './feed-links';

interface Props {
  /** Newest first. */
  readonly corrections: readonly Correction[];
  /** The ledger entry of each, by the id of the figure that is no longer in force. */
  readonly entries: ReadonlyMap<string, string>;
  /** Assessments that are no longer in force, newest first. */
  readonly assessments: readonly AssessmentCorrection[];
  /** Promises that were changed, newest first. */
  readonly revisions: readonly Revision[];
  readonly names: FeedNames;
  readonly place: ProgrammePlace;
}

/** The feeds of what changes what was said before. */
const FEEDS = [
  { kind: 'figure_corrected', label: 'feed' },
  { kind: 'figure_retracted', label: 'feedRetracted' },
  { kind: 'target_revised', label: 'feedTargets' },
  { kind: 'pledge_revised', label: 'feedPledges' },
  { kind: 'assessment_retracted', label: 'feedAssessments' },
] as const;

/** Everything that was published here and later corrected, taken back or changed. */
export function CorrectionsPage({ corrections, entries, assessments, revisions, names, place }: Props) {
  const t = useTranslations('corrections');
  const count = corrections.length + assessments.length + revisions.length;
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead', { count })}>
        <ul className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-small print:hidden">
          {FEEDS.map(({ kind, label }) => (
            <li key={kind}>
              <FeedLinks label={t(label)} place={place} query={{ kind }} />
            </li>
          ))}
        </ul>
      </PageHeading>
      {corrections.length > 0 && (
        <ul className="border-t border-rule">
          {corrections.map((correction) => (
            <CorrectionItem
              correction={correction}
              entry={entries.get(correction.old.id) ?? null}
              key={correction.old.id}
              names={names}
              place={place}
            />
          ))}
        </ul>
      )}
      {revisions.length > 0 && (
        <Section id="revisions" title={t('revisions')} lead={t('revisionsLead')}>
          <RevisionCorrections names={names} place={place} revisions={revisions} />
        </Section>
      )}
      {assessments.length > 0 && (
        <Section id="assessments" title={t('assessments')} lead={t('assessmentsLead')}>
          <AssessmentCorrections
            corrections={assessments}
            place={place}
            timeZone={names.programme.timeZone}
          />
        </Section>
      )}
    </>
  );
}

interface ItemProps extends Pick<Props, 'names' | 'place'> {
  readonly correction: Correction;
  readonly entry: string | null;
}

function CorrectionItem({ correction: { old, now, at }, entry, names, place }: ItemProps) {
  const t = useTranslations('corrections');
  const text = useFigureText();
  const pledge = names.pledges.get(old.pledge);
  const target = pledge?.targets.get(old.target ?? '');
  const subject = target?.metric ?? pledge?.title;
  const reason = now === null ? old.reason : now.reason;
  const href = pledgeAddress(place, old.pledge);
  const { timeZone } = names.programme;
  return (
    <li className="border-b border-line py-4">
      <p className="text-small text-muted">
        {t(now === null ? 'retracted' : 'corrected')} · <Instant at={at} timeZone={timeZone} />
      </p>
      <h2 className="max-w-text font-semibold">
        <a href={`${href}#figure-${(now ?? old).id}`}>{subject && <TextInLanguage text={subject} />}</a>
        {old.region && (
          <>
            {' ('}
            <RegionName code={old.region} regions={names.programme.regions} />)
          </>
        )}
      </h2>
      <p className="figures">
        <del>{text(old, target ?? null)}</del>, <FigureDays figure={old} />
        {now && (
          <>
            {' → '}
            <ins className="font-semibold no-underline">{text(now, target ?? null)}</ins>,{' '}
            <FigureDays figure={now} />
          </>
        )}
      </p>
      {reason && (
        <p className="max-w-text">
          {t('reason')} <NoteText text={reason} />
        </p>
      )}
      <p className="text-small text-muted">
        {t('firstPublished')} <Instant at={old.publishedAt} timeZone={timeZone} />
        {entry !== null && (
          <>
            {' · '}
            <a href={updatesAddress(place, entry)}>{t('entry', { seq: entry })}</a>
          </>
        )}
      </p>
    </li>
  );
}
