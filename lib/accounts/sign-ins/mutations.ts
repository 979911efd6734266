import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { SIGNED_IN_KEPT_MS, type SignInOutcome } from './types';

interface Attempted {
  readonly userId: string | null;
  readonly email: string | null;
  readonly outcome: SignInOutcome;
  readonly isByProvider?: boolean;
  readonly address: string;
}

/**
 * Writes an attempt to sign in down, and forgets those that are too old. Takes no password, so that none can be kept. The id of
 * its line comes back, for what is not at its end yet.
 */
export async function recordSignIn(on: Db, attempted: Attempted): Promise<string> {
  const at = now();
  await on.signIn.deleteMany({ where: { at: { lt: new Date(at.getTime() - SIGNED_IN_KEPT_MS) } } });
  const { id } = await on.signIn.create({ data: { ...attempted, at }, select: { id: true } });
  return String(id);
}

/** Says on the line of a sign-in that waited for a code how it ended; on a line of its own where that one is gone. */
export async function finishSignInRecord(on: Db, id: string, attempted: Attempted): Promise<void> {
  const { count } = await on.signIn.updateMany({
    where: { id: BigInt(id), userId: attempted.userId, outcome: 'code_awaited' },
    data: { outcome: attempted.outcome, address: attempted.address },
  });
  if (count !== 1) await recordSignIn(on, attempted);
}
