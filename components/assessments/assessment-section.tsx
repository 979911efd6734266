import { useTranslations } from 'next-intl';
import { Details } from '@/components/ui/details';
import { Day } from '@/components/ui/plain-date';
import { Section } from '@/components/ui/section';
import { inForceOf } from '@/lib/assessments/in-force';
import type { Assessment } from '@/lib/assessments/types';
import { dayInZone } from '@/lib/core/plain-date';
import type { ProgrammePlace } from '@/lib/programmes/addresses';
import type { SourceMarks } from '@/lib/sources/types';
import { AssessmentText } from './assessment-text';

interface Props {
  /** The one in force and those that it revised, newest first. */
  readonly assessments: readonly Assessment[];
  readonly place: ProgrammePlace;
  readonly timeZone: string;
  /** What is known of the addresses of sources. */
  readonly marks: SourceMarks;
}

/** The editors' verdict on a pledge beside its status, with every earlier one; nothing where none is published. */
export function AssessmentSection({ assessments, place, timeZone, marks }: Props) {
  const t = useTranslations('assessments.public');
  const names = useTranslations('status.verdict');
  const current = inForceOf(assessments);
  const earlier = assessments.filter((one) => one !== current);
  if (assessments.length === 0) return null;
  return (
    <Section id="assessment" lead={t('lead')} title={t('title')}>
      {current ? (
        <>
          <p className="mb-2 text-lead">{names(current.verdict)}</p>
          <AssessmentText assessment={current} marks={marks} place={place} timeZone={timeZone} />
        </>
      ) : (
        <p>{t('noneInForce')}</p>
      )}
      {earlier.length > 0 && (
        <Details summary={t('history', { count: earlier.length })} isOpen={current === null}>
          {earlier.map((one) => (
            <div className="border-t border-line py-3 first:border-0" key={one.id}>
              <p className="font-semibold">
                {t.rich('earlier', {
                  verdict: () => (one.retracted ? <del>{names(one.verdict)}</del> : names(one.verdict)),
                  date: () => <Day on={dayInZone(new Date(one.publishedAt), timeZone)} />,
                })}
              </p>
              <AssessmentText assessment={one} marks={marks} place={place} timeZone={timeZone} />
            </div>
          ))}
        </Details>
      )}
    </Section>
  );
}
