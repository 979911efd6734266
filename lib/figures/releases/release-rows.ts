import { canonicalJson, toJsonObject } from '@/lib/core/canonical-json';
import type { LocalizedText } from '@/lib/core/localized-text';
import { fromDatabaseDate } from '@/lib/core/plain-date';
import type { Prisma } from '@/lib/core/prisma/client';
import type { ExpectedRelease } from './types';

export const RELEASE_ORDER = [
  { expectedOn: 'asc' },
  { referenceOn: 'asc' },
] satisfies Prisma.ExpectedReleaseOrderByWithRelationInput[];

export function toRelease(row: Prisma.ExpectedReleaseGetPayload<object>): ExpectedRelease {
  return {
    id: row.id,
    name: row.name as LocalizedText,
    publisher: row.publisher,
    referenceOn: fromDatabaseDate(row.referenceOn),
    expectedOn: fromDatabaseDate(row.expectedOn),
  };
}

/** A list of releases in one form that can be compared: what a form sends back as seen. */
export function releasesAsSeen(releases: readonly ExpectedRelease[]): string {
  return releases.map(({ id: _, ...rest }) => canonicalJson(toJsonObject(rest))).join('\n');
}
