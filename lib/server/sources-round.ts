import { now } from '@/lib/core/clock';
import { db } from '@/lib/core/db';
import { env, publicOrigin } from '@/lib/core/env';
import type { Result } from '@/lib/core/errors';
import { recordRun } from '@/lib/sources/mutations';
import { listAddressesToVisit } from '@/lib/sources/queries';
import type { RunReport, VisitRecord } from '@/lib/sources/types';
import { ensureKeeperActor } from './catalogue-state';
import { politeOptions, visitAll } from './visits/visit-all';

export interface RoundPlan {
  readonly signal: AbortSignal;
  /** Only addresses that begin with this. */
  readonly only?: string | undefined;
  readonly onVisit?: (record: VisitRecord, done: number, all: number) => void;
}

/**
 * One round of visits to every cited address, written down at its end. Throws when it is stopped: then nothing of it is kept.
 * Call it under the lock `sources`.
 */
export async function checkSources({ signal, only = '', onVisit }: RoundPlan): Promise<Result<RunReport>> {
  const startedAt = now();
  const settings = env();
  const isPrivateAllowed = settings.PLEDGEBOOK_SOURCES_ALLOW_PRIVATE === 1;
  const addresses = (await listAddressesToVisit()).filter(({ url }) => url.startsWith(only));
  const records: VisitRecord[] = [];
  const options = politeOptions(publicOrigin(settings), isPrivateAllowed, signal, now);
  await visitAll(addresses, options, (record) => {
    records.push(record);
    onVisit?.(record, records.length, addresses.length);
  });
  signal.throwIfAborted();
  return recordRun(db(), await ensureKeeperActor(db()), startedAt, records);
}
