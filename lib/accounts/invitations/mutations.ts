import { now } from '@/lib/core/clock';
import { type Db, db, inTransaction } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import { requireKeeper, stop } from '../keeping/mutations';
import { insertAccount } from '../mutations';
import type { NewAccount } from '../new-account';
import { hashToken, LIFETIMES_MS, newToken } from '../one-time-token';
import { hashPassword } from '../password-hash';
import { recordSignIn } from '../sign-ins/mutations';
import type { Actor, Role, SessionClaim } from '../types';
import { openInvitation } from './queries';

/**
 * Makes the secret of an address at which one person makes an account of that role, within a week. With `email` only for
 * that address. Refuses `email_taken` at `email`.
 */
export async function invite(
  on: Db,
  actor: Actor,
  { role, email }: { readonly role: Role; readonly email: string | null },
): Promise<Result<{ token: string }>> {
  return inTransaction(on, async (tx) => {
    await requireKeeper(tx, actor);
    if (email !== null && (await tx.user.count({ where: { email } })) > 0) stop('email_taken', 'email');
    const { token, tokenHash } = newToken();
    const createdAt = now();
    const expiresAt = new Date(createdAt.getTime() + LIFETIMES_MS.invitation);
    await tx.invitation.create({
      data: { tokenHash, role, email, createdAt, expiresAt, createdById: actor.id },
    });
    return { token };
  });
}

/** Takes an open invitation back. Refuses `invitation_over` when it was used, taken back or has run out. */
export async function revokeInvitation(on: Db, actor: Actor, id: string): Promise<Result<void>> {
  return inTransaction(on, async (tx) => {
    await requireKeeper(tx, actor);
    const { count } = await tx.invitation.updateMany({
      where: { id, ...openInvitation() },
      data: { revokedAt: now() },
    });
    if (count !== 1) stop('invitation_over');
  });
}

/**
 * Makes the account that an invitation is for and uses it up: of two people at once one wins. Where the invitation names an
 * e-mail address, the account gets that one. Refuses `invitation_over`, or `email_taken` at `email`.
 */
export async function acceptInvitation(
  token: string,
  account: NewAccount,
  address: string,
  on: Db = db(),
): Promise<Result<SessionClaim>> {
  const passwordHash = await hashPassword(account.password);
  return inTransaction(on, async (tx) => {
    const tokenHash = hashToken(token);
    const { count } = await tx.invitation.updateMany({
      where: { tokenHash, ...openInvitation() },
      data: { usedAt: now() },
    });
    if (count !== 1) stop('invitation_over');
    const { role, email } = await tx.invitation.findUniqueOrThrow({ where: { tokenHash } });
    const claim = await insertAccount(tx, { ...account, email: email ?? account.email }, role, passwordHash);
    await recordSignIn(tx, { userId: claim.userId, email: null, outcome: 'succeeded', address });
    return claim;
  });
}
