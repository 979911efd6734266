import type { LocalizedText } from '@/lib/core/localized-text';
import type { PledgeStanding } from '@/lib/pledges/types';
import type { Programme } from '@/lib/programmes/types';
import type { Method } from './method';
import { programmeUrl } from './public-address';

/** A programme of the API. */
export interface ProgrammeJson {
  readonly slug: string;
  readonly url: string;
  readonly title: LocalizedText;
  readonly promiser: LocalizedText;
  readonly office: LocalizedText;
  readonly country: string;
  readonly timeZone: string;
  readonly announcedOn: string;
  readonly electedOn: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly note: LocalizedText | null;
  readonly reviewPolicy: string;
  readonly isImported: boolean;
  readonly principles: readonly { readonly slug: string; readonly title: LocalizedText }[];
  readonly themes: readonly {
    readonly slug: string;
    readonly principle: string;
    readonly title: LocalizedText;
  }[];
  readonly documents: readonly {
    readonly key: string;
    readonly title: string;
    readonly publisher: string;
    readonly url: string | null;
    readonly kind: string;
  }[];
}

/** A programme of its own address: with how its pledges stand. */
export interface ProgrammeDetailJson extends ProgrammeJson {
  readonly pledgeCount: number;
  readonly targetCount: number;
  /** Pledges by status; every status is a key. */
  readonly statusCounts: Readonly<Record<string, number>>;
  /** Pledges by group; every group is a key. */
  readonly groupCounts: Readonly<Record<string, number>>;
  /** Pledges of which anything is known. */
  readonly coverage: { readonly known: number; readonly total: number };
}

/** A programme for the API. It names each property: nothing else that a row may carry gets out. */
export function programmeJson(siteOrigin: string, programme: Programme): ProgrammeJson {
  return {
    slug: programme.slug,
    url: programmeUrl(siteOrigin, programme.slug),
    title: programme.title,
    promiser: programme.promiser,
    office: programme.office,
    country: programme.country,
    timeZone: programme.timeZone,
    announcedOn: programme.announcedOn,
    electedOn: programme.electedOn,
    startsOn: programme.startsOn,
    endsOn: programme.endsOn,
    note: programme.note,
    reviewPolicy: programme.reviewPolicy,
    isImported: programme.isImported,
    principles: programme.principles.map(({ slug, title }) => ({ slug, title })),
    themes: programme.themes.map(({ slug, principle, title }) => ({ slug, principle, title })),
    documents: programme.documents.map(({ key, title, publisher, url, kind }) => ({
      key,
      title,
      publisher,
      url,
      kind,
    })),
  };
}

/** A programme for its own address. */
export function programmeDetailJson(
  siteOrigin: string,
  programme: Programme,
  pledges: readonly PledgeStanding[],
  method: Method,
): ProgrammeDetailJson {
  const statuses = pledges.map(({ status }) => status);
  return {
    ...programmeJson(siteOrigin, programme),
    pledgeCount: pledges.length,
    targetCount: pledges.reduce((sum, { targets }) => sum + targets.length, 0),
    statusCounts: method.countByStatus(statuses),
    groupCounts: method.countByGroup(statuses),
    coverage: method.coverageOf(statuses),
  };
}
