import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { type PlainDate, toEpochDay } from '@/lib/core/plain-date';
import { type Box, LETTER_WIDTH, type PlacedLabel } from './label-placement';
import { PICTURE_LETTER_WIDTH } from './picture-text';
import { dayDomain, valueAxis, yearTicks } from './progress-axes';
import type { ChartPoint, Leaning, MarkRole, ProgressData } from './progress-data';
import { labelsOf } from './progress-labels';

/** The drawing's own units: equal to CSS pixels where it is shown as wide as it was drawn. */
export interface Frame {
  readonly name: 'narrow' | 'wide' | 'picture';
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  /** Mean width of a letter of its font, in parts of the font size. */
  readonly letterWidth: number;
  readonly yTicks: number;
}

/** For a telephone: legible at 288 to 420 pixels. */
const NARROW: Frame = {
  name: 'narrow',
  width: 340,
  height: 290,
  fontSize: 12,
  letterWidth: LETTER_WIDTH,
  yTicks: 4,
};
/** For everything wider. */
const WIDE: Frame = {
  name: 'wide',
  width: 720,
  height: 340,
  fontSize: 12.5,
  letterWidth: LETTER_WIDTH,
  yTicks: 4,
};
/** For a file of its own, which is set in a wider font. */
const PICTURE: Frame = {
  name: 'picture',
  width: 900,
  height: 430,
  fontSize: 14,
  letterWidth: PICTURE_LETTER_WIDTH,
  yTicks: 4,
};

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface ProgressLayout {
  readonly frame: Frame;
  readonly plot: Box;
  readonly place: Place;
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  readonly xTicks: readonly { readonly x: number; readonly text: string }[];
  readonly coursePath: string | null;
  readonly checkpoints: readonly Spot[];
  readonly target: Spot | null;
  readonly original: Spot | null;
  readonly runPaths: readonly string[];
  readonly marks: readonly (Spot & { readonly role: MarkRole; readonly leaning: Leaning | null })[];
  readonly forecastPath: string | null;
  readonly bandPath: string | null;
  readonly viewDayX: number;
  readonly labels: readonly PlacedLabel[];
  /** Whether 0 lies on the vertical axis; if not, the reader has to be told. */
  readonly isFromZero: boolean;
}

/** Tenths of a pixel: finer is not seen, and makes the page longer. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Where a point of the data lies in the drawing. */
export type Place = (point: ChartPoint) => Spot;

/** Both drawings. What the narrow one names, the wide one names too. `formatTick` writes a value of the vertical axis. */
export function layoutBoth(
  data: ProgressData,
  formatTick: (value: number) => string,
): { wide: ProgressLayout; narrow: ProgressLayout } {
  const wide = layoutProgress(data, WIDE, formatTick, null);
  const named = new Set(wide.labels.map(({ key }) => key));
  return { wide, narrow: layoutProgress(data, NARROW, formatTick, named) };
}

/** The drawing for a file of its own. */
export function layoutPicture(data: ProgressData, formatTick: (value: number) => string): ProgressLayout {
  return layoutProgress(data, PICTURE, formatTick, null);
}

/** Everything that a progress chart draws, placed; with the labels of `keys` only, if given. */
function layoutProgress(
  data: ProgressData,
  frame: Frame,
  formatTick: (value: number) => string,
  keys: ReadonlySet<string> | null,
): ProgressLayout {
  const axis = valueAxis(data, frame.yTicks);
  const toY = scaleLinear().domain([axis.from, axis.to]);
  const ticks = axis.ticks.map((value) => ({ value, text: formatTick(value) }));
  const longestTick = Math.max(...ticks.map(({ text }) => text.length));
  const plot = {
    left: round(longestTick * frame.fontSize * (frame.letterWidth + 0.02) + 10),
    top: round(frame.fontSize * 4.2),
    right: frame.width - 10,
    bottom: round(frame.height - frame.fontSize * 1.9),
  };
  toY.range([plot.bottom, plot.top]);
  const days = dayDomain(data);
  const toX = scaleLinear()
    .domain(days)
    .range([plot.left + 6, plot.right - 4]);
  const place: Place = ({ day, value }) => ({ x: round(toX(toEpochDay(day))), y: round(toY(value)) });
  const pathOf = (points: readonly ChartPoint[]) =>
    line<Spot>(
      (spot) => spot.x,
      (spot) => spot.y,
    )(points.map(place));
  const { forecast, target, original } = data;
  const viewDayX = round(toX(toEpochDay(data.viewDay)));
  return {
    frame,
    plot,
    place,
    yTicks: ticks.map(({ value, text }) => ({ y: round(toY(value)), text })),
    xTicks: yearTicks(days[0], days[1], plot.right - plot.left).map(({ year, at }) => ({
      x: round(toX(at)),
      text: year,
    })),
    coursePath: data.course.length > 1 ? pathOf(data.course) : null,
    checkpoints: data.course.slice(1, -1).map(place),
    target: target && place(target),
    original: original && place(original),
    runPaths: data.runs.filter((run) => run.length > 1).map((run) => pathOf(run) ?? ''),
    marks: data.marks.map((mark) => ({ ...place(mark), role: mark.role, leaning: mark.leaning })),
    forecastPath: forecast && pathOf([forecast.from, forecast.to]),
    bandPath: bandOf(forecast, place),
    viewDayX,
    labels: labelsOf(data, frame, plot, place, viewDayX, keys),
    isFromZero: axis.from <= 0,
  };
}

/** The range of the forecast: a triangle that opens from the current value to the due date. */
function bandOf(forecast: ProgressData['forecast'], place: Place): string | null {
  if (forecast === null || forecast.low === null || forecast.high === null) return null;
  const corners = [
    { day: forecast.from.day, low: forecast.from.value, high: forecast.from.value },
    { day: forecast.to.day, low: forecast.low, high: forecast.high },
  ] satisfies { day: PlainDate; low: number; high: number }[];
  return area<(typeof corners)[number]>()
    .x(({ day, low }) => place({ day, value: low }).x)
    .y0(({ day, low }) => place({ day, value: low }).y)
    .y1(({ day, high }) => place({ day, value: high }).y)(corners);
}
