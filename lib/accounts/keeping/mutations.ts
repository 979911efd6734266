import { now } from '@/lib/core/clock';
import { type Db, db, inTransaction } from '@/lib/core/db';
import { RefusedError, type Result, refuse } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/prisma/client';
import { changeAccount, lockAdmins } from '../mutations';
import { hashToken, LIFETIMES_MS, newToken } from '../one-time-token';
import { hashPassword } from '../password-hash';
import { checkPassword } from '../password-rules';
import { can } from '../permissions';
import { canSignIn, findPasswordLink, usableLink } from '../queries';
import type { Actor, Role } from '../types';

type Tx = Prisma.TransactionClient;

export function stop(code: string, field: string | null = null): never {
  throw new RefusedError([{ code, field }]);
}

/** Only who may keep accounts at this moment, as their own row says it: a role that was lowered meanwhile counts at once. */
export async function requireKeeper(tx: Tx, { id }: Actor): Promise<void> {
  await lockAdmins(tx);
  const row = await tx.user.findFirst({
    where: { ...canSignIn(), id },
    select: { id: true, name: true, role: true },
  });
  if (!can(row, 'accounts.manage')) stop('not_allowed');
}

/** The account to be changed: one that people sign in with. */
async function accountOf(tx: Tx, id: string) {
  const user = await tx.user.findFirst({ where: { id, email: { not: null } } });
  return user ?? stop('account_gone');
}

/**
 * Gives an account another role, from its next request on. `version` is the one that the form was made for. Refuses `own_role`,
 * `account_gone`, `stale_account`, `last_admin`.
 */
export async function changeRoleOf(
  on: Db,
  actor: Actor,
  change: { readonly id: string; readonly role: Role; readonly version: number },
): Promise<Result<void>> {
  return inTransaction(on, async (tx) => {
    await requireKeeper(tx, actor);
    if (change.id === actor.id) stop('own_role', 'role');
    const user = await accountOf(tx, change.id);
    if (user.version !== change.version) stop('stale_account');
    await changeAccount(tx, { id: user.id }, { role: change.role });
  });
}

/**
 * Shuts an account out, ends its sessions and takes back the links that it could come in by. What it recorded stays. Refuses
 * `own_account`, `account_gone`, `last_admin`.
 */
export async function disableAccountOf(on: Db, actor: Actor, id: string): Promise<Result<void>> {
  return inTransaction(on, async (tx) => {
    await requireKeeper(tx, actor);
    if (id === actor.id) stop('own_account');
    const user = await accountOf(tx, id);
    if (user.disabledAt !== null) return;
    await revokePasswordLinks(tx, id);
    await changeAccount(tx, { id }, { disabledAt: now(), sessionVersion: { increment: 1 } });
  });
}

/** Lets a disabled account sign in again, with the password that it had. Refuses `account_gone`. */
export async function enableAccountOf(on: Db, actor: Actor, id: string): Promise<Result<void>> {
  return inTransaction(on, async (tx) => {
    await requireKeeper(tx, actor);
    const user = await accountOf(tx, id);
    if (user.disabledAt !== null) await changeAccount(tx, { id }, { disabledAt: null });
  });
}

/** Ends all sessions of an account. Refuses `account_gone`. */
export async function endSessionsOf(on: Db, actor: Actor, id: string): Promise<Result<void>> {
  return inTransaction(on, async (tx) => {
    await requireKeeper(tx, actor);
    await accountOf(tx, id);
    await tx.user.update({ where: { id }, data: { sessionVersion: { increment: 1 } } });
  });
}

/**
 * Makes the secret of an address at which the account's holder sets a new password within a day, and ends older ones. The
 * password of now stays until then. Refuses `account_gone`, `account_disabled`.
 */
export async function issuePasswordLink(
  on: Db,
  actor: Actor,
  id: string,
): Promise<Result<{ token: string; email: string; name: string }>> {
  return inTransaction(on, async (tx) => {
    await requireKeeper(tx, actor);
    const user = await accountOf(tx, id);
    if (user.disabledAt !== null) stop('account_disabled');
    await revokePasswordLinks(tx, id);
    const { token, tokenHash } = newToken();
    const createdAt = now();
    const expiresAt = new Date(createdAt.getTime() + LIFETIMES_MS.password);
    await tx.passwordLink.create({
      data: { tokenHash, userId: id, issuedById: actor.id, createdAt, expiresAt },
    });
    return { token, email: user.email ?? '', name: user.name };
  });
}

/**
 * Sets the password of the account that the link is for, uses the link up, and ends the account's sessions and other links. Refuses
 * `link_over` and bad passwords at `password`.
 */
export async function resetPassword(
  token: string,
  password: string,
  on: Db = db(),
): Promise<Result<{ userId: string }>> {
  // Before the costly hash: anybody can send anything here.
  const { state } = await findPasswordLink(token, on);
  if (state !== 'valid') return refuse({ code: 'link_over', field: null });
  const passwordHash = await hashPassword(password);
  return inTransaction(on, async (tx) => {
    await lockAdmins(tx);
    const link = await tx.passwordLink.findFirst({
      where: { tokenHash: hashToken(token), ...usableLink() },
      include: { user: true },
    });
    if (!link) return stop('link_over');
    const { id, email, name } = link.user;
    const refusals = checkPassword(password, { email: email ?? '', name });
    if (refusals.length > 0) throw new RefusedError(refusals);
    await tx.passwordLink.update({ where: { id: link.id }, data: { usedAt: now() } });
    await revokePasswordLinks(tx, id);
    await tx.user.update({
      where: { id },
      data: { passwordHash, sessionVersion: { increment: 1 }, version: { increment: 1 } },
    });
    return { userId: id };
  });
}

async function revokePasswordLinks(tx: Tx, userId: string): Promise<void> {
  await tx.passwordLink.updateMany({
    where: { userId, usedAt: null, revokedAt: null },
    data: { revokedAt: now() },
  });
}
