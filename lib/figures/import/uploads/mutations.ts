import { createHash } from 'node:crypto';
import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { type Refusal, type Result, refuse, succeed } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { Prisma } from '@/lib/core/prisma/client';
import { getProgramme } from '@/lib/programmes/queries';
import { importFigures } from '../mutations';
import { readFiguresCsv } from '../read-csv';
import type { DecimalMark, ImportReport } from '../types';
import { rowCounter } from './count-rows';
import { findUpload, isImportRunning, iterateParts } from './queries';
import { BrokenForm } from './read-multipart';
import { LARGEST_UPLOAD, type Upload } from './types';

/** How much of a file stands in one row. */
const PART_BYTES = 1_000_000;

/** How many rows the table of a dry run names. */
const ROWS_SHOWN = 200;

/** How often it is told how far a file is. */
const TELL_EVERY_MS = 500;

/** How long files are kept that nobody wrote. */
const KEEP_MS = 7 * 24 * 3_600_000;

interface Arriving {
  readonly programme: string;
  readonly name: string;
  /** Asked once the file has arrived: the answer may stand behind it in the form. */
  readonly decimalMark: () => DecimalMark | null;
  readonly bytes: AsyncIterable<Uint8Array>;
}

async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    held.push(chunk);
    size += chunk.length;
    if (size < PART_BYTES) continue;
    yield Buffer.concat(held);
    [held, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(held);
}

/**
 * Keeps a file as it arrives, with the memory of one part. Refuses actors who may not import, an unknown programme, a file that is
 * empty, too large or breaks off, and a second import of a programme while one is running. What is refused is not kept.
 *
 * @param largest in bytes
 */
export async function keepUpload(
  on: Db,
  actor: Actor,
  file: Arriving,
  largest: number = LARGEST_UPLOAD,
): Promise<Result<{ id: string }>> {
  if (!can(actor, 'catalogue.change')) return refuse({ code: 'not_allowed', field: null });
  const programme = await getProgramme(file.programme, on);
  if (!programme) return refuse({ code: 'unknown_programme', field: 'programme' });
  if (await isImportRunning(file.programme, on)) return refuse({ code: 'import_running', field: null });
  const at = now();
  await on.figureImport.deleteMany({ where: { touchedAt: { lt: new Date(at.getTime() - KEEP_MS) } } });
  const { id } = await on.figureImport.create({
    data: {
      programmeId: programme.id,
      actorId: actor.id,
      fileName: file.name.slice(0, 300),
      startedAt: at,
      touchedAt: at,
    },
    select: { id: true },
  });
  const problem = await keepParts(on, id, file.bytes, largest);
  if (problem === null) {
    await on.figureImport.update({ where: { id }, data: { decimalMark: file.decimalMark() } });
    return succeed({ id });
  }
  await on.figureImport.delete({ where: { id } });
  return refuse(problem);
}

async function keepParts(
  on: Db,
  id: string,
  bytes: AsyncIterable<Uint8Array>,
  largest: number,
): Promise<Refusal | null> {
  const hash = createHash('sha256');
  const counter = rowCounter();
  let [size, position] = [0, 0];
  try {
    for await (const part of inParts(bytes)) {
      size += part.length;
      // The rest is passed over to its end: a browser that is cut off in the middle shows no answer.
      if (size > largest) continue;
      hash.update(part);
      counter.add(part);
      await on.$executeRaw`
        INSERT INTO figure_import_part (import_id, position, bytes) VALUES (${id}::uuid, ${position}, ${part})`;
      await on.figureImport.update({ where: { id }, data: { size, touchedAt: now() } });
      position += 1;
    }
  } catch (error) {
    if (error instanceof BrokenForm) return { code: 'import_broke_off', field: 'file' };
    throw error;
  }
  if (size === 0) return { code: 'csv_empty', field: 'file' };
  const limit = largest / 1_000_000;
  if (size > largest) return { code: 'import_file_too_large', field: 'file', values: { limit } };
  const data = { sha256: hash.digest('hex'), rows: counter.rows(), size };
  await on.figureImport.update({ where: { id }, data });
  return null;
}

/** Tells how far a file is, now and then, beside the transaction that goes through it. */
function teller(on: Db, id: string) {
  let done = 0;
  let told: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    told = told
      .then(() => on.figureImport.update({ where: { id }, data: { done, touchedAt: now() } }))
      .catch((error: unknown) => log().warn({ err: error }, 'the progress of an import was not told'));
  }, TELL_EVERY_MS);
  return {
    onRow: () => {
      done += 1;
    },
    /** Says nothing more; waits for what is being said. */
    stop: async () => {
      clearInterval(timer);
      await told;
    },
  };
}

function asJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value));
}

async function goThrough(
  on: Db,
  actor: Actor,
  upload: Upload,
  seen: string | null,
): Promise<Result<ImportReport>> {
  const { id, programme, decimalMark } = upload;
  const progress = teller(on, id);
  try {
    return await importFigures(on, actor, {
      programme,
      decimalMark,
      rows: readFiguresCsv(iterateParts(id, on)),
      apply: seen !== null,
      expected: seen,
      limit: ROWS_SHOWN,
      onRow: progress.onRow,
      // In the transaction of the figures: "written" is said exactly when they are there.
      beside: async (tx, report) => {
        await progress.stop();
        const data = {
          state: 'written' as const,
          report: asJson(report),
          refusals: Prisma.DbNull,
          touchedAt: now(),
        };
        await tx.figureImport.update({ where: { id }, data: { ...data, done: upload.rows } });
        await tx.figureImportPart.deleteMany({ where: { importId: id } });
      },
    });
  } finally {
    await progress.stop();
  }
}

/** Goes through a file and keeps what came of it; a fault of ours is logged and said. Never throws. */
async function carryOut(on: Db, actor: Actor, upload: Upload, seen: string | null): Promise<void> {
  const keep = (data: Prisma.FigureImportUpdateInput) =>
    on.figureImport.update({ where: { id: upload.id }, data: { ...data, touchedAt: now() } });
  try {
    const result = await goThrough(on, actor, upload, seen);
    if (!result.ok) {
      const isLater = result.refusals.some(({ code }) => code === 'import_running');
      await keep({ state: isLater ? 'failed' : 'refused', refusals: asJson(result.refusals) });
    } else if (!result.value.isWritten) {
      const changed: Refusal[] = seen === null ? [] : [{ code: 'import_changed', field: null }];
      await keep({
        state: 'checked',
        report: asJson(result.value),
        refusals: asJson(changed),
        done: upload.rows,
      });
    }
  } catch (error) {
    log().error({ err: error }, 'an import failed');
    await keep({ state: 'failed', refusals: asJson([{ code: 'failed', field: null }]) }).catch(() => {});
  }
}

/** The states from which a file can be checked, and written. */
const CAN_BEGIN = { checking: ['uploading', 'failed', 'checked', 'interrupted'], writing: ['checked'] };

/**
 * Begins to check a file, or to write what was seen (`seen`: the digest of that report), and answers once that is in hand; the
 * promise inside ends with the work. Refuses what is in hand or done already, and while another import is running.
 */
export async function beginImport(
  on: Db,
  actor: Actor,
  id: string,
  seen: string | null,
): Promise<Result<{ work: Promise<void> }>> {
  if (!can(actor, 'catalogue.change')) return refuse({ code: 'not_allowed', field: null });
  const upload = await findUpload(id, on);
  const state = seen === null ? 'checking' : 'writing';
  if (!upload) return refuse({ code: 'import_file_missing', field: 'file' });
  if (await isImportRunning(upload.programme, on)) return refuse({ code: 'import_running', field: null });
  if (!CAN_BEGIN[state].includes(upload.state)) return refuse({ code: 'import_in_hand', field: null });
  const at = now();
  // Of two clicks at once one finds the row as it was.
  const { count } = await on.figureImport.updateMany({
    where: { id, state: upload.state === 'interrupted' ? { in: ['checking', 'writing'] } : upload.state },
    data: { state, done: 0, refusals: Prisma.DbNull, touchedAt: at },
  });
  if (count === 0) return refuse({ code: 'import_in_hand', field: null });
  return succeed({ work: carryOut(on, actor, upload, seen) });
}
