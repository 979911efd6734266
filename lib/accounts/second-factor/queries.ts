import { now } from '@/lib/core/clock';
import { type Db, db } from '@/lib/core/db';
import { sessionSecret } from '@/lib/core/session-secret';
import { isFactorRequired } from '../factor-rules/queries';
import { openSecret } from './sealed-secret';
import type { SecondFactor, SecondFactorEvent } from './types';

/** What was begun and not confirmed by then is begun again: a secret does not lie around on a page. */
const SET_UP_WITHIN_MS = 15 * 60_000;

/** A second factor that is being set up: its secret, and how it is kept. Null when nothing was begun, or too long ago. */
export async function findPendingFactor(
  on: Db,
  userId: string,
): Promise<{ secret: string; sealedSecret: string } | null> {
  const begun = await on.secondFactor.findFirst({
    where: { userId, confirmedAt: null, startedAt: { gt: new Date(now().getTime() - SET_UP_WITHIN_MS) } },
  });
  const secret = begun && openSecret(begun.sealedSecret, sessionSecret(), userId);
  return begun && secret ? { secret, sealedSecret: begun.sealedSecret } : null;
}

/** Where an account stands with its second factor. The secret is in it only while it is being set up. */
export async function getSecondFactor(userId: string, on: Db = db()): Promise<SecondFactor> {
  const factor = await on.secondFactor.findUnique({
    where: { userId },
    include: { _count: { select: { codes: { where: { usedAt: null } } } } },
  });
  if (factor?.confirmedAt) {
    return {
      state: 'on',
      since: factor.confirmedAt.toISOString(),
      codesLeft: factor._count.codes,
      isReadable: openSecret(factor.sealedSecret, sessionSecret(), userId) !== null,
    };
  }
  const pending = await findPendingFactor(on, userId);
  return pending ? { state: 'pending', key: pending.secret } : { state: 'none' };
}

/** Whether an account has a second factor that was confirmed. */
export async function hasSecondFactor(userId: string, on: Db = db()): Promise<boolean> {
  return (await on.secondFactor.count({ where: { userId, confirmedAt: { not: null } } })) === 1;
}

/**
 * Whether somebody whose password or provider was right has to give a code too. A provider asks for its own second factor; ours
 * comes on top only where the rules say so for that role.
 */
export async function isCodeDue(userId: string, isByProvider: boolean, on: Db = db()): Promise<boolean> {
  if (!(await hasSecondFactor(userId, on))) return false;
  if (!isByProvider) return true;
  const user = await on.user.findUnique({ where: { id: userId }, select: { role: true } });
  return user !== null && (await isFactorRequired(on, user.role, true));
}

/** What was done to an account's second factor, newest first. */
export async function listSecondFactorEvents(userId: string, on: Db = db()): Promise<SecondFactorEvent[]> {
  const rows = await on.secondFactorEvent.findMany({
    where: { userId },
    orderBy: { id: 'desc' },
    take: 20,
    include: { actor: { select: { name: true } } },
  });
  return rows.map(({ id, at, kind, actor }) => ({
    id: String(id),
    at: at.toISOString(),
    kind,
    actor: actor?.name ?? null,
  }));
}
