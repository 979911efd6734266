import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { Day } from '@/components/ui/plain-date';
import type { Figure } from '@/lib/figures/types';
import type { TargetStanding } from '@/lib/pledges/types';
import { type ChartRow, chartRows } from './chart-rows';
import { useQuantityTexts } from './quantity-texts';

/** The data of a target's chart. */
export function ChartTable({
  target,
  figures,
}: {
  readonly target: TargetStanding;
  readonly figures: readonly Figure[];
}) {
  const t = useTranslations('pledge.chart.table');
  const texts = useQuantityTexts();
  const valueText = ({ exact, computed, qualifier }: ChartRow) => {
    if (exact !== null) return texts.value(exact, target.unit, qualifier);
    return computed === null ? '' : texts.computed(computed, target.unit);
  };
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { key: 'date', head: t('date'), kind: 'name', cell: ({ date }) => <Day on={date} /> },
        { key: 'what', head: t('what'), cell: ({ kind }) => t(`rows.${kind}`) },
        { key: 'value', head: t('value'), kind: 'number', cell: valueText },
      ]}
      id={`chart-table-${target.key}`}
      isCaptionHidden
      rowKey={({ kind, date, exact, computed }) => `${kind}-${date}-${exact ?? computed}`}
      rows={chartRows(target, figures)}
    />
  );
}
