import { dayInZone, type PlainDate } from '@/lib/core/plain-date';
import type { Programme, ViewDay } from './types';

/** The day a view speaks of: the one asked for, else today in the programme's time zone. */
export function viewDay(programme: Pick<Programme, 'timeZone'>, now: Date, asOf: PlainDate | null): ViewDay {
  return asOf === null
    ? { on: dayInZone(now, programme.timeZone), isAsOf: false }
    : { on: asOf, isAsOf: true };
}
