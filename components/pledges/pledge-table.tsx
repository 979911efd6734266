import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { Day } from '@/components/ui/plain-date';
import { earliestDue } from '@/lib/pledges/filter-pledges';
import type { PledgeHits } from '@/lib/pledges/search/types';
import type { PledgeStanding } from '@/lib/pledges/types';
import { type ProgrammePlace, pledgeAddress } from '@/lib/programmes/addresses';
import { PledgeFindingText } from './finding';
import { FoundElsewhere, FoundTitle } from './search-hit';
import { StaleNote } from './stale-note';
import { StatusMark } from './status-mark';

interface PledgeTableProps {
  readonly pledges: readonly PledgeStanding[];
  readonly place: ProgrammePlace;
  readonly caption: string;
  readonly id: string;
  /** What a search found in them, by id. */
  readonly hits?: PledgeHits | undefined;
}

/** Pledges with their status, the finding behind it, and when the first of their targets is due. */
export function PledgeTable({ pledges, place, caption, id, hits }: PledgeTableProps) {
  const t = useTranslations('pledges.table');
  return (
    <DataTable
      id={id}
      caption={caption}
      isCaptionHidden
      rows={pledges}
      rowKey={({ slug }) => slug}
      columns={[
        {
          key: 'pledge',
          head: t('pledge'),
          kind: 'name',
          className: 'md:w-[34%]',
          cell: (pledge) => (
            <>
              <a href={pledgeAddress(place, pledge.slug)} className="text-body">
                <FoundTitle pledge={pledge} hit={hits?.get(pledge.id)} />
              </a>
              <FoundElsewhere hit={hits?.get(pledge.id)} />
              <span className="block md:hidden">
                <PledgeFindingText pledge={pledge} />
              </span>
            </>
          ),
        },
        {
          key: 'status',
          head: t('status'),
          className: 'w-30 md:w-44',
          cell: (pledge) => (
            <>
              <StatusMark status={pledge.status} />
              <StaleNote targets={pledge.targets} />
              <ListedVerdict pledge={pledge} />
            </>
          ),
        },
        {
          key: 'finding',
          head: t('finding'),
          className: 'hidden md:table-cell',
          cell: (pledge) => <PledgeFindingText pledge={pledge} />,
        },
        {
          key: 'due',
          head: t('due'),
          className: 'hidden md:table-cell whitespace-nowrap',
          cell: (pledge) => <EarliestDue pledge={pledge} />,
        },
      ]}
    />
  );
}

/** The editors' verdict, where there is one, under the status that it never replaces. */
function ListedVerdict({ pledge }: { pledge: PledgeStanding }) {
  const t = useTranslations('pledges.table');
  const names = useTranslations('status.verdict');
  if (pledge.assessment === null) return null;
  return (
    <p className="mt-1 text-small text-muted">
      {t('verdict', { verdict: names(pledge.assessment.verdict) })}
    </p>
  );
}

function EarliestDue({ pledge }: { pledge: PledgeStanding }) {
  const t = useTranslations('pledges.table');
  const due = earliestDue(pledge);
  return due === null ? <span className="text-muted">{t('noDue')}</span> : <Day on={due} />;
}
