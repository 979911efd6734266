import { now } from '@/lib/core/clock';
import { type Db, db } from '@/lib/core/db';
import type { Prisma } from '@/lib/core/prisma/client';
import { hashSetupToken } from './setup-token';
import type { Account, Actor, SessionClaim, SetupLink } from './types';

/** Accounts that can sign in: the program's own has neither address nor password. */
const CAN_SIGN_IN = {
  email: { not: null },
  passwordHash: { not: null },
  disabledAt: null,
} satisfies Prisma.UserWhereInput;

/**
 * Whose session a claim is, from the account's row as it is now: null when the account is gone, disabled, or has ended the
 * sessions of that version. The role comes from the row, so that a change takes effect at once.
 */
export async function getSessionActor(claim: SessionClaim, on: Db = db()): Promise<Actor | null> {
  return on.user.findFirst({
    where: { ...CAN_SIGN_IN, id: claim.userId, sessionVersion: claim.sessionVersion },
    select: { id: true, name: true, role: true },
  });
}

/** What signing in compares with; null when nobody who can sign in has that address. */
export async function getCredentials(email: string, on: Db = db()) {
  return on.user.findFirst({
    where: { ...CAN_SIGN_IN, email },
    select: { id: true, name: true, role: true, passwordHash: true, sessionVersion: true },
  });
}

/** How many admins could sign in now. */
export async function countUsableAdmins(on: Db = db()): Promise<number> {
  return on.user.count({ where: { ...CAN_SIGN_IN, role: 'admin' } });
}

/** Where a setup address leads now. */
export async function checkSetupToken(token: string, on: Db = db()): Promise<SetupLink> {
  const invitation = await on.invitation.findUnique({ where: { tokenHash: hashSetupToken(token) } });
  if (!invitation?.isSetup) return 'unknown';
  if (invitation.usedAt !== null) return 'used';
  if (invitation.expiresAt <= now()) return 'expired';
  // Another admin may have come by the shell in the meantime.
  return (await countUsableAdmins(on)) > 0 ? 'used' : 'valid';
}

/** The address somebody signs in with; null for an account that cannot. */
export async function getEmail(userId: string, on: Db = db()): Promise<string | null> {
  const user = await on.user.findUnique({ where: { id: userId }, select: { email: true } });
  return user?.email ?? null;
}

/** All accounts, oldest first. */
export async function listAccounts(on: Db = db()): Promise<Account[]> {
  const users = await on.user.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return users.map((user) => ({
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    isDisabled: user.disabledAt !== null,
    createdAt: user.createdAt.toISOString(),
  }));
}
