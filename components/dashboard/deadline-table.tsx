import { useTranslations } from 'next-intl';
import { MOST_ROWS, RestOfList } from '@/components/pledges/rest-of-list';
import { StaleNote } from '@/components/pledges/stale-note';
import { StatusMark } from '@/components/pledges/status-mark';
import { DataTable } from '@/components/ui/data-table';
import { Day } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { Deadline } from '@/lib/pledges/deadlines';
import { type ProgrammePlace, pledgeAddress, pledgesAddress } from '@/lib/programmes/addresses';

interface DeadlineTableProps {
  readonly id: string;
  readonly caption: string;
  readonly deadlines: readonly Deadline[];
  readonly place: ProgrammePlace;
  /** What stands there instead where there are none. */
  readonly none: string;
}

/** Targets with the day on which they are due and their own status. */
export function DeadlineTable({ id, caption, deadlines, place, none }: DeadlineTableProps) {
  const t = useTranslations('dashboard.deadlines');
  if (deadlines.length === 0) {
    return (
      <div>
        <h3 className="pb-2 font-semibold">{caption}</h3>
        <p className="text-muted">{none}</p>
      </div>
    );
  }
  const table = (
    <DataTable
      id={id}
      caption={caption}
      rows={deadlines.slice(0, MOST_ROWS)}
      rowKey={({ pledge, target }) => `${pledge.slug} ${target.key}`}
      columns={[
        {
          key: 'due',
          head: t('due'),
          className: 'w-26 sm:w-40',
          cell: ({ target }) => <Day on={target.due} />,
        },
        {
          key: 'target',
          head: t('target'),
          kind: 'name',
          cell: ({ pledge, target }) => (
            <a href={`${pledgeAddress(place, pledge.slug)}#${target.key}`}>
              <TextInLanguage text={target.metric} />
            </a>
          ),
        },
        {
          key: 'status',
          head: t('status'),
          className: 'w-28 sm:w-44',
          cell: ({ target }) => (
            <>
              <StatusMark status={target.standing.status} />
              <StaleNote targets={[target]} />
            </>
          ),
        },
      ]}
    />
  );
  // In a grid, it would otherwise be as wide as its table wants to be.
  return (
    <div className="min-w-0">
      {table}
      <RestOfList count={deadlines.length} href={pledgesAddress(place, { sort: 'due' })} />
    </div>
  );
}
