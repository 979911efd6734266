import { useTranslations } from 'next-intl';
import type { TargetStanding } from '@/lib/pledges/types';
import { methodAddress, type ProgrammePlace } from '@/lib/programmes/addresses';
import { BEHIND_PACE, ON_TRACK_PACE, TOO_EARLY_EXPECTATION } from '@/lib/status/constants';
import type { Rational } from '@/lib/status/types';
import { PaceNumbers } from './pace-numbers';
import { useQuantityTexts } from './quantity-texts';
import { useTargetWords } from './target-words';

interface Props {
  readonly target: TargetStanding;
  readonly place: ProgrammePlace;
}

/** Why the target has its status: the rule of the method that applied, with its numbers put in. */
export function TargetWhy({ target, place }: Props) {
  const t = useTranslations('pledge');
  const sentence = useWhySentence()(target);
  const { rule } = target.standing;
  return (
    <>
      <p className="max-w-text">
        {sentence}{' '}
        <a className="whitespace-nowrap" href={methodAddress(place, `rule-${rule}`)}>
          {t('why.rule', { rule })}
        </a>
        .
      </p>
      {rule >= 10 && <PaceNumbers target={target} />}
    </>
  );
}

/** The reason of a status in a sentence. Every argument is given to every sentence; each uses those it needs. */
function useWhySentence(): (target: TargetStanding) => string {
  const t = useTranslations('pledge.why');
  const { value, percent, expectation, pace, day } = useQuantityTexts();
  const words = useTargetWords();
  return (target) => {
    const { reason, rule, status } = target.standing;
    const dayOr = (date: Parameters<typeof day>[0] | null) => (date === null ? '' : day(date));
    // The rules decide which of the two parts can meet; a test asks for every pair that they can give.
    const key = `${rule}.${status}` as Parameters<typeof t>[0];
    return t(key, {
      due: day(reason.due),
      stages: reason.stages,
      reached: reason.stagesReached,
      completed: dayOr(reason.completedOn),
      reference: dayOr(reason.reference),
      current: reason.current === null ? '' : value(reason.current, target.unit, target.qualifier),
      origin: reason.origin === null ? '' : value(reason.origin.value, target.unit, target.originQualifier),
      originDate: dayOr(reason.origin?.date ?? null),
      target: words(target) ?? '',
      metSince: dayOr(reason.metSince),
      pace: reason.pace === null ? '' : pace(reason.pace),
      expectation: reason.expectation === null ? '' : expectation(reason.expectation),
      onTrack: pace(ON_TRACK_PACE),
      behind: pace(BEHIND_PACE),
      // A decimal is also a rational's text form.
      tooEarly: percent(TOO_EARLY_EXPECTATION as string as Rational),
    });
  };
}
