import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { StatusMark } from '@/components/pledges/status-mark';
import { type Column, DataTable } from '@/components/ui/data-table';
import { formatPercent, formatQuantity } from '@/lib/core/i18n/format';
import type { RevisionCheck, StandingView } from '@/lib/revisions/check-view';
import { fromRational } from '@/lib/status/rational';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly before: ReactNode;
  readonly after: ReactNode;
}

/** What publishing a revision changes, side by side, and where the target would stand against what was first promised. */
export function RevisionEffect({ check: { target, pledge } }: { readonly check: RevisionCheck }) {
  const t = useTranslations('revisions.check');
  const texts = useViewTexts();
  if (target === null) {
    return (
      <>
        <h3 className="mt-8 font-semibold">{t('effect')}</h3>
        <p>{t('noEffect')}</p>
      </>
    );
  }
  const { before, after } = target;
  const row = (key: 'current' | 'progress'): Row => ({
    key,
    name: t(key),
    before: texts[key](before),
    after: texts[key](after),
  });
  const rows: Row[] = [
    ...((before.current ?? after.current) ? [row('current')] : []),
    ...((before.progress ?? after.progress) ? [row('progress')] : []),
    {
      key: 'status',
      name: t('status'),
      before: <StatusMark status={before.status} />,
      after: <StatusMark status={after.status} />,
    },
    {
      key: 'pledge',
      name: t('pledgeStatus'),
      before: <StatusMark status={pledge.before} />,
      after: <StatusMark status={pledge.after} />,
    },
  ];
  const columns: Column<Row>[] = [
    {
      key: 'name',
      head: <span className="sr-only">{t('row')}</span>,
      kind: 'name',
      cell: ({ name }) => name,
    },
    { key: 'before', head: t('before'), cell: (one) => one.before },
    { key: 'after', head: t('after'), cell: (one) => one.after },
  ];
  return (
    <div className="mt-8 max-w-text">
      <h3 className="mb-2 font-semibold">{t('effect')}</h3>
      <DataTable
        caption={t('effect')}
        columns={columns}
        id="effect-table"
        isCaptionHidden
        rowKey={({ key }) => key}
        rows={rows}
      />
      <p className="mt-3">
        {t('against')} <StatusMark status={target.againstOriginal} />
      </p>
    </div>
  );
}

function useViewTexts() {
  const locale = useLocale();
  const t = useTranslations('revisions.check');
  const units = useTranslations('units');
  return {
    current: ({ current, unit, qualifier }: StandingView) => {
      if (current === null) return t('noValue');
      const quantity = formatQuantity(current, unit, locale, units, { isCompact: true });
      return qualifier ? units(`qualifier.${qualifier}`, { quantity }) : quantity;
    },
    progress: ({ progress }: StandingView) =>
      progress === null ? t('noProgress') : formatPercent(fromRational(progress), locale),
  };
}
