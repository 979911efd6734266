import { clientAddress } from '@/lib/accounts/client-address';
import { db } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { countEvent } from '@/lib/core/event-counts';
import { log } from '@/lib/core/log';
import { countKey, countTowards } from '@/lib/core/rate-limit';

const WINDOW_SECONDS = 60;

/** Whether a query searches, which reads the whole programme, and differs with each word that somebody thinks of. */
export function isSearch(query: string): boolean {
  return new URLSearchParams(query).has('q');
}

/**
 * Counts a search that has to be made, of a network address over all nodes; one that is answered from memory is not counted.
 *
 * @param forwardedFor the client's address, as the server has settled it
 * @returns seconds to wait, where there were too many; null otherwise, and where nothing can be counted: then nothing can be found either
 */
export async function countSearch(forwardedFor: string): Promise<number | null> {
  const points = env().PLEDGEBOOK_SEARCHES_PER_MINUTE;
  if (points === 0) return null;
  try {
    const limit = { name: 'search', points, seconds: WINDOW_SECONDS };
    const over = await countTowards(db(), limit, countKey(clientAddress(forwardedFor)));
    if (over === null) return null;
    countEvent('refused.searches');
    return Math.max(1, Math.ceil(over.waitMs / 1000));
  } catch (error) {
    log().debug({ err: error }, 'a search could not be counted');
    return null;
  }
}
