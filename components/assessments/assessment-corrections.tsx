import { useTranslations } from 'next-intl';
import { NoteText } from '@/components/pledges/note-text';
import { Instant } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { AssessmentCorrection } from '@/lib/assessments/types';
import { type ProgrammePlace, pledgeAddress } from '@/lib/programmes/addresses';

interface Props {
  readonly corrections: readonly AssessmentCorrection[];
  readonly place: ProgrammePlace;
  readonly timeZone: string;
}

/** Verdicts that were revised or retracted: the old one struck through, the one in its place, and why. */
export function AssessmentCorrections({ corrections, place, timeZone }: Props) {
  const t = useTranslations('corrections');
  const names = useTranslations('status.verdict');
  return (
    <ul>
      {corrections.map(({ old, now, at, pledge, pledgeTitle }) => (
        <li key={old.id} className="border-b border-line py-4 first:border-t">
          <p className="text-small text-muted">
            {t(now === null ? 'retracted' : 'revised')} · <Instant at={at} timeZone={timeZone} />
          </p>
          <h3 className="max-w-text font-semibold">
            <a href={`${pledgeAddress(place, pledge)}#assessment`}>
              <TextInLanguage text={pledgeTitle} />
            </a>
          </h3>
          <p>
            <del>{names(old.verdict)}</del>
            {now && (
              <>
                {' → '}
                <ins className="font-semibold no-underline">{names(now.verdict)}</ins>
              </>
            )}
          </p>
          <p className="max-w-text">
            {t('reason')} <NoteText text={(now ? now.reason : old.retracted?.reason) ?? {}} />
          </p>
          <p className="text-small text-muted">
            {t('firstPublished')} <Instant at={old.publishedAt} timeZone={timeZone} />
          </p>
        </li>
      ))}
    </ul>
  );
}
