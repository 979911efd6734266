import { now } from '@/lib/core/clock';
import { currentPublication } from '@/lib/core/published-sequence';

export interface PageVersion {
  /** Changes whenever any public page may change: ledger sequence, what is public besides, calendar days, build. */
  name: string;
  /** Since when the pages are as they are. */
  since: Date;
}

/** The build that serves. */
export interface Build {
  id: string;
  at: Date;
}

interface Known {
  readonly sequence: bigint | null;
  readonly edition: bigint;
  readonly second: number;
  readonly build: Build;
  readonly version: PageVersion;
}

let last: Known | undefined;

/**
 * The present version of all public pages (DESIGN 2.2). The day counts in every programme's own time zone. Worked out
 * once a second: it stands in the way of every request.
 */
export function pageVersion(build: Build): PageVersion {
  const { sequence, edition } = currentPublication();
  // The machine's second, not the site's: to read the site's clock costs more than the rest of this.
  const second = Math.floor(Date.now() / 1000);
  const isSame = last?.second === second && last.sequence === sequence && last.edition === edition;
  if (last && isSame && last.build === build) return last.version;
  last = { sequence, edition, second, build, version: workOut(build, now()) };
  return last.version;
}

function workOut(build: Build, instant: Date): PageVersion {
  const { sequence, at, edition, editionAt, timeZones } = currentPublication();
  const zones = timeZones.length > 0 ? timeZones : ['UTC'];
  const days = zones.map((zone) => dayIn(zone, instant)).join(',');
  const dayStarts = zones.map((zone) => instant.getTime() - millisecondsIntoDay(zone, instant));
  const since = new Date(
    Math.max(build.at.getTime(), at?.getTime() ?? 0, editionAt?.getTime() ?? 0, ...dayStarts),
  );
  return { name: `${build.id}.${sequence ?? 'empty'}.${edition}.${days}`, since };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(zone: string, instant: Date): Record<string, string> {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB-u-ca-iso8601', {
      timeZone: zone,
      hourCycle: 'h23',
      ...{
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      },
    });
    formats.set(zone, format);
  }
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
}

function dayIn(zone: string, instant: Date): string {
  const { year, month, day } = partsIn(zone, instant);
  return `${year}-${month}-${day}`;
}

function millisecondsIntoDay(zone: string, instant: Date): number {
  const { hour, minute, second } = partsIn(zone, instant);
  return ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + instant.getMilliseconds();
}
