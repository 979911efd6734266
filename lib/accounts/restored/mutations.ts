import { randomInt } from 'node:crypto';
import { now } from '@/lib/core/clock';
import type { Prisma } from '@/lib/core/prisma/client';

/** Far more than anybody's sessions were ended since the backup, and no number that could be foreseen. */
const LEAP = { least: 1_000, most: 1_000_000 } as const;

/**
 * After a database was put back to an earlier state: ends all sessions, since those that were ended meanwhile would be
 * good again, and closes all links that let somebody in, since those that were used meanwhile could be used again.
 *
 * @returns how many links to a new password and invitations were closed
 */
export async function endAllAccess(
  tx: Prisma.TransactionClient,
): Promise<{ readonly links: number; readonly invitations: number }> {
  await tx.user.updateMany({ data: { sessionVersion: { increment: randomInt(LEAP.least, LEAP.most) } } });
  const open = { where: { usedAt: null, revokedAt: null }, data: { revokedAt: now() } };
  const links = await tx.passwordLink.updateMany(open);
  const invitations = await tx.invitation.updateMany(open);
  return { links: links.count, invitations: invitations.count };
}
