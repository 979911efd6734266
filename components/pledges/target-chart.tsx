import { useTranslations } from 'next-intl';
import { LEGEND_KEYS, type LegendKey, ProgressChart } from '@/components/charts/progress-chart';
import { Details } from '@/components/ui/details';
import type { PlainDate } from '@/lib/core/plain-date';
import type { Figure } from '@/lib/figures/types';
import type { TargetStanding } from '@/lib/pledges/types';
import { chartDataOf } from './chart-data';
import { chartRows, pointOfRow } from './chart-rows';
import { ChartTable } from './chart-table';
import { chartSpan, useChartWords } from './chart-words';
import { useQuantityTexts } from './quantity-texts';

interface Props {
  readonly target: TargetStanding;
  /** The figures of the target that the day's view may show. */
  readonly figures: readonly Figure[];
  readonly day: PlainDate;
  /** The finding about the target in a sentence: the title of the picture. */
  readonly finding: string;
}

/** The chart of a target with its data as a table below; nothing where there is nothing to compare. */
export function TargetChart({ target, figures, day, finding }: Props) {
  const t = useTranslations('pledge.chart');
  const { day: dayText } = useQuantityTexts();
  const { words, formatTick } = useChartWords(target, day);
  const data = chartDataOf(target, figures, day, words);
  if (data === null) return null;
  const span = chartSpan(data);
  const rows = chartRows(target, figures);
  const table = `chart-table-${target.key}`;
  const legend = Object.fromEntries(LEGEND_KEYS.map((key) => [key, t(`legend.${key}`)])) as Record<
    LegendKey,
    string
  >;
  return (
    <>
      <ProgressChart
        data={data}
        description={t('description', {
          from: dayText(span.from),
          to: dayText(span.to),
          axis: words.axis,
        })}
        formatTick={formatTick}
        id={`chart-${target.key}`}
        legend={legend}
        readOut={{ table, points: rows.map(pointOfRow), label: t('readOut') }}
        title={finding}
      />
      <Details summary={t('table.show')}>
        <ChartTable id={table} rows={rows} target={target} />
      </Details>
    </>
  );
}
