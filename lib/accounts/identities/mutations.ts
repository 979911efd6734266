import { now } from '@/lib/core/clock';
import { type Db, db, inTransaction } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import { succeed } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/prisma/client';
import { countAttempt, tooManyAttempts } from '../attempt-limits';
import { openInvitation } from '../invitations/queries';
import { requireKeeper, stop } from '../keeping/mutations';
import { insertAccount, lockAdmins } from '../mutations';
import { hashToken } from '../one-time-token';
import { passFirstStep } from '../second-step/mutations';
import type { FirstStep } from '../second-step/types';
import { recordSignIn } from '../sign-ins/mutations';
import type { SignInOutcome } from '../sign-ins/types';
import type { Actor, SessionClaim } from '../types';
import type { Arrival } from './types';

type Tx = Prisma.TransactionClient;

/** What the list of sign-ins says of a refusal; the others are no failures to say who one is. */
const OUTCOMES: Readonly<Record<string, SignInOutcome>> = {
  unknown_person: 'unknown_person',
  other_identity: 'unknown_person',
  email_unverified: 'email_unverified',
  account_disabled: 'account_disabled',
};

/**
 * Signs in whom the provider has sent: the holder of that identity; else the account that has the e-mail address the provider
 * vouches for, which is linked by it once; else, with the secret of an invitation, a new account. Nobody else is let in, and
 * nobody registers by themselves. Written down like any sign-in.
 *
 * Refuses `unknown_person`, `email_unverified`, `other_identity` (the account is somebody else's at that provider),
 * `account_disabled`, `invitation_over`, `email_taken`, `too_many_attempts`.
 */
export async function signInByProvider(
  arrival: Arrival,
  { address, invitation }: { readonly address: string; readonly invitation: string | null },
  on: Db = db(),
): Promise<Result<FirstStep>> {
  // Nobody can fail in somebody else's name here: the provider has said who it is.
  const place = { address, knownAs: null };
  const counted = await countAttempt(on, `${arrival.subject} at ${arrival.issuer}`, place);
  if (counted.waitMinutes !== null) {
    if (counted.isFirstRefusal) await record(on, arrival, 'too_many_attempts', address);
    return tooManyAttempts(counted.waitMinutes);
  }
  const found = await inTransaction(on, async (tx) => {
    // Whoever changes accounts waits for one another: two first visits at once make one link.
    await lockAdmins(tx);
    return holderOf(tx, arrival, invitation);
  });
  if (!found.ok) {
    const outcome = OUTCOMES[found.refusals[0]?.code ?? ''];
    if (outcome !== undefined) await record(on, arrival, outcome, address);
    return found;
  }
  await counted.succeeded();
  return succeed(await passFirstStep(on, { ...found.value, isByProvider: true }, place));
}

async function holderOf(tx: Tx, arrival: Arrival, invitation: string | null): Promise<SessionClaim> {
  const { issuer, subject, email, isVerified } = arrival;
  const known = await tx.identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    include: { user: true },
  });
  if (known) return claimOf(known.user);
  const claim =
    invitation === null
      ? await accountOfAddress(tx, arrival, email !== null && isVerified ? email : stop('email_unverified'))
      : await invited(tx, arrival, invitation);
  await tx.identity.create({ data: { userId: claim.userId, issuer, subject, createdAt: now() } });
  return claim;
}

/** The account that the address belongs to. One that is linked already is another person's: addresses are given anew. */
async function accountOfAddress(tx: Tx, { issuer }: Arrival, email: string): Promise<SessionClaim> {
  const user = await tx.user.findUnique({
    where: { email },
    include: { identities: { where: { issuer } } },
  });
  if (user === null) return stop('unknown_person');
  if (user.identities.length > 0) stop('other_identity');
  return claimOf(user);
}

/** The account that an invitation is for; it has no password. */
async function invited(tx: Tx, arrival: Arrival, token: string): Promise<SessionClaim> {
  const tokenHash = hashToken(token);
  const { count } = await tx.invitation.updateMany({
    where: { tokenHash, ...openInvitation() },
    data: { usedAt: now() },
  });
  if (count !== 1) stop('invitation_over');
  const { role, email: bound } = await tx.invitation.findUniqueOrThrow({ where: { tokenHash } });
  const email = bound ?? (arrival.isVerified ? arrival.email : null) ?? stop('email_unverified');
  const name = arrival.name ?? email.split('@')[0] ?? email;
  return insertAccount(tx, { email, name }, role, null);
}

function claimOf(user: { id: string; sessionVersion: number; disabledAt: Date | null }): SessionClaim {
  if (user.disabledAt !== null) stop('account_disabled');
  return { userId: user.id, sessionVersion: user.sessionVersion };
}

/** Writes a refusal down, at the account that the person would have come to. */
async function record(on: Db, arrival: Arrival, outcome: SignInOutcome, address: string): Promise<void> {
  const { issuer, subject, email } = arrival;
  const known = await on.user.findFirst({ where: { identities: { some: { issuer, subject } } } });
  const user = known ?? (email === null ? null : await on.user.findUnique({ where: { email } }));
  const who = { userId: user?.id ?? null, email: user === null ? email : null };
  await recordSignIn(on, { ...who, outcome, isByProvider: true, address });
}

/**
 * Takes the link of one's own account to a provider away and ends all sessions; the claim returned is for the one at hand. Refuses
 * `identity_gone`, and `only_way_in` when there would be no way to sign in any more.
 */
export async function unlinkOwn(on: Db, actor: Actor, id: string): Promise<Result<SessionClaim>> {
  return inTransaction(on, async (tx) => {
    await lockAdmins(tx);
    const identity = await tx.identity.findFirst({ where: { id, userId: actor.id } });
    return unlink(tx, identity ?? stop('identity_gone'));
  });
}

/** The same for somebody else's account, by an administrator. Refuses `identity_gone`, `only_way_in`. */
export async function unlinkOf(on: Db, actor: Actor, id: string): Promise<Result<{ userId: string }>> {
  return inTransaction(on, async (tx) => {
    await requireKeeper(tx, actor);
    const identity = await tx.identity.findUnique({ where: { id } });
    return unlink(tx, identity ?? stop('identity_gone'));
  });
}

async function unlink(tx: Tx, { id, userId }: { id: string; userId: string }): Promise<SessionClaim> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true, _count: { select: { identities: true } } },
  });
  if (user.passwordHash === null && user._count.identities === 1) stop('only_way_in');
  await tx.identity.delete({ where: { id } });
  const { sessionVersion } = await tx.user.update({
    where: { id: userId },
    data: { sessionVersion: { increment: 1 }, version: { increment: 1 } },
  });
  return { userId, sessionVersion };
}
