import type { Actor } from '@/lib/accounts/types';
import type { Json } from '@/lib/core/canonical-json';
import { now } from '@/lib/core/clock';
import type { Prisma } from '@/lib/core/prisma/client';
import { entryHash, GENESIS_HASH } from './entry-hash';
import type { LedgerKind } from './types';

/** Any fixed number: the name of the lock that makes writers of the ledger wait for one another. */
export const LEDGER_LOCK = 7_305_022n;

/** The channel on which a publication is told to every web node. */
export const LEDGER_CHANNEL = 'pledgebook_ledger';

type Named = { readonly id: string; readonly slug: string };

/** What an entry speaks of and says. */
export interface NewEntry {
  readonly kind: LedgerKind;
  readonly actor: Actor;
  readonly approver?: Actor;
  readonly programme: Named;
  readonly pledge?: Named;
  readonly target?: { readonly id: string; readonly key: string };
  readonly figureId?: string;
  readonly content: { readonly [key: string]: Json };
}

/** Where an entry came to stand. */
export interface Appended {
  readonly seq: bigint;
  readonly at: Date;
}

/** Waits for the turn to write. Held to the end of the transaction; taking it twice is harmless. */
export async function lockLedger(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LEDGER_LOCK})`;
}

/** A clock that is behind must not turn the order of the ledger around. */
function notBefore(last: { readonly at: Date } | null): Date {
  return new Date(Math.max(now().getTime(), last?.at.getTime() ?? 0));
}

/** The time of what is published in this transaction: what rows say of themselves is what their ledger entries say. */
export async function publicationTime(tx: Prisma.TransactionClient): Promise<Date> {
  await lockLedger(tx);
  return notBefore(await tx.ledgerEntry.findFirst({ orderBy: { seq: 'desc' }, select: { at: true } }));
}

/**
 * Appends one entry to the chain inside the transaction that changes the state it speaks of, and tells the other nodes
 * once that commits. Returns its sequence number and time.
 */
export async function appendEntry(tx: Prisma.TransactionClient, entry: NewEntry): Promise<Appended> {
  const [appended] = await appendEntries(tx, [entry]);
  if (!appended) throw new Error('No entry was appended');
  return appended;
}

/** Appends entries in their order, like `appendEntry`, with a single write. Returns where each came to stand. */
export async function appendEntries(
  tx: Prisma.TransactionClient,
  entries: readonly NewEntry[],
): Promise<Appended[]> {
  await lockLedger(tx);
  const last = await tx.ledgerEntry.findFirst({
    orderBy: { seq: 'desc' },
    select: { seq: true, hash: true, at: true },
  });
  const at = notBefore(last);
  let before = { seq: last?.seq ?? 0n, hash: last?.hash ?? GENESIS_HASH };
  const rows = entries.map((entry) => {
    const row = entryRow(entry, before.seq + 1n, at, before.hash);
    before = row;
    return row;
  });
  await insertRows(tx, rows);
  await tx.$executeRaw`SELECT pg_notify(${LEDGER_CHANNEL}, ${before.seq.toString()})`;
  return rows.map(({ seq }) => ({ seq, at }));
}

/**
 * Tells all nodes, once the transaction commits, that public pages show something new that is no entry of the ledger: a
 * snapshot, an answer to a reader.
 */
export async function raiseEdition(tx: Prisma.TransactionClient): Promise<void> {
  await tx.publicEdition.update({ where: { id: 1 }, data: { number: { increment: 1 }, at: now() } });
  await tx.$executeRaw`SELECT pg_notify(${LEDGER_CHANNEL}, 'edition')`;
}

/**
 * After a database was put back to an earlier state: gives public pages an edition that none of them had in the time that was
 * undone, so that no cache takes a page of that time for a present one under the same sequence number.
 */
export async function renewEdition(tx: Prisma.TransactionClient): Promise<void> {
  const at = now();
  const data = { number: { increment: BigInt(at.getTime()) }, at };
  await tx.publicEdition.update({ where: { id: 1 }, data });
  await tx.$executeRaw`SELECT pg_notify(${LEDGER_CHANNEL}, 'edition')`;
}

/** One JSON text for all rows: an import appends thousands, for which `createMany` costs many times what the database needs. */
async function insertRows(tx: Prisma.TransactionClient, rows: readonly ReturnType<typeof entryRow>[]) {
  const text = JSON.stringify(rows.map((row) => ({ ...row, seq: row.seq.toString() })));
  await tx.$executeRaw`
    INSERT INTO ledger_entry (seq, at, kind, actor_id, actor_name, approver_id, approver_name, programme_id,
      pledge_id, target_id, figure_id, content, prev_hash, hash)
    SELECT seq, at, kind, "actorId", "actorName", "approverId", approver, "programmeId", "pledgeId", "targetId",
      "figureId", content, "prevHash", hash
    FROM jsonb_to_recordset(${text}::jsonb) AS entry (seq bigint, at timestamptz, kind ledger_kind, "actorId" uuid,
      "actorName" text, "approverId" uuid, approver text, "programmeId" uuid, "pledgeId" uuid, "targetId" uuid,
      "figureId" uuid, content jsonb, "prevHash" text, hash text)
    ORDER BY seq`;
}

/** An entry as its row: with its place in the chain, and the hash that follows from all of it. */
export function entryRow(entry: NewEntry, seq: bigint, at: Date, prevHash: string) {
  const hash = entryHash({
    seq: seq.toString(),
    at: at.toISOString(),
    kind: entry.kind,
    actor: entry.actor.name,
    actorId: entry.actor.id,
    approver: entry.approver?.name ?? null,
    approverId: entry.approver?.id ?? null,
    programme: entry.programme.slug,
    pledge: entry.pledge?.slug ?? null,
    target: entry.target?.key ?? null,
    figure: entry.figureId ?? null,
    content: entry.content,
    prevHash,
  });
  return {
    seq,
    at,
    kind: entry.kind,
    actorId: entry.actor.id,
    actorName: entry.actor.name,
    approverId: entry.approver?.id ?? null,
    approver: entry.approver?.name ?? null,
    programmeId: entry.programme.id,
    pledgeId: entry.pledge?.id ?? null,
    targetId: entry.target?.id ?? null,
    figureId: entry.figureId ?? null,
    content: entry.content as Prisma.InputJsonObject,
    prevHash,
    hash,
  };
}
