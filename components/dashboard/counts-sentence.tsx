import { useTranslations } from 'next-intl';
import type { StandingCounts } from '@/lib/pledges/standing-counts';
import type { StatusGroup } from '@/lib/status/types';

interface CountsSentenceProps {
  readonly counts: StandingCounts;
  /** The list behind a number; of all pledges for null. */
  readonly addressOf: (group: StatusGroup | null) => string;
}

/** The finding: how many pledges fall into which group, each number a link to them. */
export function CountsSentence({ counts: { total, groups }, addressOf }: CountsSentenceProps) {
  const t = useTranslations('dashboard');
  if (total === 0) return t('noPledges');
  const linkTo = (group: StatusGroup | null) => (chunks: React.ReactNode) => (
    <a href={addressOf(group)} className="figures">
      {chunks}
    </a>
  );
  return t.rich('finding', {
    total,
    fulfilled: groups.fulfilled,
    onCourse: groups.on_course,
    inTrouble: groups.in_trouble,
    notYetKnown: groups.not_yet_known,
    toAll: linkTo(null),
    toFulfilled: linkTo('fulfilled'),
    toOnCourse: linkTo('on_course'),
    toInTrouble: linkTo('in_trouble'),
    toNotYetKnown: linkTo('not_yet_known'),
  });
}
