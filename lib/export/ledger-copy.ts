import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { instantSql } from './cell-sql';

/** What the ledger is sent as: one JSON object a line. */
export const NDJSON_TYPE = 'application/x-ndjson; charset=utf-8';

/** Signs that no JSON has outside of its escapes, in place of quotes and commas: so COPY leaves each row as it is. */
export const JSON_LINES = String.raw`, QUOTE E'\x01', DELIMITER E'\x02'`;

/** The query that gives each entry of the whole ledger as JSON, oldest first, with the members of `ledgerEntryAnswer`. */
export const LEDGER_COPY = `SELECT json_build_object('seq', e.seq::text, 'at', ${instantSql('e.at')}, 'kind', e.kind,
    'actor', e.actor_name, 'actorId', e.actor_id, 'approver', e.approver_name, 'approverId', e.approver_id,
    'programme', g.slug, 'pledge', p.slug, 'target', t.key, 'figure', e.figure_id, 'content', e.content,
    'prevHash', e.prev_hash, 'hash', e.hash)
  FROM ledger_entry e JOIN programme g ON g.id = e.programme_id
  LEFT JOIN pledge p ON p.id = e.pledge_id LEFT JOIN target t ON t.id = e.target_id
  ORDER BY e.seq`;

/**
 * A row of `LEDGER_COPY` as a line of canonical JSON (RFC 8785): what was hashed, and the hash. Without the member `hash`, a
 * line is byte for byte what its hash was made from.
 */
export function ledgerLine(row: string): string {
  const entry: Json = JSON.parse(row);
  return `${canonicalJson(entry)}\n`;
}
