import { useTranslations } from 'next-intl';
import { SourceLink } from '@/components/pledges/source-link';
import { Day } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { Assessment } from '@/lib/assessments/types';
import { dayInZone } from '@/lib/core/plain-date';
import { type ProgrammePlace, updatesAddress } from '@/lib/programmes/addresses';
import type { SourceMarks } from '@/lib/sources/types';

interface Props {
  readonly assessment: Assessment;
  readonly place: ProgrammePlace;
  readonly timeZone: string;
  /** What is known of the addresses of sources. */
  readonly marks?: SourceMarks;
}

/** An assessment whole: reasoning, sources, who stands for it, and why it revises another. */
export function AssessmentText({ assessment, place, timeZone, marks }: Props) {
  const t = useTranslations('assessments.public');
  const { author, approver, methodVersion: version, reason, ledgerSeq } = assessment;
  const on = dayInZone(new Date(assessment.publishedAt), timeZone);
  return (
    <>
      <p className="max-w-text whitespace-pre-line">
        <TextInLanguage text={assessment.reasoning} />
      </p>
      {reason !== null && (
        <p className="mt-2 max-w-text">
          {t.rich('revised', { reason: () => <TextInLanguage text={reason} /> })}
        </p>
      )}
      {assessment.retracted && <Retracted retracted={assessment.retracted} timeZone={timeZone} />}
      <h3 className="mt-3 text-small text-muted">{t('sources')}</h3>
      <ul>
        {assessment.sources.map((source) => (
          <li key={source.url}>
            <SourceLink mark={marks?.get(source.url)} source={source} />
          </li>
        ))}
      </ul>
      <p className="mt-3 max-w-text text-small text-muted">
        {t.rich('people', { author, approver, version, date: () => <Day on={on} /> })}{' '}
        {ledgerSeq !== null && (
          <a href={updatesAddress(place, ledgerSeq)}>{t('entry', { seq: ledgerSeq })}</a>
        )}
      </p>
    </>
  );
}

interface RetractedProps {
  readonly retracted: NonNullable<Assessment['retracted']>;
  readonly timeZone: string;
}

/** When, by whom and why it was taken out of force. */
function Retracted({ retracted: { at, by, approver, reason }, timeZone }: RetractedProps) {
  const t = useTranslations('assessments.public');
  return (
    <p className="mt-2 max-w-text font-semibold">
      {t.rich('retracted', {
        by,
        approver,
        date: () => <Day on={dayInZone(new Date(at), timeZone)} />,
        reason: () => <TextInLanguage text={reason} />,
      })}
    </p>
  );
}
