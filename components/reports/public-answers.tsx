import { useTranslations } from 'next-intl';
import { Instant } from '@/components/ui/plain-date';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { type ProgrammePlace, updatesAddress } from '@/lib/programmes/addresses';
import type { PublicAnswer } from '@/lib/reports/types';

interface Props {
  readonly answers: readonly PublicAnswer[];
  readonly place: ProgrammePlace;
  readonly timeZone: string;
}

/** That readers' reports led to corrections, in the desk's words; nothing where there are none. */
export function PublicAnswers({ answers, place, timeZone }: Props) {
  const t = useTranslations('reports.public');
  if (answers.length === 0) return null;
  return (
    <Section id="reports" title={t('title')}>
      <ul className="max-w-text space-y-3">
        {answers.map(({ id, receivedAt, decidedAt, entrySeq, answer }) => (
          <li key={id}>
            <p>
              {t.rich('item', {
                seq: entrySeq,
                received: () => <Instant at={receivedAt} timeZone={timeZone} />,
                decided: () => <Instant at={decidedAt} timeZone={timeZone} />,
                entry: (text) => <a href={updatesAddress(place, entrySeq)}>{text}</a>,
              })}
            </p>
            {answer && (
              <p className="whitespace-pre-line">
                <TextInLanguage text={answer} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
