import { scaleLinear } from 'd3-scale';
import { fromEpochDay, type PlainDate, plainDate, toEpochDay } from '@/lib/core/plain-date';
import type { ProgressData } from './progress-data';

/** Years that a horizontal axis shows at most, by the room one needs. */
const ROOM_PER_YEAR = 44;

/** Room below the lowest value of an axis that does not start at 0, and above the highest, in parts of the range. */
const MARGIN_BELOW = 0.1;
const MARGIN_ABOVE = 0.06;

export interface YearTick {
  readonly year: string;
  /** Days since 1970-01-01 of its first of January. */
  readonly at: number;
}

function firstOfJanuary(year: number): number {
  return toEpochDay(plainDate(`${String(year).padStart(4, '0')}-01-01`));
}

/** The first days of years between two days, thinned so that their labels do not touch on an axis of that width. */
export function yearTicks(from: number, to: number, width: number): YearTick[] {
  const first = Number(fromEpochDay(from).slice(0, 4));
  const last = Number(fromEpochDay(to).slice(0, 4));
  const pixelsPerYear = width / Math.max(1, (to - from) / 365.25);
  const step = [1, 2, 5, 10, 25].find((years) => years * pixelsPerYear >= ROOM_PER_YEAR) ?? 50;
  const years: YearTick[] = [];
  for (let year = first; year <= last; year += 1) {
    const at = firstOfJanuary(year);
    // Counted back from the last year, so that the end of the term is named.
    if (at >= from && at <= to && (last - year) % step === 0) years.push({ year: String(year), at });
  }
  return years;
}

/** From the first day of anything shown to the last, in days since 1970-01-01. */
export function dayDomain(data: ProgressData): [number, number] {
  const days: PlainDate[] = [
    data.from,
    data.viewDay,
    ...data.course.map(({ day }) => day),
    ...data.runs.flat().map(({ day }) => day),
    ...data.marks.map(({ day }) => day),
    ...[data.target, data.original].flatMap((goal) => goal?.day ?? []),
  ];
  const numbers = days.map(toEpochDay);
  const from = Math.min(...numbers);
  return [from, Math.max(from + 30, ...numbers)];
}

/** The vertical axis: the values that it spans and those that are marked. */
export interface ValueAxis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

/** The vertical axis, rounded outwards to whole steps; from 0 where amounts add up, else with a margin below. */
export function valueAxis(data: ProgressData, tickCount: number): ValueAxis {
  const { forecast, target, original } = data;
  const values = [
    ...data.course.map(({ value }) => value),
    ...data.runs.flat().map(({ value }) => value),
    ...data.marks.map(({ value }) => value),
    ...[target, original].flatMap((goal) => goal?.value ?? []),
    ...(forecast
      ? [forecast.to.value, forecast.low ?? forecast.to.value, forecast.high ?? forecast.to.value]
      : []),
  ];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const span = high - low || Math.abs(high) || 1;
  // Where little is given away by it, an axis that starts at 0 needs no warning.
  const isFromZero = data.isFromZero || (low >= 0 && low < span / 2);
  const bottom = isFromZero ? Math.min(0, low) : low - span * MARGIN_BELOW;
  const isBounded = data.ceiling !== null && high <= data.ceiling;
  const top = isBounded ? Math.min(data.ceiling, high + span * MARGIN_ABOVE) : high + span * MARGIN_ABOVE;
  const step = tickStep(bottom, top, tickCount);
  const first = Math.floor(low >= 0 ? Math.max(0, bottom / step) : bottom / step);
  const last = Math.ceil(top / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => roundTo(step, (first + index) * step));
  return { from: first * step, to: last * step, ticks };
}

/** The distance between round values, about so many of them between two values. */
function tickStep(from: number, to: number, count: number): number {
  const [first = from, second = to] = scaleLinear().domain([from, to]).ticks(count);
  return second - first;
}

/** A multiple of a step without the noise of binary floats. */
function roundTo(step: number, value: number): number {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(step)));
  return digits > 20 ? value : Number(value.toFixed(digits));
}
