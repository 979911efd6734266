import { formatDate } from '@/lib/core/i18n/format';
import { parsePlainDate } from '@/lib/core/plain-date';

interface Days {
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly on?: string | null | undefined;
}

/** The days that a figure speaks about, in words: `1 January 2025 – 31 December 2025`, or a single day. */
export function formatPeriod({ from, to, on }: Days, locale: string): string {
  const days = on ? [on] : [from, to];
  return days
    .map((day) => parsePlainDate(day ?? ''))
    .filter((day) => day !== null)
    .map((day) => formatDate(day, locale))
    .join(' – ');
}
