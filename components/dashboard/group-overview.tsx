import Fraction from 'fraction.js';
import { useLocale, useTranslations } from 'next-intl';
import { GroupShape } from '@/components/pledges/status-mark';
import { formatPercent } from '@/lib/core/i18n/format';
import type { StandingCounts } from '@/lib/pledges/standing-counts';
import { groupOf, SEVERITY } from '@/lib/status/pledge-status';
import { STATUS_GROUPS, STATUSES, type Status, type StatusGroup } from '@/lib/status/types';
import { GroupBar } from './group-bar';
import { LinkedCount } from './linked-count';

interface GroupOverviewProps {
  readonly counts: StandingCounts;
  /** The list of the pledges in a group, or with a status. */
  readonly addressOf: (query: { readonly group: StatusGroup } | { readonly status: Status }) => string;
}

/** The four groups as one bar, and below it each with its shape, its number, its share and its statuses. */
export function GroupOverview({ counts, addressOf }: GroupOverviewProps) {
  const t = useTranslations('dashboard.groups');
  if (counts.total === 0) return null;
  return (
    <figure aria-label={t('label')} className="mt-6">
      <GroupBar counts={counts.groups} addressOf={(group) => addressOf({ group })} />
      <ul className="mt-3 grid grid-cols-2 gap-x-6 gap-y-5 md:grid-cols-4">
        {STATUS_GROUPS.map((group) => (
          <li key={group}>
            <GroupHead group={group} counts={counts} href={addressOf({ group })} />
            <StatusCounts group={group} counts={counts} addressOf={(status) => addressOf({ status })} />
          </li>
        ))}
      </ul>
    </figure>
  );
}

function GroupHead({ group, counts, href }: { group: StatusGroup; counts: StandingCounts; href: string }) {
  const t = useTranslations('dashboard.groups');
  const names = useTranslations('status.group');
  const share = formatPercent(new Fraction(counts.groups[group], counts.total), useLocale(), 0);
  return (
    <p>
      <a href={href} className="block font-semibold">
        <span className="flex items-baseline gap-2 text-title text-ink figures">
          <GroupShape group={group} />
          {counts.groups[group]}
        </span>{' '}
        {names(group)}
      </a>{' '}
      <span className="text-small text-muted">{t('of', { share })}</span>
    </p>
  );
}

/** Within a group the best status first; of what is not known, what is nearest to being known. */
const BEST_FIRST: readonly Status[] = [...SEVERITY].reverse();
const ORDERED: readonly Status[] = [
  ...BEST_FIRST,
  ...STATUSES.filter((status) => !BEST_FIRST.includes(status)),
];

interface StatusCountsProps {
  readonly group: StatusGroup;
  readonly counts: StandingCounts;
  readonly addressOf: (status: Status) => string;
}

function StatusCounts({ group, counts, addressOf }: StatusCountsProps) {
  const names = useTranslations('status.name');
  return (
    <ul className="mt-2 border-t border-line text-small">
      {ORDERED.filter((status) => groupOf(status) === group).map((status) => (
        <li key={status} className="flex justify-between gap-3 border-b border-line py-1">
          <span>{names(status)}</span>{' '}
          <span className="figures">
            <LinkedCount count={counts.statuses[status]} href={addressOf(status)} />
          </span>
        </li>
      ))}
    </ul>
  );
}
