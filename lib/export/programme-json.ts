import { z } from 'zod';
import type { PledgeStanding } from '@/lib/pledges/types';
import { type Programme, REVIEW_POLICIES } from '@/lib/programmes/types';
import { SOURCE_KINDS, STATUS_GROUPS, STATUSES } from '@/lib/status/types';
import { count, localizedText, slugText } from './answer-parts';
import type { Method } from './method';
import { programmeUrl } from './public-address';

/** A programme of the API. */
export const programmeAnswer = z.object({
  slug: slugText,
  url: z.url(),
  title: localizedText,
  promiser: localizedText,
  office: localizedText,
  country: z.string().describe('ISO 3166-1, two letters'),
  timeZone: z.string(),
  announcedOn: z.iso.date(),
  electedOn: z.iso.date().nullable(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  note: localizedText.nullable(),
  reviewPolicy: z.enum(REVIEW_POLICIES),
  isImported: z.boolean(),
  principles: z.array(z.object({ slug: slugText, title: localizedText })),
  themes: z.array(z.object({ slug: slugText, principle: slugText, title: localizedText })),
  regions: z
    .array(
      z.object({
        code: z.string(),
        name: localizedText,
        short: localizedText.nullable(),
        row: z.number().int(),
        column: z.number().int(),
      }),
    )
    .describe(
      'Regions (ISO 3166-2) that figures may be about, with the place of each on a map of equal tiles',
    ),
  documents: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      publisher: z.string(),
      url: z.url().nullable(),
      kind: z.enum(SOURCE_KINDS),
    }),
  ),
});

export type ProgrammeJson = z.output<typeof programmeAnswer>;

/** A programme of its own address: with how its pledges stand. */
export const programmeDetailAnswer = programmeAnswer.extend({
  pledgeCount: count,
  targetCount: count,
  statusCounts: z.record(z.enum(STATUSES), count).describe('Pledges by status; every status is a key'),
  groupCounts: z.record(z.enum(STATUS_GROUPS), count).describe('Pledges by group; every group is a key'),
  coverage: z.object({ known: count, total: count }).describe('Pledges of which anything is known'),
});

export type ProgrammeDetailJson = z.output<typeof programmeDetailAnswer>;

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
    regions: programme.regions.map(({ code, name, short, row, column }) => ({
      code,
      name,
      short,
      row,
      column,
    })),
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
