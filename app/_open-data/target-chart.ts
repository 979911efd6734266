import { legendOf, swatchShapes } from '@/components/charts/legend';
import { layoutPicture } from '@/components/charts/progress-layout';
import { progressShapes } from '@/components/charts/progress-shapes';
import { chartDataOf } from '@/components/pledges/chart-data';
import { type ChartRow, type ChartRowKind, chartRows, publishersOf } from '@/components/pledges/chart-rows';
import { chartDescription, chartWords } from '@/components/pledges/chart-words';
import { inLanguage } from '@/lib/core/localized-text';
import { CHART_COLUMNS } from '@/lib/export/chart-columns';
import { writeCsv } from '@/lib/export/csv';
import { rounded } from '@/lib/export/rounded';
import { findingSentence, targetFinding } from '@/lib/pledges/finding';
import { getPledgeDetail } from '@/lib/pledges/queries';
import type { PledgeDetail, TargetStanding } from '@/lib/pledges/types';
import { pledgeAddress } from '@/lib/programmes/addresses';
import { type Chart, type ChartRequest, pictureFoot } from './chart-answer';

/** The words that `what` of the CSV has for the rows of a chart's table. */
const WHAT: Readonly<Record<ChartRowKind, string>> = {
  origin: 'start',
  baseline: 'baseline',
  checkpoint: 'checkpoint',
  current: 'counted',
  conflict: 'conflict',
  alternative: 'alternative',
  context: 'context',
  forecast: 'forecast',
  low: 'forecast_low',
  high: 'forecast_high',
  target: 'target',
  original: 'original_target',
};

/** The chart of a target of a pledge; null where there is no such target, or nothing to draw. */
export async function targetChart(slug: string, key: string, asked: ChartRequest): Promise<Chart | null> {
  const { view, texts } = asked;
  const pledge = await getPledgeDetail(view.programme, slug, view.day);
  const target = pledge?.targets.find((one) => one.key === key);
  if (!pledge || !target) return null;
  const figures = pledge.figures.filter((figure) => figure.target === key);
  const { words, formatTick } = chartWords(target, view.day.on, texts);
  const data = chartDataOf(target, figures, view.day.on, words);
  if (data === null) return null;
  const rows = chartRows(target, figures);
  return {
    name: `${slug}-${key}`,
    picture: () => {
      const layout = layoutPicture(data, formatTick);
      const { width, height, fontSize } = layout.frame;
      return {
        language: texts.locale,
        title: findingSentence(targetFinding(target, texts), texts),
        subtitle: subtitleOf(pledge, target, texts.locale),
        description: chartDescription(data, texts),
        width,
        height,
        fontSize,
        shapes: progressShapes(layout, data.axisText),
        key: legendOf(layout, data).map((part) => ({
          shapes: swatchShapes(part),
          text: texts.chart(`legend.${part}`),
        })),
        foot: pictureFoot(asked, {
          publishers: publishersOf(rows),
          address: `${pledgeAddress(asked.place, slug)}#${key}`,
        }),
      };
    },
    csv: () =>
      writeCsv(
        CHART_COLUMNS,
        rows.map((row) => csvRow(pledge, target, row)),
      ),
  };
}

/** What is measured, and the promise that it belongs to. */
function subtitleOf(pledge: PledgeDetail, target: TargetStanding, locale: string): string {
  const [metric, title] = [target.metric, pledge.title].map((text) => inLanguage(text, locale).text);
  return metric === title ? String(metric) : `${metric} – ${title}`;
}

function csvRow(pledge: PledgeDetail, target: TargetStanding, row: ChartRow) {
  return {
    pledge: pledge.slug,
    target: target.key,
    date: row.date,
    what: WHAT[row.kind],
    value: row.exact ?? rounded(row.computed),
    unit: target.unit,
    qualifier: row.qualifier,
    expected: rounded(row.expected),
    source_publisher: row.sources.map(({ publisher }) => publisher).join('\n'),
    source_url: row.sources.map(({ url }) => url).join('\n'),
  };
}
