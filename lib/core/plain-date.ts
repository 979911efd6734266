/**
 * A calendar day, `YYYY-MM-DD`, without a time or a zone. Kept as text so that no time zone can move it;
 * its lexical order is its calendar order.
 */
export type PlainDate = string & { readonly __brand: 'PlainDate' };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export function toEpochDay(day: PlainDate): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
}

/** The day that many days after 1970-01-01. */
export function fromEpochDay(days: number): PlainDate {
  return new Date(days * MS_PER_DAY).toISOString().slice(0, 10) as PlainDate;
}

/** Reads `YYYY-MM-DD`; null when the text has another shape or names a day that does not exist (2023-02-30). */
export function parsePlainDate(text: string): PlainDate | null {
  if (!SHAPE.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time)) return null;
  return new Date(time).toISOString().slice(0, 10) === text ? (text as PlainDate) : null;
}

/** Reads a day that the program itself wrote. Throws `RangeError` on anything else. */
export function plainDate(text: string): PlainDate {
  const day = parsePlainDate(text);
  if (day === null) throw new RangeError(`Not a calendar day: ${JSON.stringify(text)}`);
  return day;
}

/** The day `days` later (earlier when negative). */
export function addDays(day: PlainDate, days: number): PlainDate {
  return fromEpochDay(toEpochDay(day) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** The calendar day that an instant falls on in a time zone (IANA name). */
export function dayInZone(instant: Date, timeZone: string): PlainDate {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(instant);
  return plainDate(parts);
}

/** The UTC midnight that Prisma wants for a `date` column. */
export function toDatabaseDate(day: PlainDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The day in a `date` column, as Prisma hands it over (UTC midnight). */
export function fromDatabaseDate(date: Date): PlainDate {
  return date.toISOString().slice(0, 10) as PlainDate;
}
