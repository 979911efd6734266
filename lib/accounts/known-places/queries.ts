import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import type { Place } from '../attempt-limits';
import { SIGNED_IN_KEPT_MS, SIGNED_IN_OUTCOMES } from '../sign-ins/types';
import type { KnownDevice } from './types';

/** Nobody's: asked for where nobody has the account, so that the work tells nothing. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Whether an account knows the place that an attempt comes from: the browser, by its cookie, or the network, from which its holder
 * signed in during the last 90 days. The same work for accounts that do not exist.
 */
export async function placeOf(
  on: Db,
  userId: string | null,
  { address, device }: { readonly address: string; readonly device: KnownDevice | null },
): Promise<Place> {
  const signedIn = await on.signIn.findFirst({
    where: {
      userId: userId ?? NOBODY,
      address,
      outcome: { in: [...SIGNED_IN_OUTCOMES] },
      at: { gt: new Date(now().getTime() - SIGNED_IN_KEPT_MS) },
    },
    select: { id: true },
  });
  if (device !== null && userId !== null && device.userIds.includes(userId))
    return { address, knownAs: `browser ${device.id}` };
  return { address, knownAs: signedIn === null ? null : `network ${address}` };
}
