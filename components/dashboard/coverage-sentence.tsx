import { useTranslations } from 'next-intl';
import type { StandingCounts } from '@/lib/pledges/standing-counts';
import type { Coverage } from '@/lib/pledges/types';
import type { Status } from '@/lib/status/types';
import { LinkedCount } from './linked-count';

interface CoverageSentenceProps {
  readonly counts: StandingCounts;
  /** The list behind a number; of all pledges without a filter. */
  readonly addressOf: (filter?: { readonly coverage: Coverage } | { readonly status: Status }) => string;
}

/** Of how many pledges anything is known and why not of the others, each number a link to them (METHOD section 6). */
export function CoverageSentence({ counts, addressOf }: CoverageSentenceProps) {
  const t = useTranslations('dashboard.statuses');
  const { known, total } = counts.coverage;
  const { no_data: noData, not_measurable: notMeasurable } = counts.statuses;
  return t.rich('lead', {
    known,
    total,
    noData,
    notMeasurable,
    toKnown: () => <LinkedCount count={known} href={addressOf({ coverage: 'known' })} />,
    toAll: () => <LinkedCount count={total} href={addressOf()} />,
    toNoData: () => <LinkedCount count={noData} href={addressOf({ status: 'no_data' })} />,
    toNotMeasurable: () => (
      <LinkedCount count={notMeasurable} href={addressOf({ status: 'not_measurable' })} />
    ),
  });
}
