import { scaleLinear } from 'd3-scale';
import { fromEpochDay, type PlainDate, plainDate, toEpochDay } from '@/lib/core/plain-date';
import type { ProgressData } from './progress-data';

/** Years that a horizontal axis shows at most, by the room one needs. */
const ROOM_PER_YEAR = 44;

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
    ...(data.target ? [data.target.day] : []),
  ];
  const numbers = days.map(toEpochDay);
  const from = Math.min(...numbers);
  return [from, Math.max(from + 30, ...numbers)];
}

/** The values that the vertical axis spans, rounded outwards; from 0 where amounts add up, else with a margin below. */
export function valueDomain(data: ProgressData, tickCount: number): [number, number] {
  const { forecast, target } = data;
  const values = [
    ...data.course.map(({ value }) => value),
    ...data.runs.flat().map(({ value }) => value),
    ...data.marks.map(({ value }) => value),
    ...(target ? [target.value] : []),
    ...(forecast
      ? [forecast.to.value, forecast.low ?? forecast.to.value, forecast.high ?? forecast.to.value]
      : []),
  ];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const span = high - low || Math.abs(high) || 1;
  // A third of the range is given away rather than an axis that is cut close above 0.
  const isFromZero = data.isFromZero || (low >= 0 && low < span / 2);
  const from = isFromZero ? Math.min(0, low) : low - span * 0.1;
  const to = Math.max(high + span * 0.06, from + 1e-9);
  const [first = from, last = to] = scaleLinear().domain([from, to]).nice(tickCount).domain();
  return [low >= 0 ? Math.max(0, first) : first, last];
}
