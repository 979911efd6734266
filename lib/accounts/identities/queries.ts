import { type Db, db } from '@/lib/core/db';
import type { Identity } from './types';

/** Who an account is at providers, oldest first, and whether it has a password besides. */
export async function getWaysIn(
  userId: string,
  on: Db = db(),
): Promise<{ hasPassword: boolean; identities: Identity[] }> {
  const user = await on.user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true, identities: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } },
  });
  return {
    hasPassword: user.passwordHash !== null,
    identities: user.identities.map(({ id, issuer, createdAt }) => ({
      id,
      issuer,
      linkedAt: createdAt.toISOString(),
    })),
  };
}
