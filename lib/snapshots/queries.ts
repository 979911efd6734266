import { type Db, db } from '@/lib/core/db';
import { fromDatabaseDate } from '@/lib/core/plain-date';
import type { Snapshot as Row } from '@/lib/core/prisma/client';
import type { KeptSnapshot } from './types';

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
