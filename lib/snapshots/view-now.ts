import { now } from '@/lib/core/clock';
import { ledgerHead } from '@/lib/ledger/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { viewDay } from '@/lib/programmes/view-day';
import { METHOD } from './method';
import type { DownloadView } from './types';

/** What downloads of a programme are made from now; null where there is none of that slug. */
export async function viewNow(slug: string): Promise<DownloadView | null> {
  const head = await ledgerHead();
  const programme = await getProgramme(slug);
  if (!programme) return null;
  const day = viewDay(programme, now(), null);
  return {
    programme,
    day,
    evaluation: { method: METHOD, on: day.on, ledgerSeq: head.seq },
    version: { ...head, day: day.on, timeZone: programme.timeZone, methodVersion: METHOD.version },
  };
}
