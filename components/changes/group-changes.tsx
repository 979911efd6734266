import { useLocale, useTranslations } from 'next-intl';
import { GroupMark } from '@/components/pledges/status-mark';
import { DataTable } from '@/components/ui/data-table';
import { formatDate } from '@/lib/core/i18n/format';
import type { ChangeSpan } from '@/lib/pledges/changes/types';
import type { StandingCounts } from '@/lib/pledges/standing-counts';
import { STATUS_GROUPS } from '@/lib/status/types';

interface Props {
  readonly counts: { readonly before: StandingCounts; readonly after: StandingCounts };
  readonly span: ChangeSpan;
}

/** How many pledges are in each group on the two days. */
export function GroupChanges({ counts: { before, after }, span }: Props) {
  const t = useTranslations('changes.groups');
  const locale = useLocale();
  const difference = (count: number) => (count === 0 ? t('same') : count > 0 ? `+${count}` : `−${-count}`);
  return (
    <div className="mb-8 max-w-text">
      <DataTable
        caption={t('caption')}
        columns={[
          { key: 'group', head: t('group'), kind: 'name', cell: (group) => <GroupMark group={group} /> },
          {
            key: 'before',
            head: t('on', { date: formatDate(span.from, locale) }),
            className: 'text-end figures',
            cell: (group) => before.groups[group],
          },
          {
            key: 'after',
            head: t('on', { date: formatDate(span.to, locale) }),
            className: 'text-end figures',
            cell: (group) => after.groups[group],
          },
          {
            key: 'difference',
            head: t('difference'),
            kind: 'number',
            className: 'hidden sm:table-cell',
            cell: (group) => difference(after.groups[group] - before.groups[group]),
          },
        ]}
        id="groups-caption"
        rowKey={String}
        rows={STATUS_GROUPS}
      />
    </div>
  );
}
