import { useTranslations } from 'next-intl';
import { type Column, DataTable } from '@/components/ui/data-table';
import { OwnWords } from '@/components/ui/own-words';
import { Day } from '@/components/ui/plain-date';
import type { TargetDetail } from '@/lib/pledges/types';
import { type ChartRow, publishersOf } from './chart-rows';
import { useQuantityTexts } from './quantity-texts';

/** The data of a target's chart. */
export function ChartTable({
  target,
  rows,
  id,
}: {
  readonly target: TargetDetail;
  readonly rows: readonly ChartRow[];
  /** Of its caption; unique on the page. */
  readonly id: string;
}) {
  const t = useTranslations('pledge.chart.table');
  const texts = useQuantityTexts();
  const valueText = ({ exact, computed, qualifier }: ChartRow) => {
    if (exact !== null) return texts.value(exact, target.unit, qualifier);
    return computed === null ? '' : texts.computed(computed, target.unit);
  };
  const expectation: Column<ChartRow> = {
    key: 'expected',
    head: t('expected'),
    kind: 'number',
    cell: ({ expected }) => (expected === null ? '' : texts.computed(expected, target.unit)),
  };
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { key: 'date', head: t('date'), kind: 'name', cell: ({ date }) => <Day on={date} /> },
        { key: 'what', head: t('what'), cell: ({ kind }) => t(`rows.${kind}`) },
        { key: 'value', head: t('value'), kind: 'number', cell: valueText },
        ...(rows.some(({ expected }) => expected !== null) ? [expectation] : []),
        {
          key: 'source',
          head: t('source'),
          cell: (row) => <OwnWords>{publishersOf([row]).join('; ')}</OwnWords>,
        },
      ]}
      id={id}
      isCaptionHidden
      rowKey={({ kind, date, exact, computed }) => `${kind}-${date}-${exact ?? computed}`}
      rows={rows}
    />
  );
}
