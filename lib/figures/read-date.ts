import { type PlainDate, parsePlainDate } from '@/lib/core/plain-date';

const DAY_FIRST = /^(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(\d{4})(?:\s*(?:г|ж)\.?)?$/u;
const YEAR_FIRST = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/;

/**
 * Reads a day as a date input sends it (`2025-12-31`) or as it is typed where points part day, month and year
 * (`31.12.2025`, `1.2.2026`). Null for anything else: `03/04/2025` means two days in two countries.
 */
export function readDate(typed: string): PlainDate | null {
  const text = typed.trim();
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return dayOf(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dayFirst = DAY_FIRST.exec(text);
  return dayFirst ? dayOf(dayFirst[3], dayFirst[2], dayFirst[1]) : null;
}

function dayOf(year = '', month = '', day = ''): PlainDate | null {
  return parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
