import { now } from '@/lib/core/clock';
import { type Db, db } from '@/lib/core/db';
import type { Refusal } from '@/lib/core/errors';
import { IMPORT_LOCK } from '../import-lock';
import { DECIMAL_MARKS, type ImportReport } from '../types';
import type { Upload } from './types';

/** How long work may be in hand before it has taken the lock, or after it has given it back. */
const GRACE_MS = 10_000;

/** Whether figures of this programme are being imported at the moment, by whatever process. */
export async function isImportRunning(programme: string, on: Db = db()): Promise<boolean> {
  const [row] = await on.$queryRaw<{ running: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM pg_locks
      WHERE locktype = 'advisory' AND granted AND objsubid = 2
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND classid::bigint = ${IMPORT_LOCK}::bigint
        AND objid::bigint = hashtext(${programme})::bigint & 4294967295
    ) AS running`;
  return row?.running === true;
}

/** A file on its way in, with how far it is; null where there is none. */
export async function findUpload(id: string, on: Db = db()): Promise<Upload | null> {
  const find = () =>
    on.figureImport.findUnique({ where: { id }, include: { programme: { select: { slug: true } } } });
  const first = await find();
  if (!first) return null;
  const isRunning = await isImportRunning(first.programme.slug, on);
  // Read behind the lock: what has ended meanwhile has said how.
  const row = (await find()) ?? first;
  const { state, sha256, rows, done, fileName, decimalMark } = row;
  const isInHand = state === 'checking' || state === 'writing' || state === 'uploading';
  const isFresh = row.touchedAt.getTime() > now().getTime() - GRACE_MS;
  return {
    id,
    programme: first.programme.slug,
    name: fileName,
    state: isInHand && !isRunning && !isFresh ? 'interrupted' : state,
    sha256,
    rows,
    done,
    decimalMark: DECIMAL_MARKS.find((mark) => mark === decimalMark) ?? null,
    report: row.report as unknown as ImportReport | null, // our own JSON
    refusals: (row.refusals ?? []) as unknown as Refusal[], // our own JSON
  };
}

/** The bytes of a file, part by part. */
export async function* iterateParts(id: string, on: Db = db()): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const part = await on.figureImportPart.findUnique({
      where: { importId_position: { importId: id, position } },
      select: { bytes: true },
    });
    if (!part) return;
    yield part.bytes;
  }
}
