import { z } from 'zod';
import type { Json } from '@/lib/core/canonical-json';
import { LEDGER_KINDS, type LedgerEntry } from '@/lib/ledger/types';
import { hashText, sequenceText, slugText } from './answer-parts';

/** An entry of the ledger, with all that its hash is made from. */
export const ledgerEntryAnswer = z.object({
  seq: sequenceText,
  at: z.iso.datetime(),
  kind: z.enum(LEDGER_KINDS),
  actor: z.string(),
  actorId: z.string().describe('Tells namesakes apart'),
  approver: z.string().nullable(),
  approverId: z.string().nullable(),
  programme: slugText,
  pledge: slugText.nullable(),
  target: slugText.nullable(),
  figure: z.guid().nullable(),
  content: z
    .record(z.string(), z.custom<Json>())
    .describe('The public content of what was added or changed, as it then was'),
  prevHash: hashText,
  hash: hashText.describe('SHA-256 of all other members as canonical JSON (RFC 8785)'),
});

export type LedgerEntryJson = z.output<typeof ledgerEntryAnswer>;

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
