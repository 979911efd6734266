import { useTranslations } from 'next-intl';
import { GroupShape } from '@/components/pledges/status-mark';
import { type Column, DataTable } from '@/components/ui/data-table';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { PartCounts, StandingCounts } from '@/lib/pledges/standing-counts';
import type { Coverage } from '@/lib/pledges/types';
import { STATUS_GROUPS, type StatusGroup } from '@/lib/status/types';
import { GroupBar } from './group-bar';
import { LinkedCount } from './linked-count';

/** What of a part's pledges a list shows; all of them for neither. */
interface PartFilter {
  readonly group?: StatusGroup;
  readonly coverage?: Coverage;
}

interface PartTableProps {
  readonly caption: string;
  readonly parts: readonly PartCounts[];
  /** The page of a principle or theme, and the list of its pledges. */
  readonly addressOf: (part: PartCounts) => string;
  readonly listAddressOf: (part: PartCounts, filter: PartFilter) => string;
}

/** Principles and themes as rows, each with the bar of its pledges, the counts, and of how many anything is known. */
export function PartTable({ caption, parts, addressOf, listAddressOf }: PartTableProps) {
  const t = useTranslations('dashboard.themes');
  const columns: readonly Column<PartCounts>[] = [
    {
      key: 'name',
      head: t('name'),
      kind: 'name',
      cell: (part) => (
        <PartName
          part={part}
          href={addressOf(part)}
          listAddressOf={(filter) => listAddressOf(part, filter)}
        />
      ),
    },
    {
      key: 'bar',
      head: <span className="sr-only">{t('bar')}</span>,
      className: 'hidden md:table-cell w-[34%]',
      cell: ({ counts }) => (
        <div className="pt-1">
          <GroupBar counts={counts.groups} size="row" />
        </div>
      ),
    },
    ...STATUS_GROUPS.map((group) => ({
      key: group,
      head: <GroupHead group={group} />,
      kind: 'number' as const,
      cell: (part: PartCounts) => (
        <LinkedCount count={part.counts.groups[group]} href={listAddressOf(part, { group })} />
      ),
    })),
    {
      key: 'known',
      head: t('known'),
      kind: 'number',
      className: 'hidden sm:table-cell',
      cell: (part) => (
        <KnownCounts
          counts={part.counts}
          text="knownOf"
          addressOf={(filter) => listAddressOf(part, filter)}
        />
      ),
    },
  ];
  return (
    <DataTable
      id="parts-caption"
      caption={caption}
      isCaptionHidden
      columns={columns}
      rows={parts}
      rowKey={({ kind, slug }) => `${kind} ${slug}`}
    />
  );
}

interface PartNameProps {
  readonly part: PartCounts;
  readonly href: string;
  readonly listAddressOf: (filter: PartFilter) => string;
}

function PartName({ part, href, listAddressOf }: PartNameProps) {
  const isTheme = part.kind === 'theme';
  return (
    <div className={isTheme ? 'ps-3 sm:ps-5' : 'font-semibold'}>
      <a href={href}>
        <TextInLanguage text={part.title} />
      </a>
      <div className="mt-1.5 md:hidden">
        <GroupBar counts={part.counts.groups} size="row" />
      </div>
      <span className="text-small font-normal text-muted sm:hidden">
        <KnownCounts counts={part.counts} text="knownShort" addressOf={listAddressOf} />
      </span>
    </div>
  );
}

interface KnownCountsProps {
  readonly counts: StandingCounts;
  readonly text: 'knownOf' | 'knownShort';
  readonly addressOf: (filter: PartFilter) => string;
}

/** Of how many of its pledges anything is known, each number a link to them. */
function KnownCounts({ counts, text, addressOf }: KnownCountsProps) {
  const t = useTranslations('dashboard.themes');
  const { known, total } = counts.coverage;
  return t.rich(text, {
    toKnown: () => <LinkedCount count={known} href={addressOf({ coverage: 'known' })} />,
    toAll: () => <LinkedCount count={total} href={addressOf({})} />,
    known,
    total,
  });
}

/** The shape alone where there is no room for the name, which is then only read out. */
function GroupHead({ group }: { group: StatusGroup }) {
  const names = useTranslations('status.group');
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <GroupShape group={group} />
      <span className="sr-only lg:not-sr-only lg:whitespace-nowrap">{names(group)}</span>
    </span>
  );
}
