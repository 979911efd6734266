import type { Json } from '@/lib/core/canonical-json';
import type { LedgerEntry } from '@/lib/ledger/types';

/** An entry of the ledger, with all that its hash is made from. */
export interface LedgerEntryJson {
  readonly seq: string;
  readonly at: string;
  readonly kind: string;
  readonly actor: string;
  readonly actorId: string;
  readonly approver: string | null;
  readonly approverId: string | null;
  readonly programme: string;
  readonly pledge: string | null;
  readonly target: string | null;
  readonly figure: string | null;
  readonly content: { readonly [key: string]: Json };
  readonly prevHash: string;
  readonly hash: string;
}

/** An entry for the API. `content` goes out whole: it was made public when the entry was written, and the hash covers it. */
export function ledgerEntryJson(entry: LedgerEntry): LedgerEntryJson {
  return {
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
    hash: entry.hash,
  };
}
