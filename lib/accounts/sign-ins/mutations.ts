import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import type { SignInOutcome } from './types';

/** Long enough to look into what happened, no longer: the list says where people were. */
const KEPT_DAYS = 90;
const DAY_MS = 24 * 3_600_000;

interface Attempted {
  readonly userId: string | null;
  readonly email: string | null;
  readonly outcome: SignInOutcome;
  readonly isByProvider?: boolean;
  readonly address: string;
}

/** Writes an attempt to sign in down, and forgets those that are too old. Takes no password, so that none can be kept. */
export async function recordSignIn(on: Db, attempted: Attempted): Promise<void> {
  const at = now();
  await on.signIn.deleteMany({ where: { at: { lt: new Date(at.getTime() - KEPT_DAYS * DAY_MS) } } });
  await on.signIn.create({ data: { ...attempted, at } });
}
