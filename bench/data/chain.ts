import type postgres from 'postgres';
import { GENESIS_HASH } from '../../lib/ledger/entry-hash';
import { entryRow, type NewEntry } from '../../lib/ledger/mutations';
import type { CopyRow } from './copy-rows';

const COLUMNS = `ledger_entry (seq, at, kind, actor_id, actor_name, approver_id, approver_name, programme_id, pledge_id,
  target_id, figure_id, content, prev_hash, hash)`;

/** The end of the ledger, to go on from. Nobody else may write meanwhile: the writer holds the ledger's lock. */
export interface Chain {
  readonly columns: string;
  readonly seq: () => bigint;
  /** An instant as the ledger can have it: none is before the entry that stands last. */
  readonly instant: (wanted: string) => Date;
  /** The row of the next entry. */
  readonly append: (entry: NewEntry, at: Date) => CopyRow;
}

/** The chain as it ends in the database. */
export async function chainOf(sql: postgres.Sql): Promise<Chain> {
  const [last] = await sql<{ seq: string; hash: string; at: Date }[]>`
    select seq, hash, at from ledger_entry order by seq desc limit 1`;
  let end = { seq: BigInt(last?.seq ?? 0), hash: last?.hash ?? GENESIS_HASH };
  const earliest = last?.at.getTime() ?? 0;
  return {
    columns: COLUMNS,
    seq: () => end.seq,
    instant: (wanted) => new Date(Math.max(Date.parse(wanted), earliest)),
    append: (entry, at) => {
      const row = entryRow(entry, end.seq + 1n, at, end.hash);
      end = row;
      const subject = [row.programmeId, row.pledgeId, row.targetId, row.figureId];
      const people = [row.actorId, row.actorName, row.approverId, row.approver];
      const content = JSON.stringify(row.content);
      return [
        row.seq,
        row.at.toISOString(),
        row.kind,
        ...people,
        ...subject,
        content,
        row.prevHash,
        row.hash,
      ];
    },
  };
}
