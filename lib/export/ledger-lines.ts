import { canonicalJson } from '@/lib/core/canonical-json';
import type { LedgerEntry } from '@/lib/ledger/types';
import { ledgerEntryJson } from './ledger-json';

/** What the ledger is sent as: one JSON object a line. */
export const NDJSON_TYPE = 'application/x-ndjson; charset=utf-8';

/** Entries that are written at once: enough to be quick, few enough that memory stays flat. */
const BATCH = 200;

/**
 * The ledger as lines of canonical JSON (RFC 8785), oldest entry first: what was hashed, and the hash. Without the member
 * `hash`, a line is byte for byte what its hash was made from.
 */
export async function* writeLedger(entries: AsyncIterable<LedgerEntry>): AsyncGenerator<string> {
  let lines: string[] = [];
  for await (const entry of entries) {
    lines.push(`${canonicalJson({ ...ledgerEntryJson(entry) })}\n`);
    if (lines.length === BATCH) {
      yield lines.join('');
      lines = [];
    }
  }
  yield lines.join('');
}
