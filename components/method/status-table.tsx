import { useLocale, useTranslations } from 'next-intl';
import { GroupMark } from '@/components/pledges/status-mark';
import { DataTable } from '@/components/ui/data-table';
import { groupOf, SEVERITY } from '@/lib/status/pledge-status';
import { STATUS_GROUPS, STATUSES } from '@/lib/status/types';

/** Every status with its group and meaning, by group. */
export function StatusTable() {
  const t = useTranslations('method.pledges');
  const name = useTranslations('status.name');
  const meaning = useTranslations('status.meaning');
  const rows = STATUS_GROUPS.flatMap((group) =>
    STATUSES.filter((status) => groupOf(status) === group).reverse(),
  );
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { key: 'status', head: t('status'), kind: 'name', cell: (status) => name(status) },
        { key: 'group', head: t('group'), cell: (status) => <GroupMark group={groupOf(status)} /> },
        { key: 'meaning', head: t('meaning'), cell: (status) => meaning(status) },
      ]}
      id="statuses"
      rowKey={String}
      rows={rows}
    />
  );
}

/** The order that decides which target is the weakest. */
export function SeverityList() {
  const t = useTranslations('method.pledges');
  const quoted = useTranslations('method');
  const name = useTranslations('status.name');
  const locale = useLocale();
  const list = SEVERITY.map((status) => quoted('quoted', { status: name(status).toLocaleLowerCase(locale) }));
  return <p className="my-3 max-w-text">{t('severity', { list: list.join(', ') })}</p>;
}
