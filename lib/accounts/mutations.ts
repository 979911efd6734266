import { now } from '@/lib/core/clock';
import { type Db, db, inTransaction } from '@/lib/core/db';
import { RefusedError, type Result, refuse, succeed } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/prisma/client';
import { countAttempt, tooManyAttempts } from './attempt-limits';
import { parseEmailAddress } from './email-address';
import { placeOf } from './known-places/queries';
import type { KnownDevice } from './known-places/types';
import type { NewAccount } from './new-account';
import { hashToken, LIFETIMES_MS, newToken } from './one-time-token';
import { hashPassword, isPassword } from './password-hash';
import { checkPassword } from './password-rules';
import { checkSetupToken, countUsableAdmins, getPasswordOf } from './queries';
import { passFirstStep } from './second-step/mutations';
import type { FirstStep } from './second-step/types';
import { recordSignIn } from './sign-ins/mutations';
import type { Actor, Role, SessionClaim } from './types';

/** Any fixed number: whoever changes who is an admin waits for one another, so that two at once cannot leave none. */
const ADMINS_LOCK = 7_305_024n;

/** Whoever changes accounts waits for the others who do. */
export async function lockAdmins(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ADMINS_LOCK})`;
}

/**
 * Makes the one-time secret of the address at which the first admin sets the site up, and ends every older one. Null
 * while an admin who can sign in exists: then there is nothing to set up.
 */
export async function issueSetupToken(on: Db = db()): Promise<{ token: string } | null> {
  const issued = await inTransaction(on, async (tx) => {
    await lockAdmins(tx);
    if ((await countUsableAdmins(tx)) > 0) return null;
    await tx.invitation.deleteMany({ where: { isSetup: true, usedAt: null } });
    const { token, tokenHash } = newToken();
    const expiresAt = new Date(now().getTime() + LIFETIMES_MS.setup);
    await tx.invitation.create({ data: { tokenHash, role: 'admin', isSetup: true, expiresAt } });
    return { token };
  });
  return issued.ok ? issued.value : null;
}

/**
 * Makes the first admin and uses the token up, in one transaction that looks again whether there is an admin: of two people
 * at once one wins. Refuses with `setup_over`, or `email_taken` at `email`.
 */
export async function createFirstAdmin(
  token: string,
  account: NewAccount,
  address: string,
  on: Db = db(),
): Promise<Result<SessionClaim>> {
  // Hashing a password is dear on purpose: not for whoever has no token.
  if ((await checkSetupToken(token, on)) !== 'valid') return refuse({ code: 'setup_over', field: null });
  const passwordHash = await hashPassword(account.password);
  return inTransaction(on, async (tx) => {
    await lockAdmins(tx);
    const taken = await tx.invitation.updateMany({
      where: { tokenHash: hashToken(token), isSetup: true, usedAt: null, expiresAt: { gt: now() } },
      data: { usedAt: now() },
    });
    if (taken.count !== 1 || (await countUsableAdmins(tx)) > 0) {
      throw new RefusedError([{ code: 'setup_over', field: null }]);
    }
    const claim = await insertAccount(tx, account, 'admin', passwordHash);
    await recordSignIn(tx, { userId: claim.userId, email: null, outcome: 'succeeded', address });
    return claim;
  });
}

/** Adds an account, for whoever has the server's shell. Refuses with `email_taken` at `email`. */
export async function addAccount(
  account: NewAccount,
  role: Role,
  on: Db = db(),
): Promise<Result<SessionClaim>> {
  const passwordHash = await hashPassword(account.password);
  return inTransaction(on, async (tx) => {
    await lockAdmins(tx);
    return insertAccount(tx, account, role, passwordHash);
  });
}

/** Adds the row of a checked account. Throws the refusal `email_taken` at `email`. */
export async function insertAccount(
  tx: Prisma.TransactionClient,
  { email, name }: Omit<NewAccount, 'password'>,
  role: Role,
  passwordHash: string | null,
): Promise<SessionClaim> {
  if (await tx.user.findUnique({ where: { email }, select: { id: true } })) {
    throw new RefusedError([{ code: 'email_taken', field: 'email' }]);
  }
  const user = await tx.user.create({ data: { email, name, role, passwordHash, createdAt: now() } });
  return { userId: user.id, sessionVersion: user.sessionVersion };
}

/** Gives an account another role, from the next request on. Refuses `account_unknown`, `last_admin`. */
export async function changeRole(email: string, role: Role, on: Db = db()): Promise<Result<void>> {
  return changeAccount(on, { email }, { role });
}

/** Shuts an account out and ends its sessions. What it recorded stays. Refuses `account_unknown`, `last_admin`. */
export async function disableAccount(email: string, on: Db = db()): Promise<Result<void>> {
  return changeAccount(on, { email }, { disabledAt: now(), sessionVersion: { increment: 1 } });
}

/** Lets a disabled account sign in again. Refuses `account_unknown`. */
export async function enableAccount(email: string, on: Db = db()): Promise<Result<void>> {
  return changeAccount(on, { email }, { disabledAt: null });
}

/** Sets an account's password from the shell and ends its sessions. Refuses `account_unknown` and bad passwords. */
export async function setPassword(email: string, password: string, on: Db = db()): Promise<Result<void>> {
  const passwordHash = await hashPassword(password);
  return inTransaction(on, async (tx) => {
    const user = await tx.user.findUnique({ where: { email } });
    if (!user) throw new RefusedError([{ code: 'account_unknown', field: 'email' }]);
    const refusals = checkPassword(password, { email, name: user.name });
    if (refusals.length > 0) throw new RefusedError(refusals);
    await tx.user.update({
      where: { id: user.id },
      data: { passwordHash, sessionVersion: { increment: 1 }, version: { increment: 1 } },
    });
  });
}

/** Changes an account unless that would leave no admin who can sign in. Refuses `account_unknown`, `last_admin`. */
export async function changeAccount(
  on: Db,
  where: { readonly email: string } | { readonly id: string },
  data: Prisma.UserUpdateInput,
): Promise<Result<void>> {
  return inTransaction(on, async (tx) => {
    await lockAdmins(tx);
    const user = await tx.user.findUnique({ where });
    if (!user) throw new RefusedError([{ code: 'account_unknown', field: 'email' }]);
    const hadAdmin = (await countUsableAdmins(tx)) > 0;
    await tx.user.update({ where: { id: user.id }, data: { ...data, version: { increment: 1 } } });
    if (hadAdmin && (await countUsableAdmins(tx)) === 0) {
      throw new RefusedError([{ code: 'last_admin', field: 'email' }]);
    }
  });
}

/**
 * Changes one's own password and ends all sessions; the claim returned is for the one at hand, which goes on. Refuses
 * `password_wrong` at `current` and bad passwords at `password`.
 */
export async function changePassword(
  actor: Actor,
  change: { readonly current: string; readonly password: string },
  on: Db = db(),
): Promise<Result<SessionClaim>> {
  const counted = await countAttempt(on, actor.id, null);
  if (counted.waitMinutes !== null) return tooManyAttempts(counted.waitMinutes);
  const user = await on.user.findUniqueOrThrow({ where: { id: actor.id } });
  const isRight = await isPassword(change.current, user.passwordHash);
  if (isRight) await counted.succeeded();
  const refusals = checkPassword(change.password, { email: user.email ?? '', name: user.name });
  if (isRight && refusals.length === 0 && change.current === change.password) {
    refusals.push({ code: 'password_unchanged', field: 'password' });
  }
  if (!isRight) refusals.unshift({ code: 'password_wrong', field: 'current' });
  if (refusals.length > 0) return refuse(...refusals);
  const passwordHash = await hashPassword(change.password);
  return inTransaction(on, async (tx) => {
    // Only where nobody changed it in the meantime: the password that was checked must still be the present one.
    const { count } = await tx.user.updateMany({
      where: { id: user.id, passwordHash: user.passwordHash, disabledAt: null },
      data: { passwordHash, sessionVersion: { increment: 1 }, version: { increment: 1 } },
    });
    if (count !== 1) throw new RefusedError([{ code: 'password_wrong', field: 'current' }]);
    const { sessionVersion } = await tx.user.findUniqueOrThrow({ where: { id: user.id } });
    return { userId: user.id, sessionVersion };
  });
}

/** Ends all of one's own sessions, on every device. */
export async function endAllSessions(actor: Actor, on: Db = db()): Promise<void> {
  await on.user.update({ where: { id: actor.id }, data: { sessionVersion: { increment: 1 } } });
}

/** Somebody's claim to be the holder of an account. */
export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  /** Where it comes from, as `clientAddress` gives it. */
  readonly address: string;
  /** The browser, where somebody has signed in with it before. */
  readonly device?: KnownDevice | null;
}

/**
 * Checks an address and a password, the same way whichever door they come through, and writes down how it went; says whether a
 * code has to follow. Refuses with
 * `sign_in_failed` whatever was wrong (nobody has the address, the password is another, the account is disabled) and after
 * the same work, or with `too_many_attempts` and the `minutes` to wait.
 */
export async function signIn(attempt: SignInAttempt, on: Db = db()): Promise<Result<FirstStep>> {
  const { address, device = null } = attempt;
  const email = parseEmailAddress(attempt.email);
  const user = email === null ? null : await getPasswordOf(email, on);
  const place = await placeOf(on, user?.id ?? null, { address, device });
  const counted = await countAttempt(on, attempt.email, place);
  const who = { userId: user?.id ?? null, email: user === null ? email : null, address };
  if (counted.waitMinutes !== null) {
    // Once each time the limit is reached: whoever goes on trying must not fill the list.
    if (counted.isFirstRefusal) await recordSignIn(on, { ...who, outcome: 'too_many_attempts' });
    return tooManyAttempts(counted.waitMinutes);
  }
  const isRight = await isPassword(attempt.password, user?.passwordHash ?? null);
  if (!isRight || user === null || user.isDisabled) {
    const outcome = user === null ? 'unknown_email' : isRight ? 'account_disabled' : 'wrong_password';
    await recordSignIn(on, { ...who, outcome });
    return refuse({ code: 'sign_in_failed', field: null });
  }
  await counted.succeeded();
  const claim = { userId: user.id, sessionVersion: user.sessionVersion };
  return succeed(await passFirstStep(on, claim, place));
}
