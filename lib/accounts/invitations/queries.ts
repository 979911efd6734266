import { now } from '@/lib/core/clock';
import { type Db, db } from '@/lib/core/db';
import type { Prisma } from '@/lib/core/prisma/client';
import { hashToken } from '../one-time-token';
import { STILL_ADMIN } from '../queries';
import type { InvitationLink, OpenInvitation } from './types';

/** Invitations that can be used now. One dies with the administrator's role of whoever sent it. */
export function openInvitation() {
  return {
    isSetup: false,
    usedAt: null,
    revokedAt: null,
    expiresAt: { gt: now() },
    createdBy: STILL_ADMIN,
  } satisfies Prisma.InvitationWhereInput;
}

/** Where the address of an invitation leads now. */
export async function findInvitation(token: string, on: Db = db()): Promise<InvitationLink> {
  const tokenHash = hashToken(token);
  const row = await on.invitation.findFirst({ where: { tokenHash, isSetup: false } });
  if (!row) return { state: 'unknown' };
  if (row.usedAt !== null) return { state: 'used' };
  if (row.expiresAt <= now()) return { state: 'expired' };
  const isOpen = (await on.invitation.count({ where: { tokenHash, ...openInvitation() } })) === 1;
  return isOpen ? { state: 'valid', role: row.role, email: row.email } : { state: 'revoked' };
}

/** The invitations that somebody could still follow, newest first. */
export async function listOpenInvitations(on: Db = db()): Promise<OpenInvitation[]> {
  const rows = await on.invitation.findMany({
    where: openInvitation(),
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    include: { createdBy: { select: { name: true } } },
  });
  return rows.map(({ id, role, email, expiresAt, createdBy }) => ({
    id,
    role,
    email,
    expiresAt: expiresAt.toISOString(),
    invitedBy: createdBy?.name ?? '',
  }));
}
