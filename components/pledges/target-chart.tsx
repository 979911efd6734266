import { ChartFiles } from '@/components/charts/chart-files';
import { LEGEND_KEYS, type LegendKey } from '@/components/charts/legend';
import { ProgressChart } from '@/components/charts/progress-chart';
import { Details } from '@/components/ui/details';
import type { PlainDate } from '@/lib/core/plain-date';
import type { Figure } from '@/lib/figures/types';
import type { TargetDetail } from '@/lib/pledges/types';
import type { ProgrammePlace } from '@/lib/programmes/addresses';
import { chartDataOf } from './chart-data';
import { chartRows, pointOfRow, publishersOf } from './chart-rows';
import { ChartTable } from './chart-table';
import { type ChartTexts, chartDescription, chartWords, useChartTexts } from './chart-words';

interface Props {
  /** Slug of the pledge. */
  readonly pledge: string;
  readonly target: TargetDetail;
  /** The figures of the target that the day's view may show. */
  readonly figures: readonly Figure[];
  readonly day: PlainDate;
  /** The finding about the target in a sentence: the title of the picture. */
  readonly finding: string;
  readonly place: ProgrammePlace;
}

/** The chart of a target with its data as a table below; nothing where there is nothing to compare. */
export function TargetChart({ pledge, target, figures, day, finding, place }: Props) {
  const texts = useChartTexts();
  const { words, formatTick } = chartWords(target, day, texts);
  const data = chartDataOf(target, figures, day, words);
  if (data === null) return null;
  const rows = chartRows(target, figures);
  const table = `chart-table-${target.key}`;
  return (
    <>
      <ProgressChart
        data={data}
        description={chartDescription(data, texts)}
        formatTick={formatTick}
        id={`chart-${target.key}`}
        legend={legendTexts(texts)}
        readOut={{ table, points: rows.map(pointOfRow), label: texts.chart('readOut') }}
        title={finding}
      />
      <ChartFiles
        place={place}
        publishers={publishersOf(rows)}
        subject={{ of: 'target', pledge, key: target.key }}
      />
      <Details summary={texts.chart('table.show')}>
        <ChartTable id={table} rows={rows} target={target} />
      </Details>
    </>
  );
}

function legendTexts({ chart }: ChartTexts): Record<LegendKey, string> {
  return Object.fromEntries(LEGEND_KEYS.map((key) => [key, chart(`legend.${key}`)])) as Record<
    LegendKey,
    string
  >;
}
