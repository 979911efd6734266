import { entryHash, GENESIS_HASH } from './entry-hash';
import type { LedgerEntry } from './types';

export type ChainVerdict =
  | { readonly ok: true; readonly entries: number; readonly head: string }
  | { readonly ok: false; readonly seq: string; readonly fault: 'gap' | 'broken_link' | 'content_changed' };

/** Recomputes the chain over entries in order of `seq`, and names the first that does not fit. */
export async function verifyChain(
  entries: AsyncIterable<LedgerEntry> | Iterable<LedgerEntry>,
): Promise<ChainVerdict> {
  let expected = 1n;
  let previous = GENESIS_HASH;
  for await (const entry of entries) {
    if (BigInt(entry.seq) !== expected) return { ok: false, seq: entry.seq, fault: 'gap' };
    if (entry.prevHash !== previous) return { ok: false, seq: entry.seq, fault: 'broken_link' };
    if (entryHash(entry) !== entry.hash) return { ok: false, seq: entry.seq, fault: 'content_changed' };
    previous = entry.hash;
    expected += 1n;
  }
  return { ok: true, entries: Number(expected - 1n), head: previous };
}
