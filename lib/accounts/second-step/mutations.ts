import { now } from '@/lib/core/clock';
import { type Db, db } from '@/lib/core/db';
import { type Refusal, type Result, refuse, succeed } from '@/lib/core/errors';
import { sessionSecret } from '@/lib/core/session-secret';
import { countCode, type Place, tooManyAttempts } from '../attempt-limits';
import { hasSecondFactor, isCodeDue } from '../second-factor/queries';
import { recoveryCodeHash } from '../second-factor/recovery-codes';
import { openSecret } from '../second-factor/sealed-secret';
import { parseCode, stepOfCode } from '../second-factor/totp';
import { finishSignInRecord, recordSignIn } from '../sign-ins/mutations';
import type { SessionClaim } from '../types';
import type { FirstStep, PendingSignIn } from './types';

/**
 * What comes after a right password, or after a provider's word for somebody: a session, or the question for a code. Writes the
 * sign-in down; while the code is awaited, its line says so.
 */
export async function passFirstStep(
  on: Db,
  claim: SessionClaim,
  { address, knownAs }: Place,
): Promise<FirstStep> {
  const { userId, isByProvider = false } = claim;
  const isDue = await isCodeDue(userId, isByProvider, on);
  const outcome = isDue ? 'code_awaited' : 'succeeded';
  const signInId = await recordSignIn(on, { userId, email: null, outcome, isByProvider, address });
  return isDue ? { next: 'code', pending: { ...claim, signInId, knownAs } } : { next: 'session', claim };
}

/**
 * The second step of signing in: a code of the app, or a recovery code. Refuses `sign_in_again` when what the first step found
 * holds no longer (another password, a disabled account, ended sessions), `too_many_attempts`, and what `takeStep` does at `code`.
 */
export async function finishSignIn(
  pending: PendingSignIn,
  typed: string,
  address: string,
  on: Db = db(),
): Promise<Result<SessionClaim>> {
  const { signInId, knownAs, ...claim } = pending;
  const { userId, sessionVersion, isByProvider = false } = claim;
  const isStill = await on.user.count({ where: { id: userId, sessionVersion, disabledAt: null } });
  if (isStill === 0 || !(await hasSecondFactor(userId, on))) {
    return refuse({ code: 'sign_in_again', field: null });
  }
  if (!canBeStep(typed)) return refuse({ code: 'code_malformed', field: 'code' });
  const counted = await countCode(on, userId, { address, knownAs }, parseCode(typed) !== null);
  const who = { userId, email: null, isByProvider, address };
  if (counted.waitMinutes !== null) {
    if (counted.isFirstRefusal) await recordSignIn(on, { ...who, outcome: 'too_many_attempts' });
    return tooManyAttempts(counted.waitMinutes);
  }
  const taken = await takeStep(on, userId, typed);
  if (typeof taken !== 'string') {
    await recordSignIn(on, { ...who, outcome: 'wrong_code' });
    return refuse(taken);
  }
  await counted.succeeded();
  const outcome = taken === 'recovery' ? 'recovery_code_used' : 'succeeded';
  await finishSignInRecord(on, signInId, { ...who, outcome });
  return succeed(claim);
}

function canBeStep(typed: string): boolean {
  return parseCode(typed) !== null || recoveryCodeHash(typed) !== null;
}

/**
 * Takes a code of the app or a recovery code, each good once: of two people at once with the same one, one is refused. Says which
 * it was, or refuses `code_malformed`, `code_wrong`, `code_used`, `second_factor_unreadable` at `code`.
 */
export async function takeStep(
  on: Db,
  userId: string,
  typed: string,
): Promise<'code' | 'recovery' | Refusal> {
  const code = parseCode(typed);
  if (code !== null) {
    const why = await takeCode(on, userId, code);
    return why === null ? 'code' : { code: why, field: 'code' };
  }
  const codeHash = recoveryCodeHash(typed);
  if (codeHash === null) return { code: 'code_malformed', field: 'code' };
  const { count } = await on.recoveryCode.updateMany({
    where: { userId, codeHash, usedAt: null, factor: { confirmedAt: { not: null } } },
    data: { usedAt: now() },
  });
  return count === 1 ? 'recovery' : { code: 'code_wrong', field: 'code' };
}

async function takeCode(on: Db, userId: string, code: string): Promise<string | null> {
  const factor = await on.secondFactor.findFirst({ where: { userId, confirmedAt: { not: null } } });
  if (factor === null) return 'code_wrong';
  const secret = openSecret(factor.sealedSecret, sessionSecret(), userId);
  if (secret === null) return 'second_factor_unreadable';
  const step = stepOfCode(secret, code, now());
  if (step === null) return 'code_wrong';
  const { count } = await on.secondFactor.updateMany({
    where: { userId, sealedSecret: factor.sealedSecret, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1 ? null : 'code_used';
}
