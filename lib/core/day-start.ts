import { dayInZone, type PlainDate } from './plain-date';

const QUARTER_HOUR = 15 * 60 * 1000;
const HOUR = 4 * QUARTER_HOUR;

/** Zones lie between 14 hours before and 12 hours after UTC, so every day begins somewhere in between. */
const EARLIEST = -14 * HOUR;
const LATEST = 12 * HOUR;

/** The instant at which a calendar day begins in a time zone (IANA name). Zones differ from UTC by whole quarter hours. */
export function dayStart(day: PlainDate, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let low = EARLIEST / QUARTER_HOUR;
  let high = LATEST / QUARTER_HOUR;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const isBegun = dayInZone(new Date(midnight + middle * QUARTER_HOUR), timeZone) >= day;
    if (isBegun) high = middle;
    else low = middle + 1;
  }
  return new Date(midnight + low * QUARTER_HOUR);
}
