import { now } from '@/lib/core/clock';
import { type Db, db } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import type { Prisma } from '@/lib/core/prisma/client';
import { isFactorRequired } from './factor-rules/queries';
import { hashToken } from './one-time-token';
import { SIGNED_IN_OUTCOMES } from './sign-ins/types';
import type { Account, Actor, PasswordLinkState, SessionClaim, SetupLink } from './types';

/** What somebody comes in by: a password, or who they are at the provider that this site is set up for now. */
export function hasWayIn() {
  const { OIDC_ISSUER: issuer } = env();
  const byProvider = issuer === undefined ? [] : [{ identities: { some: { issuer } } }];
  return { OR: [{ passwordHash: { not: null } }, ...byProvider] } satisfies Prisma.UserWhereInput;
}

/** Accounts that can sign in: the program's own has neither address nor password. */
export function canSignIn() {
  return { email: { not: null }, disabledAt: null, ...hasWayIn() } satisfies Prisma.UserWhereInput;
}

/** Whoever made a link must still be an administrator when it is followed. */
export const STILL_ADMIN = { role: 'admin', disabledAt: null } satisfies Prisma.UserWhereInput;

/** Links to a new password that can be used now: those of an administrator who still is one, and what the holder asked for. */
export function usableLink() {
  return {
    usedAt: null,
    revokedAt: null,
    expiresAt: { gt: now() },
    user: canSignIn(),
    OR: [{ issuedById: null }, { issuedBy: STILL_ADMIN }],
  } satisfies Prisma.PasswordLinkWhereInput;
}

/** Where the address of a link to a new password leads now: the account, or why nowhere. */
export async function findPasswordLink(token: string, on: Db = db()): Promise<PasswordLinkState> {
  const tokenHash = hashToken(token);
  const usable = await on.passwordLink.findFirst({
    where: { tokenHash, ...usableLink() },
    select: { user: { select: { email: true } } },
  });
  if (usable) return { state: 'valid', email: usable.user.email ?? '' };
  const link = await on.passwordLink.findUnique({ where: { tokenHash } });
  if (!link) return { state: 'unknown' };
  if (link.usedAt !== null) return { state: 'used' };
  return { state: link.expiresAt <= now() ? 'expired' : 'revoked' };
}

/**
 * Whose session a claim is, from the account's row as it is now: null when the account is gone, disabled, or has ended the
 * sessions of that version. The role comes from the row, so that a change takes effect at once, and so does a rule that holds back
 * whoever has no second factor.
 */
export async function getSessionActor(claim: SessionClaim, on: Db = db()): Promise<Actor | null> {
  const user = await on.user.findFirst({
    where: { ...canSignIn(), id: claim.userId, sessionVersion: claim.sessionVersion },
    select: { id: true, name: true, role: true, secondFactor: { select: { confirmedAt: true } } },
  });
  if (user === null) return null;
  const { secondFactor, ...actor } = user;
  const hasFactor = secondFactor !== null && secondFactor.confirmedAt !== null;
  const isHeldBack = !hasFactor && (await isFactorRequired(on, actor.role, claim.isByProvider === true));
  return { ...actor, ...(isHeldBack && { isHeldBack }) };
}

/** An account that can sign in, by its address; null when nobody who can has it. */
export async function getCredentials(email: string, on: Db = db()) {
  return on.user.findFirst({
    where: { ...canSignIn(), email },
    select: { id: true, name: true, role: true, passwordHash: true, sessionVersion: true },
  });
}

/** What signing in compares with: the account that has that address and a password, disabled or not. */
export async function getPasswordOf(email: string, on: Db = db()) {
  const user = await on.user.findFirst({
    where: { email, passwordHash: { not: null } },
    select: { id: true, passwordHash: true, sessionVersion: true, disabledAt: true },
  });
  return user && { ...user, isDisabled: user.disabledAt !== null };
}

/** How many admins could sign in now. */
export async function countUsableAdmins(on: Db = db()): Promise<number> {
  return on.user.count({ where: { ...canSignIn(), role: 'admin' } });
}

/** Where a setup address leads now. */
export async function checkSetupToken(token: string, on: Db = db()): Promise<SetupLink> {
  const invitation = await on.invitation.findUnique({ where: { tokenHash: hashToken(token) } });
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

/** What somebody signs in with: the e-mail address, and whether there is a password to it. */
export async function getSignInMeans(
  userId: string,
  on: Db = db(),
): Promise<{ email: string; hasPassword: boolean }> {
  const user = await on.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, passwordHash: true },
  });
  return { email: user.email ?? '', hasPassword: user.passwordHash !== null };
}

/** An account that people sign in with; null when there is none of that id. */
export async function getAccount(id: string, on: Db = db()): Promise<Account | null> {
  const accounts = await listAccounts(on, { id, email: { not: null } });
  return accounts[0] ?? null;
}

/** All accounts, oldest first. */
export async function listAccounts(on: Db = db(), where: Prisma.UserWhereInput = {}): Promise<Account[]> {
  const users = await on.user.findMany({
    where,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      secondFactor: { select: { confirmedAt: true } },
      signIns: { where: { outcome: { in: [...SIGNED_IN_OUTCOMES] } }, orderBy: { id: 'desc' }, take: 1 },
    },
  });
  return users.map((user) => ({
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    isDisabled: user.disabledAt !== null,
    createdAt: user.createdAt.toISOString(),
    lastSignInAt: user.signIns[0]?.at.toISOString() ?? null,
    hasSecondFactor: user.secondFactor !== null && user.secondFactor.confirmedAt !== null,
    version: user.version,
  }));
}
