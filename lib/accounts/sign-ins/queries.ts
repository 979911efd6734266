import { type Db, db } from '@/lib/core/db';
import type { SignInEntry } from './types';

interface Wanted {
  /** Of one account; of all without it. */
  readonly userId?: string;
  /** Only those written before the entry of this id. */
  readonly before?: string | null;
  readonly limit: number;
}

/** Attempts to sign in, newest first; `older` is the id to go on before, null at the end. */
export async function listSignIns(
  { userId, before = null, limit }: Wanted,
  on: Db = db(),
): Promise<{ entries: SignInEntry[]; older: string | null }> {
  const rows = await on.signIn.findMany({
    where: {
      ...(userId !== undefined && { userId }),
      ...(before !== null && { id: { lt: BigInt(before) } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    include: { user: { select: { id: true, name: true } } },
  });
  const entries = rows.slice(0, limit).map(({ id, at, user, email, outcome, isByProvider, address }) => ({
    id: String(id),
    at: at.toISOString(),
    account: user,
    email,
    outcome,
    isByProvider,
    address,
  }));
  return { entries, older: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
}
