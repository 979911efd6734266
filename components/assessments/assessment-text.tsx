import { useTranslations } from 'next-intl';
import { SourceLink } from '@/components/pledges/source-link';
import { Day } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { Assessment } from '@/lib/assessments/types';
import { dayInZone } from '@/lib/core/plain-date';
import { type ProgrammePlace, updatesAddress } from '@/lib/programmes/addresses';

interface Props {
  readonly assessment: Assessment;
  readonly place: ProgrammePlace;
  readonly timeZone: string;
}

/** An assessment whole: reasoning, sources, who stands for it, and why it revises another. */
export function AssessmentText({ assessment, place, timeZone }: Props) {
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
      <h3 className="mt-3 text-small text-muted">{t('sources')}</h3>
      <ul>
        {assessment.sources.map((source) => (
          <li key={source.url}>
            <SourceLink source={source} />
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
