import { useTranslations } from 'next-intl';
import { GroupShape } from '@/components/pledges/status-mark';
import { type Column, DataTable } from '@/components/ui/data-table';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { PartCounts } from '@/lib/pledges/standing-counts';
import { STATUS_GROUPS, type StatusGroup } from '@/lib/status/types';
import { GroupBar } from './group-bar';
import { LinkedCount } from './linked-count';

interface PartTableProps {
  readonly caption: string;
  readonly parts: readonly PartCounts[];
  /** The page of a principle or theme, and the list of its pledges in a group. */
  readonly addressOf: (part: PartCounts) => string;
  readonly listAddressOf: (part: PartCounts, group: StatusGroup | null) => string;
}

/** Principles and themes as rows, each with the bar of its pledges, the counts, and of how many anything is known. */
export function PartTable({ caption, parts, addressOf, listAddressOf }: PartTableProps) {
  const t = useTranslations('dashboard.themes');
  const columns: readonly Column<PartCounts>[] = [
    {
      key: 'name',
      head: t('name'),
      kind: 'name',
      cell: (part) => <PartName part={part} href={addressOf(part)} />,
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
        <LinkedCount count={part.counts.groups[group]} href={listAddressOf(part, group)} />
      ),
    })),
    {
      key: 'known',
      head: t('known'),
      kind: 'number',
      className: 'hidden sm:table-cell',
      cell: (part) => <a href={listAddressOf(part, null)}>{t('knownOf', { ...part.counts.coverage })}</a>,
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

function PartName({ part, href }: { part: PartCounts; href: string }) {
  const t = useTranslations('dashboard.themes');
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
        {t('knownShort', { ...part.counts.coverage })}
      </span>
    </div>
  );
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
