import { useLocale } from 'next-intl';
import { formatDate, formatInstant, formatPartialDate } from '@/lib/core/i18n/format';
import type { PlainDate } from '@/lib/core/plain-date';

/** A calendar day, written out: `31 December 2025`. */
export function Day({ on }: { on: PlainDate }) {
  return (
    <time dateTime={on} className="in-[table]:whitespace-nowrap">
      {formatDate(on, useLocale())}
    </time>
  );
}

/** A date that may lack its day or month: `November 2022`. */
export function PartialDay({ on }: { on: string }) {
  return <time dateTime={on}>{formatPartialDate(on, useLocale())}</time>;
}

/** An instant (ISO 8601 in UTC) on the clocks of a time zone, with the zone's offset. */
export function Instant({ at, timeZone }: { at: string; timeZone: string }) {
  return <time dateTime={at}>{formatInstant(at, timeZone, useLocale())}</time>;
}
