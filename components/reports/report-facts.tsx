import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DefinitionList } from '@/components/ui/definition-list';
import { ExternalLink } from '@/components/ui/external-link';
import { Instant } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { pledgeAddress, updatesAddress } from '@/lib/programmes/addresses';
import type { ErrorReport } from '@/lib/reports/types';

interface Props {
  readonly report: ErrorReport;
  readonly programme: string;
  readonly timeZone: string;
}

/** What a reader wrote, and what became of it. */
export function ReportFacts({ report, programme, timeZone }: Props) {
  const t = useTranslations('reports.desk');
  const locale = useLocale();
  const place = { locale, programme };
  const language = new Intl.DisplayNames(locale, { type: 'language' }).of(report.locale);
  const { decidedAt, decidedBy, entrySeq } = report;
  const rows: { key: string; value: ReactNode }[] = [
    { key: 'pledge', value: <PledgeLink href={pledgeAddress(place, report.pledge.slug)} report={report} /> },
    { key: 'wrong', value: <Words report={report} text={report.wrong} /> },
    { key: 'correct', value: <Words report={report} text={report.correct} /> },
    {
      key: 'source',
      value: report.sourceUrl ? (
        <ExternalLink href={report.sourceUrl}>{report.sourceUrl}</ExternalLink>
      ) : (
        t('notGiven')
      ),
    },
    { key: 'email', value: report.email ?? t('notGiven') },
    { key: 'language', value: language },
    { key: 'received', value: <Instant at={report.receivedAt} timeZone={timeZone} /> },
    { key: 'state', value: t(`states.${report.state}`) },
    ...(decidedAt === null
      ? []
      : [
          {
            key: 'closedBy',
            value: t.rich('by', {
              name: decidedBy ?? '',
              at: () => <Instant at={decidedAt} timeZone={timeZone} />,
            }),
          },
        ]),
    ...(entrySeq === null
      ? []
      : [
          {
            key: 'entry',
            value: <a href={updatesAddress(place, entrySeq)}>{t('publicEntry', { seq: entrySeq })}</a>,
          },
        ]),
    ...(report.answer === null ? [] : [{ key: 'answer', value: <TextInLanguage text={report.answer} /> }]),
  ];
  return <DefinitionList items={rows.map(({ key, value }) => ({ key, term: t(key as 'wrong'), value }))} />;
}

/** The reader's words, as they were typed, in the language of the form. */
function Words({ report, text }: { readonly report: ErrorReport; readonly text: string | null }) {
  const t = useTranslations('reports.desk');
  if (text === null) return t('notGiven');
  return (
    <p className="whitespace-pre-line wrap-anywhere" lang={report.locale}>
      {text}
    </p>
  );
}

function PledgeLink({ href, report }: { readonly href: string; readonly report: ErrorReport }) {
  return (
    <a href={href}>
      <TextInLanguage text={report.pledge.title} />
    </a>
  );
}
