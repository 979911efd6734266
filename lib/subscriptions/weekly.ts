import { dayStart } from '@/lib/core/day-start';
import { addDays, dayInZone, toEpochDay } from '@/lib/core/plain-date';

/** The hour of Monday at which the week's mail goes out. */
const MORNING_HOUR = 8;
const HOUR_MS = 3_600_000;
const DAYS = 7;
/** 1970-01-01 was a Thursday: so many days after a Monday. */
const EPOCH_AFTER_MONDAY = 3;

/** The last Monday morning at or before an instant, in a time zone (IANA name). */
export function lastMondayMorning(at: Date, timeZone: string): Date {
  const today = dayInZone(at, timeZone);
  const sinceMonday = (toEpochDay(today) + EPOCH_AFTER_MONDAY) % DAYS;
  const monday = addDays(today, -sinceMonday);
  const morning = morningOf(monday);
  return morning <= at ? morning : morningOf(addDays(monday, -DAYS));

  function morningOf(day: typeof today): Date {
    return new Date(dayStart(day, timeZone).getTime() + MORNING_HOUR * HOUR_MS);
  }
}
