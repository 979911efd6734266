import type { SourceMark } from '@/lib/sources/types';
import type { NameOf, SOURCE_COLUMNS } from './columns';
import type { Row } from './csv';
import { listCell } from './text-cell';

/** A cited address with what is known of it. */
export function sourceRow(source: {
  readonly url: string;
  readonly pledges: readonly string[];
  readonly mark: SourceMark | null;
}): Row<NameOf<typeof SOURCE_COLUMNS>> {
  const { url, pledges, mark } = source;
  return {
    url,
    pledge: pledges.length === 0 ? null : listCell(pledges),
    state: mark?.state ?? null,
    last_seen_on: mark?.lastSeenOn ?? null,
    since: mark?.since ?? null,
    archive_url: mark?.archiveUrl ?? null,
  };
}
