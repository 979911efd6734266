import type { ContentVersion } from '@/lib/core/conditional';
import { copiedRows } from '@/lib/core/copied-rows';
import { type Moment, openMoment, TooManyReaders } from '@/lib/core/copy-out';
import { type Db, db } from '@/lib/core/db';
import { fromDatabaseDate } from '@/lib/core/plain-date';
import type { Snapshot as Row } from '@/lib/core/prisma/client';
import type { LongDownload } from './downloads';
import type { DownloadView, KeptSnapshot } from './types';

/** A snapshot as the database has it, for readers. */
export function toSnapshot(row: Row): KeptSnapshot {
  return {
    id: row.id,
    seq: row.seq.toString(),
    headHash: row.headHash,
    day: fromDatabaseDate(row.day),
    methodVersion: row.methodVersion,
    bytes: row.bytes,
    sha256: row.sha256,
    madeAt: row.madeAt.toISOString(),
  };
}

/** The snapshots of a programme, newest first. There is one a month or so, so all of them fit on a page. */
export async function listSnapshots(programme: string, on: Db = db()): Promise<KeptSnapshot[]> {
  const rows = await on.snapshot.findMany({
    where: { programme: { slug: programme } },
    orderBy: { seq: 'desc' },
  });
  return rows.map(toSnapshot);
}

/** The snapshot at an entry of the ledger; null where none was made then. */
export async function getSnapshot(programme: string, seq: string): Promise<KeptSnapshot | null> {
  const row = await db().snapshot.findFirst({ where: { programme: { slug: programme }, seq: BigInt(seq) } });
  return row && toSnapshot(row);
}

/** The archive of a snapshot as a body: a part is read when it is wanted, and none after the reader has gone. */
export function streamSnapshot(id: string): ReadableStream<Uint8Array> {
  let position = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const where = { snapshotId_position: { snapshotId: id, position } };
        const part = await db().snapshotPart.findUnique({ where });
        position += 1;
        if (part) controller.enqueue(part.content);
        else controller.close();
      },
    },
    // Nothing is read ahead of the reader, so a HEAD request asks for nothing.
    { highWaterMark: 0 },
  );
}

const HEAD = 'SELECT e.seq::text, e.at FROM ledger_entry e ORDER BY e.seq DESC LIMIT 1';

/** The body of a long download at a moment, which is closed behind it. */
function bodyAt(
  moment: Moment,
  file: LongDownload,
  view: DownloadView,
  signal?: AbortSignal,
): ReadableStream<Uint8Array> {
  return copiedRows({
    head: file.head,
    copy: (taker) => moment.copy(file.query(view), file.options ?? '', taker),
    putRow: file.putRow,
    done: moment.close,
    signal,
  });
}

/**
 * Opens a long download: what the ledger was at the moment from which all of its rows are read, and its rows. They hold a
 * connection until they are read to their end, cancelled or aborted.
 * Null while there are as many of them as there may be.
 */
export async function openDownload(
  file: LongDownload,
  view: DownloadView,
  signal: AbortSignal,
): Promise<{ version: ContentVersion; body: ReadableStream<Uint8Array> } | null> {
  const moment = await openMoment().catch((error: unknown) => {
    if (error instanceof TooManyReaders) return null;
    throw error;
  });
  if (!moment) return null;
  try {
    const head = (await moment.first(HEAD)) as { seq: string; at: Date } | null;
    const version = { ...view.version, seq: head?.seq ?? '0', at: head?.at.toISOString() ?? null };
    return { version, body: bodyAt(moment, file, view, signal) };
  } catch (error) {
    moment.close();
    throw error;
  }
}

/** A long download as it is in somebody else's transaction, which must stay open until it is read. */
export async function readDownload(
  file: LongDownload,
  view: DownloadView,
  on: Db,
): Promise<ReadableStream<Uint8Array>> {
  const [row] = await on.$queryRaw<{ name: string }[]>`SELECT pg_export_snapshot() AS name`;
  return bodyAt(await openMoment(row?.name ?? ''), file, view);
}
