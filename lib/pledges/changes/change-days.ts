import { type PlainDate, plainDate } from '@/lib/core/plain-date';
import type { Programme } from '@/lib/programmes/types';
import type { ChangeSpan } from './types';

/** The same day of the month before, or the last day of that month where it has no such day. */
export function monthBefore(day: PlainDate): PlainDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month - 1, 0)).getUTCDate();
  const before = new Date(Date.UTC(year, month - 2, Math.min(date, lastDate)));
  return plainDate(before.toISOString().slice(0, 10));
}

function lastDayOfYearBefore(day: PlainDate, years: number): PlainDate {
  return plainDate(`${Number(day.slice(0, 4)) - years}-12-31`);
}

/** The two days that an address asks for. Without the second it is today; without the first, a month before the second. */
export function changeSpan(
  { announcedOn }: Pick<Programme, 'announcedOn'>,
  { from, to }: { readonly from: PlainDate | null; readonly to: PlainDate | null },
  today: PlainDate,
): ChangeSpan {
  const second = to ?? today;
  const first = from ?? monthBefore(second);
  return { from: first < announcedOn ? announcedOn : first, to: second };
}

export const PRESETS = ['month', 'year', 'lastYear', 'term'] as const;
export type Preset = (typeof PRESETS)[number];

/** Spans that are often asked for; those that would begin before the programme was announced are left out. */
export function presetSpans(
  { announcedOn }: Pick<Programme, 'announcedOn'>,
  today: PlainDate,
): { readonly preset: Preset; readonly span: ChangeSpan }[] {
  const spans: Readonly<Record<Preset, ChangeSpan>> = {
    month: { from: monthBefore(today), to: today },
    year: { from: lastDayOfYearBefore(today, 1), to: today },
    lastYear: { from: lastDayOfYearBefore(today, 2), to: lastDayOfYearBefore(today, 1) },
    term: { from: announcedOn, to: today },
  };
  return PRESETS.map((preset) => ({ preset, span: spans[preset] })).filter(
    ({ span }) => span.from >= announcedOn,
  );
}
