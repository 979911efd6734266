import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { ErrorReport } from '@/lib/reports/types';

interface Props {
  readonly reports: readonly ErrorReport[];
  readonly caption: string;
  readonly id: string;
  /** Where the list stands, without a slash at its end. */
  readonly base: string;
  readonly timeZone: string;
}

/** Letters of a report that the list shows. */
const SHOWN = 160;

/** Reports from readers, each with the way to it. */
export function ReportTable({ reports, caption, id, base, timeZone }: Props) {
  const t = useTranslations('reports.desk');
  return (
    <DataTable
      caption={caption}
      columns={[
        {
          key: 'wrong',
          head: t('wrong'),
          kind: 'name',
          className: 'w-1/2 wrap-anywhere',
          cell: (report) => (
            <a href={`${base}/${report.id}`} lang={report.locale}>
              {report.wrong.length > SHOWN ? `${report.wrong.slice(0, SHOWN)}…` : report.wrong}
            </a>
          ),
        },
        {
          key: 'pledge',
          head: t('pledge'),
          cell: ({ pledge }) => <TextInLanguage text={pledge.title} />,
        },
        {
          key: 'received',
          head: t('received'),
          cell: ({ receivedAt }) => <Instant at={receivedAt} timeZone={timeZone} />,
        },
        { key: 'state', head: t('state'), cell: ({ state }) => t(`states.${state}`) },
      ]}
      id={id}
      isCaptionHidden
      rowKey={(report) => report.id}
      rows={reports}
    />
  );
}
