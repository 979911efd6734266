import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { now } from '@/lib/core/clock';
import { type Db, inTransaction } from '@/lib/core/db';
import { RefusedError, type Result, refuse, succeed } from '@/lib/core/errors';
import { toDatabaseDate } from '@/lib/core/plain-date';
import { raiseEdition } from '@/lib/ledger/mutations';
import { atOneMoment } from '@/lib/ledger/queries';
import { type ArchiveFacts, writeArchive } from './archive';
import { toSnapshot } from './queries';
import type { KeptSnapshot } from './types';
import { viewNow } from './view-now';

/** What a part holds: little enough to be read at once, large enough for few questions. */
const PART_BYTES = 256 * 1024;

export interface Made {
  readonly snapshot: KeptSnapshot;
  /** False where there was one at this entry of the ledger already. */
  readonly isNew: boolean;
}

/**
 * Keeps all downloads of a programme as they are now, for ever. Made twice at one entry of the ledger it is the first one: its
 * bytes never change. For admins. Refuses with `unknown_programme`.
 */
export async function makeSnapshot(on: Db, actor: Actor, slug: string): Promise<Result<Made>> {
  if (!can(actor, 'catalogue.change')) return refuse({ code: 'not_allowed', field: null });
  const view = await viewNow(slug);
  if (!view) return refuse({ code: 'unknown_programme', field: null });
  const known = await on.snapshot.findFirst({
    where: { programme: { slug }, seq: BigInt(view.version.seq) },
  });
  if (known) return succeed({ snapshot: toSnapshot(known), isNew: false });
  const folder = await mkdtemp(join(tmpdir(), 'pledgebook-snapshot-'));
  try {
    const path = join(folder, 'all.zip');
    const facts = await atOneMoment((moment) => writeArchive(view, path, moment));
    const sha256 = await hashOf(path);
    return await inTransaction(on, (tx) => keep(tx, slug, path, { ...facts, sha256 }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}

type Tx = Parameters<typeof raiseEdition>[0];

async function keep(
  tx: Tx,
  slug: string,
  path: string,
  { version, bytes, sha256 }: ArchiveFacts & { readonly sha256: string },
): Promise<Made> {
  const seq = BigInt(version.seq);
  const programme = await tx.programme.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const head = await tx.ledgerEntry.findUnique({ where: { seq }, select: { hash: true } });
  if (!head) throw new RefusedError([{ code: 'unknown_programme', field: null }]);
  const id = randomUUID();
  const row = {
    id,
    programmeId: programme.id,
    seq,
    headHash: head.hash,
    day: toDatabaseDate(version.day),
    methodVersion: version.methodVersion,
    bytes,
    sha256,
    parts: Math.ceil(bytes / PART_BYTES),
    madeAt: now(),
  };
  // Another node may have made it meanwhile: then that one stays.
  const { count } = await tx.snapshot.createMany({ data: [row], skipDuplicates: true });
  const where = { programmeId_seq: { programmeId: programme.id, seq } };
  if (count > 0) {
    await keepParts(tx, id, path);
    await raiseEdition(tx);
  }
  return { snapshot: toSnapshot(await tx.snapshot.findUniqueOrThrow({ where })), isNew: count > 0 };
}

async function keepParts(tx: Tx, snapshotId: string, path: string): Promise<void> {
  let position = 0;
  for await (const content of createReadStream(path, { highWaterMark: PART_BYTES })) {
    await tx.snapshotPart.create({ data: { snapshotId, position, content } });
    position += 1;
  }
}
