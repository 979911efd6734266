import { canonicalJson, toJsonObject } from '@/lib/core/canonical-json';
import type { PledgeToAdd, TargetToAdd } from '@/lib/pledges/schema';
import type { PledgeSource, Target } from '@/lib/pledges/types';
import type { Programme } from '../types';

/** Fields by name, ready to be compared. */
export type Terms = Readonly<Record<string, unknown>>;

/** The fields in which two say different things, of those that are asked for (null: all). */
export function differingFields(ours: Terms, theirs: Terms, asked: ReadonlySet<string> | null): string[] {
  const form = (value: unknown) => canonicalJson(toJsonObject({ value: value ?? null }));
  return Object.keys(theirs).filter(
    (field) => (asked === null || asked.has(field)) && form(ours[field]) !== form(theirs[field]),
  );
}

/** What of a programme a bundle says. */
export function programmeTerms(programme: Terms): Terms {
  const { title, promiser, office, country, timeZone, announcedOn, electedOn, startsOn, endsOn, note } =
    programme;
  const { principles, themes, regions, documents } = programme;
  const days = { announcedOn, electedOn, startsOn, endsOn };
  return {
    title,
    promiser,
    office,
    country,
    timeZone,
    ...days,
    note,
    principles,
    themes,
    regions,
    documents,
  };
}

interface KnownPledge extends Pick<PledgeToAdd, 'theme' | 'title' | 'summary' | 'testability' | 'origin'> {
  readonly sources: readonly (Omit<PledgeSource, 'document'> & { readonly document: string | null })[];
}

/** What of a pledge a bundle says, without its targets. */
export function pledgeTerms({ theme, title, summary, testability, origin, sources }: KnownPledge): Terms {
  const read = sources.map(({ document, line, url, publishedOn, note }) => ({
    ...{ document, line, url, publishedOn, note },
  }));
  return { theme, title, summary, testability, origin, sources: read };
}

/** What of a target a bundle says. Days that it has not of its own are the programme's. */
export function targetTerms(
  target: TargetToAdd | Target,
  { startsOn, endsOn }: Pick<Programme, 'startsOn' | 'endsOn'>,
): Terms {
  const { metric, kind, direction, unit, value, factor, comparison, valueBasis, dueBasis, stages } = target;
  const { reportingIntervalDays, baseline, checkpoints, partOf, alternativeReading } = target;
  return {
    ...{ metric, kind, direction, unit, value, factor, comparison, valueBasis, dueBasis, stages },
    ...{ reportingIntervalDays, baseline, checkpoints, partOf, alternativeReading },
    start: target.start ?? startsOn,
    due: target.due ?? endsOn,
  };
}
