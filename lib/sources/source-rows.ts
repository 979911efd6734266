import { fromDatabaseDate } from '@/lib/core/plain-date';
import type { Prisma } from '@/lib/core/prisma/client';
import type { SourceMark } from './types';

type MarkColumns = Pick<
  Prisma.SourceAddressGetPayload<object>,
  'markState' | 'markSeenOn' | 'markSince' | 'archiveUrl'
>;

/** The public mark of a row. */
export function toMark({ markState, markSeenOn, markSince, archiveUrl }: MarkColumns): SourceMark {
  return {
    state: markState === 'unchecked' || markState === 'unreachable' ? null : markState,
    lastSeenOn: markSeenOn && fromDatabaseDate(markSeenOn),
    since: markSince && fromDatabaseDate(markSince),
    archiveUrl,
  };
}
