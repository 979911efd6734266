import { canonicalJson, sha256 } from '@/lib/core/canonical-json';
import type { LedgerEntry } from './types';

/** What the first entry names as the hash before it. */
export const GENESIS_HASH = '0'.repeat(64);

/**
 * The hash of an entry: SHA-256 of the RFC 8785 form of everything else in it, the hash of the row before included.
 * Everything that is hashed is public, so that anyone can recompute it.
 */
export function entryHash(entry: Omit<LedgerEntry, 'hash'>): string {
  return sha256(
    canonicalJson({
      seq: entry.seq,
      at: entry.at,
      kind: entry.kind,
      actor: entry.actor,
      actorId: entry.actorId,
      approver: entry.approver,
      approverId: entry.approverId,
      programme: entry.programme,
      pledge: entry.pledge,
      target: entry.target,
      figure: entry.figure,
      content: entry.content,
      prevHash: entry.prevHash,
    }),
  );
}
