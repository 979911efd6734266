import { entryHash, GENESIS_HASH } from './entry-hash';
import type { LedgerEntry } from './types';

export type ChainVerdict =
  | { readonly ok: true; readonly entries: number; readonly head: string }
  | { readonly ok: false; readonly seq: string; readonly fault: 'gap' | 'broken_link' | 'content_changed' };

/** The entry from which on a part of the chain is looked at. */
export interface ChainStart {
  readonly seq: bigint;
  readonly hash: string;
}

/**
 * Recomputes the chain over entries in order of `seq`, and names the first that does not fit. `after` is the entry before the
 * first of them, where they are not all; `entries` of the answer counts from the beginning all the same.
 */
export async function verifyChain(
  entries: AsyncIterable<LedgerEntry> | Iterable<LedgerEntry>,
  after: ChainStart = { seq: 0n, hash: GENESIS_HASH },
): Promise<ChainVerdict> {
  let expected = after.seq + 1n;
  let previous = after.hash;
  for await (const entry of entries) {
    if (BigInt(entry.seq) !== expected) return { ok: false, seq: entry.seq, fault: 'gap' };
    if (entry.prevHash !== previous) return { ok: false, seq: entry.seq, fault: 'broken_link' };
    if (entryHash(entry) !== entry.hash) return { ok: false, seq: entry.seq, fault: 'content_changed' };
    previous = entry.hash;
    expected += 1n;
  }
  return { ok: true, entries: Number(expected - 1n), head: previous };
}
