import { now } from '@/lib/core/clock';
import { type Db, db, inTransaction } from '@/lib/core/db';
import { type Result, refuse, succeed } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/prisma/client';
import { sessionSecret } from '@/lib/core/session-secret';
import { countAttempt, tooManyAttempts } from '../attempt-limits';
import { requireKeeper, stop } from '../keeping/mutations';
import { isPassword } from '../password-hash';
import { takeStep } from '../second-step/mutations';
import type { Actor, SessionClaim } from '../types';
import { findPendingFactor, hasSecondFactor } from './queries';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes';
import { sealSecret } from './sealed-secret';
import { newSecret, parseCode, stepOfCode } from './totp';
import type { SecondFactorDeed } from './types';

type Tx = Prisma.TransactionClient;

/** New recovery codes, to be shown this once, and the claim with which the session at hand goes on; all others have ended. */
export interface NewCodes {
  readonly codes: readonly string[];
  readonly claim: SessionClaim;
}

/** Makes a secret for the actor's app, in place of one that was begun before. Refuses `second_factor_on`. */
export async function startSecondFactor(actor: Actor, on: Db = db()): Promise<Result<void>> {
  return inTransaction(on, async (tx) => {
    await tx.secondFactor.deleteMany({ where: { userId: actor.id, confirmedAt: null } });
    if (await hasSecondFactor(actor.id, tx)) stop('second_factor_on');
    const sealedSecret = sealSecret(newSecret(), sessionSecret(), actor.id);
    await tx.secondFactor.create({ data: { userId: actor.id, sealedSecret, startedAt: now() } });
  });
}

/**
 * Switches the second factor on, by a code which shows that the app has the secret, and ends the account's other sessions.
 * Refuses `not_six_digits` and `code_wrong` at `code`, `second_factor_expired`, `second_factor_on`.
 */
export async function confirmSecondFactor(
  actor: Actor,
  typed: string,
  on: Db = db(),
): Promise<Result<NewCodes>> {
  const code = parseCode(typed);
  if (code === null) return refuse({ code: 'not_six_digits', field: 'code' });
  return inTransaction(on, async (tx) => {
    if (await hasSecondFactor(actor.id, tx)) stop('second_factor_on');
    const pending = await findPendingFactor(tx, actor.id);
    if (pending === null) return stop('second_factor_expired');
    const lastStep = stepOfCode(pending.secret, code, now());
    if (lastStep === null) stop('code_wrong', 'code');
    const { count } = await tx.secondFactor.updateMany({
      where: { userId: actor.id, confirmedAt: null, sealedSecret: pending.sealedSecret },
      data: { confirmedAt: now(), lastStep },
    });
    if (count !== 1) stop('second_factor_expired');
    return { codes: await replaceCodes(tx, actor.id), claim: await noted(tx, actor, 'switched_on') };
  });
}

/** What the holder of an account types to change its second factor. An account without a password has only codes. */
interface Proof {
  readonly password: string;
  readonly code: string;
}

/** Makes new recovery codes and ends the old ones. Refuses what `prove` does. */
export async function renewRecoveryCodes(
  actor: Actor,
  proof: Proof,
  on: Db = db(),
): Promise<Result<NewCodes>> {
  const proven = await prove(on, actor, proof, false);
  if (!proven.ok) return proven;
  return inTransaction(on, async (tx) => {
    if (!(await hasSecondFactor(actor.id, tx))) stop('second_factor_off');
    return { codes: await replaceCodes(tx, actor.id), claim: await noted(tx, actor, 'codes_renewed') };
  });
}

/** Switches the second factor off. Refuses what `prove` does. */
export async function switchOffSecondFactor(
  actor: Actor,
  proof: Proof,
  on: Db = db(),
): Promise<Result<SessionClaim>> {
  const proven = await prove(on, actor, proof, true);
  if (!proven.ok) return proven;
  return inTransaction(on, async (tx) => {
    await tx.secondFactor.deleteMany({ where: { userId: actor.id } });
    return noted(tx, actor, 'switched_off');
  });
}

/**
 * Whether it is the holder who asks: by the password, and by a code where one `needsCode` or has no password. Refuses
 * `too_many_attempts`, `second_factor_off`, `password_wrong` at `password`, and what `takeStep` does at `code`.
 */
async function prove(on: Db, actor: Actor, proof: Proof, needsCode: boolean): Promise<Result<void>> {
  if (!(await hasSecondFactor(actor.id, on))) return refuse({ code: 'second_factor_off', field: null });
  const counted = await countAttempt(on, actor.id, null);
  if (counted.waitMinutes !== null) return tooManyAttempts(counted.waitMinutes);
  const { passwordHash } = await on.user.findUniqueOrThrow({ where: { id: actor.id } });
  if (passwordHash !== null && !(await isPassword(proof.password, passwordHash))) {
    return refuse({ code: 'password_wrong', field: 'password' });
  }
  if (needsCode || passwordHash === null) {
    const refusal = await takeStep(on, actor.id, proof.code);
    if (typeof refusal !== 'string') return refuse(refusal);
  }
  await counted.succeeded();
  return succeed(undefined);
}

async function replaceCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: recoveryCodeHash(code) ?? '' })),
  });
  return codes;
}

/** Writes down what was done, and ends the account's sessions; the claim is for the one that goes on. */
async function noted(tx: Tx, { id }: Actor, kind: SecondFactorDeed): Promise<SessionClaim> {
  await tx.secondFactorEvent.create({ data: { at: now(), userId: id, actorId: id, kind } });
  const { sessionVersion } = await tx.user.update({
    where: { id },
    data: { sessionVersion: { increment: 1 } },
    select: { sessionVersion: true },
  });
  return { userId: id, sessionVersion };
}

/**
 * Takes somebody's second factor away, for whoever lost the phone, and ends the account's sessions. Refuses `own_factor`,
 * `account_gone`, `second_factor_off`.
 */
export async function takeSecondFactorOf(on: Db, actor: Actor, id: string): Promise<Result<void>> {
  return inTransaction(on, async (tx) => {
    await requireKeeper(tx, actor);
    if (id === actor.id) stop('own_factor');
    if ((await tx.user.count({ where: { id, email: { not: null } } })) === 0) stop('account_gone');
    await takeAway(tx, id, actor.id);
  });
}

/** The same from the shell, also for the last administrator. Refuses `account_unknown`, `second_factor_off`. */
export async function removeSecondFactor(email: string, on: Db = db()): Promise<Result<void>> {
  return inTransaction(on, async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
    if (user === null) return stop('account_unknown', 'email');
    await takeAway(tx, user.id, null);
  });
}

async function takeAway(tx: Tx, userId: string, actorId: string | null): Promise<void> {
  const { count } = await tx.secondFactor.deleteMany({ where: { userId, confirmedAt: { not: null } } });
  if (count !== 1) stop('second_factor_off');
  await tx.secondFactorEvent.create({ data: { at: now(), userId, actorId, kind: 'taken_away' } });
  await tx.user.update({ where: { id: userId }, data: { sessionVersion: { increment: 1 } } });
}
