import { createTranslator } from 'next-intl';
import { type ChartPicture, chartPicture } from '@/components/charts/chart-picture';
import type { ChartTexts } from '@/components/pledges/chart-words';
import { conditionally } from '@/lib/core/conditional';
import { publicOrigin } from '@/lib/core/env';
import { notFound, OPEN_TO_ALL, problemText, streamText } from '@/lib/core/http';
import { formatDate } from '@/lib/core/i18n/format';
import { isLocale, type Locale } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import { pngOf } from '@/lib/core/picture';
import { CSV_TYPE } from '@/lib/export/csv';
import { CHART_FORMATS, type ChartFormat, type ProgrammePlace } from '@/lib/programmes/addresses';
import { asOfParameters } from './parameters';
import { type ProgrammeView, programmeView } from './programme-view';

/** Pixels across a chart as PNG: sharp in print and on a slide. */
const PNG_WIDTH = 1200;

const TYPES: Readonly<Record<ChartFormat, string>> = {
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  csv: CSV_TYPE,
};

/** What the texts of a chart are made with. */
export interface ChartLanguage extends ChartTexts {
  readonly locale: Locale;
  readonly charts: ReturnType<typeof createTranslator<ReturnType<typeof messagesOf>, 'charts'>>;
}

/** A request for a chart: of which programme, of which day, in which language. */
export interface ChartRequest {
  readonly view: ProgrammeView<object>;
  readonly place: ProgrammePlace;
  readonly texts: ChartLanguage;
}

/** A chart that can be taken away. */
export interface Chart {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly picture: () => ChartPicture;
  /** The data, piece by piece. */
  readonly csv: () => AsyncIterable<string>;
}

/** What the chart's texts need in a language, outside a page. */
export function chartLanguage(locale: Locale): ChartLanguage {
  const messages = messagesOf(locale);
  return {
    locale,
    t: createTranslator({ locale, messages, namespace: 'status' }),
    units: createTranslator({ locale, messages, namespace: 'units' }),
    chart: createTranslator({ locale, messages, namespace: 'pledge.chart' }),
    charts: createTranslator({ locale, messages, namespace: 'charts' }),
  };
}

/** Source, state and address: what has to go with a picture wherever it is shown. */
export function pictureFoot(
  { view, texts: { charts, locale } }: ChartRequest,
  { publishers, address }: { readonly publishers: readonly string[]; readonly address: string },
): string[] {
  const { method } = view.evaluation;
  const site = messagesOf(locale).site.name;
  return [
    ...(publishers.length === 0
      ? []
      : [charts.markup('source', { publishers: () => publishers.join('; ') })]),
    charts('footer', { site, date: formatDate(view.day.on, locale), version: String(method.version) }),
    `${publicOrigin()}${address}`,
  ];
}

/**
 * A chart as a file; `file` is its name in the address, with an ending that says in which form. `?asOf=` gives that of a past
 * day. 404 where there is no such chart, 400 for a parameter that is wrong.
 */
export async function chartAnswer(
  request: Request,
  { locale, programme, file }: { readonly locale: string; readonly programme: string; readonly file: string },
  find: (name: string, asked: ChartRequest) => Promise<Chart | null>,
): Promise<Response> {
  if (!isLocale(locale)) return problemText(notFound('There is no such language.').problem);
  const format = CHART_FORMATS.find((ending) => file.endsWith(`.${ending}`));
  if (format === undefined) {
    return problemText(notFound('A chart is had as .svg, .png or .csv.').problem);
  }
  const view = await programmeView(request, programme, asOfParameters);
  if (!view.ok) return problemText(view.problem);
  const { day } = view.value;
  const place = { locale, programme: view.value.programme.slug, asOf: day.isAsOf ? day.on : null };
  const asked = { view: view.value, place, texts: chartLanguage(locale) };
  const chart = await find(file.slice(0, -format.length - 1), asked);
  if (chart === null) {
    return problemText(notFound('There is no such chart, or nothing to draw on that day.').problem);
  }
  const headers = {
    ...OPEN_TO_ALL,
    'Content-Type': TYPES[format],
    'Content-Disposition': `${format === 'csv' ? 'attachment' : 'inline'}; filename="${chart.name}.${format}"`,
  };
  return conditionally(request, view.value.version, headers, () => {
    if (format === 'csv') return streamText(chart.csv());
    const svg = chartPicture(chart.picture());
    return format === 'svg' ? svg : new Blob([pngOf(svg, PNG_WIDTH)]);
  });
}
