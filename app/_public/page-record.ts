import type { PageRecord } from '@/components/cite/cite-section';
import { publicOrigin } from '@/lib/core/env';
import { listEntries } from '@/lib/ledger/queries';
import type { Programme } from '@/lib/programmes/types';

/** What a page of a programme is made from, to be cited. Entries of other programmes change nothing on it. */
export async function pageRecord({ slug }: Pick<Programme, 'slug'>): Promise<PageRecord> {
  const [newest] = await listEntries({ programme: slug, limit: 1 });
  return { origin: publicOrigin(), seq: newest?.seq ?? null };
}
